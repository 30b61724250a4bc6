"""Lists in every format: the same cells, and the limits that hold for all of them."""

from __future__ import annotations

import struct
import zipfile
from pathlib import Path

import pytest
import xlwt

from benchmarks.sheet_files import ENDINGS, WRITERS, SheetModel
from workbook_templates.read.any_file import any_grids
from workbook_templates.read.archive import archived_files
from workbook_templates.read.decrypt import encrypt
from workbook_templates.read.delimited import decoded
from workbook_templates.read.extent import _xlsb_cells
from workbook_templates.read.troubles import Unusable

ROWS = [["姓名", "身份证号"], ["张三", "530302195401111007"], ["李四", "53030219560709103X"]]


def written(kind: str, tmp_path: Path, rows: list[list[str]]) -> Path:
    path = tmp_path / f"名册.{ENDINGS.get(kind, kind)}"
    WRITERS[kind](path, [SheetModel("Sheet1", rows)])
    return path


@pytest.mark.parametrize("kind", [kind for kind in WRITERS if kind != "zip"])
def test_the_same_cells_from_every_format(kind: str, tmp_path: Path) -> None:
    [grid] = any_grids(written(kind, tmp_path, ROWS))
    assert [list(row) for row in grid.rows] == ROWS


def test_a_file_in_an_archive(tmp_path: Path) -> None:
    [file] = archived_files(written("zip", tmp_path, ROWS))
    assert [list(row) for row in any_grids(file)[0].rows] == ROWS


def test_merged_cells_of_an_xls_are_known(tmp_path: Path) -> None:
    sheet = SheetModel("Sheet1")
    sheet.add(["标题", "", ""], across=3)
    WRITERS["xls"](tmp_path / "名册.xls", [sheet])
    assert any_grids(tmp_path / "名册.xls")[0].merges == [(0, 0, 0, 2)]


@pytest.mark.parametrize("kind", ["xls", "ods", "xlsb"])
def test_a_cell_far_away_is_refused_before_it_fills_the_memory(kind: str, tmp_path: Path) -> None:
    if kind == "xls":
        book = xlwt.Workbook()
        for name in ("一", "二"):
            book.add_sheet(name).write(65_535, 255, "远")
        book.save(str(tmp_path / "远.xls"))
    elif kind == "xlsb":
        WRITERS["xlsb"](tmp_path / "远.xlsb", [SheetModel("一", [[]] * 1_000_000 + [["", "", "远"] * 100])])
    else:
        far = '<table:table-row table:number-rows-repeated="1000000"/><table:table-row><table:table-cell '
        far += 'table:number-columns-repeated="16000"/><table:table-cell office:value-type="string"><text:p>远</text:p>'
        WRITERS["ods"](tmp_path / "远.ods", [SheetModel("一", [["记号"]])])
        _replace(tmp_path / "远.ods", "</table:table>", f"{far}</table:table-cell></table:table-row></table:table>")
    with pytest.raises(Unusable) as refused:
        any_grids(tmp_path / f"远.{kind}")
    assert refused.value.trouble.name == "行列太多"


_FAR = '<table:table-cell office:value-type="string"><text:p>远</text:p></table:table-cell>'


@pytest.mark.parametrize(
    "rows",
    [
        f"<table:table-row table:number-rows-repeated='30000000'>{_FAR}</table:table-row>",
        f'<table:table-row table:number-rows-repeated="&#51;0000000">{_FAR}</table:table-row>',
        f'<table:table-row table:odd="a>b" table:number-rows-repeated="30000000">{_FAR}</table:table-row>',
        '<table:table-row table:number-rows-repeated="30000000"/>'
        f"<table:table-header-rows><table:table-row>{_FAR}</table:table-row></table:table-header-rows>",
        '<table:table-row table:number-rows-repeated="30000000"><table:table-cell office:value-type="float" office:value="3"/>'
        "</table:table-row>",
        '<table:table-row table:number-rows-repeated="20000"><table:table-cell table:number-columns-repeated="16000" '
        'office:value-type="boolean" office:boolean-value="true"/></table:table-row>',
        '<table:table table:name="内"><table:table-row table:number-rows-repeated="30000000">'
        f"{_FAR}</table:table-row></table:table>",
    ],
    ids=["quotes", "reference", "bracket", "header rows", "value", "columns", "table in a table"],
)
def test_no_way_of_writing_gets_a_far_cell_of_an_ods_past_the_limit(rows: str, tmp_path: Path) -> None:
    WRITERS["ods"](tmp_path / "远.ods", [SheetModel("一", [["记号"]])])
    _replace(tmp_path / "远.ods", "</table:table>", f"{rows}</table:table>")
    with pytest.raises(Unusable) as refused:
        any_grids(tmp_path / "远.ods")
    assert refused.value.trouble.name == "行列太多"


def test_an_ods_with_entities_of_its_own_is_refused(tmp_path: Path) -> None:
    """Wherever the DOCTYPE stands."""
    WRITERS["ods"](tmp_path / "远.ods", [SheetModel("一", [["记号"]])])
    declared = f"<!--{' ' * 3000}--><!DOCTYPE x [<!ENTITY a '5'>]>"
    _replace(tmp_path / "远.ods", "<office:document-content", f"{declared}<office:document-content")
    with pytest.raises(Unusable):
        any_grids(tmp_path / "远.ods")


def test_an_xls_that_announces_a_sheet_of_any_size_is_refused(tmp_path: Path) -> None:
    """Calamine would set memory aside for it, and the process would end."""
    file = written("xls", tmp_path, ROWS)
    content, announced = file.read_bytes(), struct.pack("<HHIIHHH", 0x0200, 14, 0, 3, 0, 2, 0)
    assert content.count(announced) == 1
    file.write_bytes(content.replace(announced, struct.pack("<HHIIHHH", 0x0200, 14, 0, 0xFFFFFFF0, 0, 0xFFFE, 0)))
    with pytest.raises(Unusable) as refused:
        any_grids(file)
    assert refused.value.trouble.name == "文件损坏"


def test_a_locked_workbook_is_opened_by_its_password(tmp_path: Path) -> None:
    file = written("xlsx", tmp_path, ROWS)
    file.write_bytes(encrypt(file.read_bytes(), "银杏"))
    assert [list(row) for row in any_grids(file, "银杏")[0].rows] == ROWS
    with pytest.raises(Unusable) as refused:
        any_grids(file)
    assert refused.value.trouble.name == "有打开密码"


def _replace(path: Path, old: str, new: str) -> None:
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name).decode() for name in package.namelist()}
    with zipfile.ZipFile(path, "w") as package:
        for name, text in parts.items():
            package.writestr(name, text.replace(old, new))


def test_the_cells_of_an_xlsb_are_found_in_its_records() -> None:
    def record(kind: int, content: bytes) -> bytes:
        return bytes([kind]) + bytes([len(content)]) + content

    stream = record(0, struct.pack("<I", 1_048_575) + b"\0" * 13) + record(5, struct.pack("<II", 16_383, 0) + b"\0" * 8)
    assert list(_xlsb_cells(stream)) == [(1_048_575, 16_383)]


def test_a_bomb_in_an_ods_is_refused(tmp_path: Path) -> None:
    WRITERS["ods"](tmp_path / "炸.ods", [SheetModel("一", [["记号"]])])
    with zipfile.ZipFile(tmp_path / "炸.ods", "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr("styles.xml", b" " * 60_000_000)
    with pytest.raises(Unusable) as refused:
        any_grids(tmp_path / "炸.ods")
    assert refused.value.trouble.name == "压缩异常"


@pytest.mark.parametrize("damaged", [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, b"%PDF-1.7", b"", b"\xff\xfe\x00"])
def test_what_is_no_list_is_told_and_never_raised(damaged: bytes, tmp_path: Path) -> None:
    (tmp_path / "坏.xls").write_bytes(damaged)
    with pytest.raises(Unusable):
        any_grids(tmp_path / "坏.xls")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
def test_the_encodings_of_text(encoding: str) -> None:
    assert decoded("姓名,身份证号\r\n张三,5303".encode(encoding)) == "姓名,身份证号\r\n张三,5303"


def test_rare_characters_of_gb18030() -> None:
    assert decoded("王𬭎,女".encode("gb18030")) == "王𬭎,女"


@pytest.mark.parametrize("attributes", ['rowspan="1000" colspan="1000"', 'colspan="999999999"'])
def test_a_page_of_huge_spans_is_refused(attributes: str, tmp_path: Path) -> None:
    (tmp_path / "导出.xls").write_text(
        f"<html><table><tr>{f'<td {attributes}>姓名</td>' * 50}</tr></table></html>", encoding="utf-8"
    )
    with pytest.raises(Unusable) as refused:
        any_grids(tmp_path / "导出.xls")
    assert refused.value.trouble.name == "行列太多"


def test_an_exported_page_keeps_its_merged_cells(tmp_path: Path) -> None:
    rows = [["标题", "", ""], ["姓名", "联系方式", ""], ["", "电话", "住址"], ["张三", "1", "2"]]
    sheet = SheetModel("Sheet1", rows, [(0, 0, 0, 2), (1, 0, 2, 0), (1, 1, 1, 2)])
    WRITERS["html-xls"](tmp_path / "导出.xls", [sheet])
    [grid] = any_grids(tmp_path / "导出.xls")
    assert [list(row) for row in grid.rows if len(row) == 3][-2:] == rows[2:]
    assert sorted(grid.merges) == sorted(sheet.merges)
