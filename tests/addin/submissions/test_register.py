"""The register of subordinates: from a workbook into the database and back."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from addin.errors import Refused
from addin.settings import Level, parse_level
from addin.submissions.folder import Office
from addin.submissions.register import HEADERS, USUAL_KINDS, load_units, parse_kinds
from addin.submissions.register_workbook import read_register, update_register, write_register
from tests.addin.submitted_files import unit_code
from workbook_templates.plain import write_plain
from workbook_templates.write.measure import text_width


def book(path: Path, *rows: tuple[str, ...], headers: tuple[str, ...] = HEADERS) -> Path:
    write_plain(path, "登记簿", headers, ("说明",), rows)
    return path


def test_a_filled_register_is_read(tmp_path: Path) -> None:
    file = book(
        tmp_path / "r.xlsx",
        (unit_code(1), "第一局", "单位", "花名册、活动记录", "张三", "0871-63123456"),
        ("530102", "盘龙区", "county", "", "", ""),
    )
    first, second = read_register(file)
    assert (first.kinds, first.level, first.phone) == (("roster", "activity"), "unit", "0871-63123456")
    assert (second.code, second.kinds) == ("530102", USUAL_KINDS)


def test_the_blank_register_has_the_headers_and_nothing_else(tmp_path: Path) -> None:
    write_register(tmp_path / "r.xlsx")
    with pytest.raises(Refused, match="一个单位也没有"):
        read_register(tmp_path / "r.xlsx")


def test_every_mistake_is_told_with_its_row(tmp_path: Path) -> None:
    file = book(
        tmp_path / "r.xlsx",
        ("53010", "短码局"),
        (unit_code(1), ""),
        (unit_code(2), "第二局", "乡"),
        (unit_code(3), "第三局", "", "花名簿"),
        (unit_code(4), "第四局"),
        (unit_code(4), "第四局"),
    )
    with pytest.raises(Refused) as refusal:
        read_register(file)
    lines = str(refusal.value).splitlines()
    assert [line.split("：")[0] for line in lines[1:]] == ["第4行", "第5行", "第6行", "第7行", "第9行"]
    for word in ("“53010”", "没有写单位名称", "“乡”", "“花名簿”", "前面已经有了"):
        assert word in str(refusal.value)


def test_a_workbook_without_the_headers_or_no_workbook(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="找不到表头"):
        read_register(book(tmp_path / "r.xlsx", ("1", "2"), headers=("代码", "名称")))
    (tmp_path / "x.xlsx").write_bytes(b"not a workbook")
    with pytest.raises(Refused, match=r"x\.xlsx"):
        read_register(tmp_path / "x.xlsx")
    with pytest.raises(Refused, match="找不到登记簿文件"):
        read_register(tmp_path / "none.xlsx")


def test_an_update_adds_changes_and_takes_out_and_can_be_written_again(county: Office, tmp_path: Path) -> None:
    file = book(tmp_path / "r.xlsx", (unit_code(1), "盘龙区第一局"), (unit_code(2), "改了名的局"), (unit_code(7), "新局"))
    assert update_register(county, read_register(file)) == (1, 2, 1)
    write_register(tmp_path / "again.xlsx", county)
    assert read_register(tmp_path / "again.xlsx") == load_units(county)


def test_an_office_is_not_its_own_subordinate(county: Office, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="不能有本机构自己"):
        update_register(county, read_register(book(tmp_path / "r.xlsx", ("530102", "自己"))))


def test_kinds_by_title_or_name() -> None:
    assert parse_kinds("活动记录，roster") == ("roster", "activity")
    assert parse_kinds("") == USUAL_KINDS
    with pytest.raises(Refused, match="没有“年报”这种表"):
        parse_kinds("年报")


def test_the_blank_register_offers_what_may_be_typed_and_is_printed_on_a4(tmp_path: Path) -> None:
    """Everything that is offered can be read; the usual forms fit into their column."""
    write_register(tmp_path / "空白.xlsx")
    sheet = load_workbook(tmp_path / "空白.xlsx").active
    assert sheet.page_setup.paperSize == 9
    header = next(row for row in sheet.iter_rows() if str(row[0].value).startswith("单位代码"))
    offered = {}
    for rule in sheet.data_validations.dataValidation:
        column = next(cell for cell in header if cell.column == next(iter(rule.sqref.ranges)).min_col)
        offered[column.value] = rule.formula1.strip('"').split(",")
        assert rule.errorStyle == "information", "several forms in other numbers may be typed as well"
    assert {parse_level(level) for level in offered["级别"]} == set(Level)
    assert parse_kinds(offered["应报表种"][0]) == USUAL_KINDS
    assert all(parse_kinds(kinds) for kinds in offered["应报表种"])
    assert sheet.column_dimensions["D"].width > text_width(offered["应报表种"][0])
