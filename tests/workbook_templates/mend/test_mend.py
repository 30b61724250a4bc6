"""Bad rows out of a clerk's workbook and, mended, back into it: only what was changed is changed."""

from __future__ import annotations

import datetime as dt
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from addin.doors.commandline.commands.check import run
from addin.errors import Refused
from addin.usecases.bad_rows import mend
from addin.usecases.check_files import check_and_write, check_files
from tests.workbook_templates.read.forms import repacked
from validators.examples import baseline
from workbook_templates.mend import NotItsWorkbook, merge_back
from workbook_templates.read import read_file, read_submission
from workbook_templates.schema import form
from workbook_templates.write.fill import fill_form

ROSTER = form("roster")
PEOPLE = ROSTER.sheet("离退休干部")
COVER = {column.name: column.example for column in ROSTER.cover.columns}
SECOND = {"身份证号": "530102196303072423", "姓名": "李芳", "性别": "女"}
THIRD = {"身份证号": "530102196103151235", "姓名": "王强", "出生日期": "1961-13-15", "居住地": None}


@pytest.fixture
def original(tmp_path: Path) -> Path:
    """Three persons: the first in order, the second with a wrong 政治面貌, the third with a wrong date and a blank."""
    path = tmp_path / "花名册.xlsx"
    people = [baseline(PEOPLE), baseline(PEOPLE) | SECOND | {"政治面貌": "党员"}, baseline(PEOPLE) | THIRD]
    branch = list(baseline(ROSTER.sheet("党组织")).values())
    fill_form(path, ROSTER, COVER, {"离退休干部": [list(row.values()) for row in people], "党组织": [branch]})
    return path


def taken(original: Path, folder: Path) -> Path:
    (checked,) = check_and_write([original], bad_rows=folder)
    assert checked.bad_rows is not None
    return checked.bad_rows


def cell_at(path: Path, sheet: str, column: str, row: int) -> str:
    letters = read_submission(path).tables.sources[0].letters[sheet]
    return f"{letters[column]}{row}"


def put(path: Path, column: str, row: int, value: object) -> None:
    book = openpyxl.load_workbook(path)
    book["离退休干部"][cell_at(path, "离退休干部", column, row)] = value
    book.save(path)


def test_only_the_bad_rows_are_in_it_and_know_where_they_came_from(original: Path, tmp_path: Path) -> None:
    table = read_submission(taken(original, tmp_path)).tables["离退休干部"]
    assert list(table.get("姓名")) == ["李芳", "王强"]
    assert list(table.get("来源行")) == [5, 6]
    assert table.raw("出生日期", 1) == "1961-13-15"


def test_the_rows_are_marked_and_cannot_be_handed_in(original: Path, tmp_path: Path) -> None:
    rows = taken(original, tmp_path)
    report = check_files([rows])[0]
    assert report.exit_status == 1
    assert "合并回原表" in next(finding.fix for finding in report.findings if finding.rule == "T02")
    cell = openpyxl.load_workbook(rows)["离退休干部"][cell_at(rows, "离退休干部", "政治面貌", 4)]
    assert "不在规定的选项里" in cell.comment.text


def test_mended_cells_go_back_and_every_other_part_stays_as_it_was(original: Path, tmp_path: Path) -> None:
    rows, merged = taken(original, tmp_path), tmp_path / "新表.xlsx"
    put(rows, "政治面貌", 4, "群众")
    put(rows, "出生日期", 5, dt.date(1961, 3, 15))
    put(rows, "居住地", 5, "大理市")
    done = mend(original, rows, merged)
    assert (done.cells, done.rows, done.added) == (3, 3, 0), "two persons, and the branch that is too small"
    table = read_submission(merged).tables["离退休干部"]
    assert list(table.get("政治面貌")) == ["中共党员", "群众", "中共党员"]
    assert table.get("出生日期")[2] == dt.date(1961, 3, 15)
    assert table.get("居住地")[2] == "大理市"
    assert changed_parts(original, merged) == {"xl/worksheets/sheet4.xml"}


def changed_parts(one: Path, two: Path) -> set[str]:
    with zipfile.ZipFile(one) as a, zipfile.ZipFile(two) as b:
        assert a.namelist() == b.namelist()
        return {name for name in a.namelist() if a.read(name) != b.read(name)}


def test_nothing_mended_changes_nothing(original: Path, tmp_path: Path) -> None:
    merged = tmp_path / "新表.xlsx"
    assert mend(original, taken(original, tmp_path), merged).cells == 0
    assert changed_parts(original, merged) == set()


def mended(original: Path, folder: Path) -> Path:
    """The bad rows with the second person's 政治面貌 and the third's date and place put right."""
    rows = taken(original, folder)
    put(rows, "政治面貌", 4, "群众")
    put(rows, "出生日期", 5, dt.date(1961, 3, 15))
    put(rows, "居住地", 5, "大理市")
    return rows


def people(path: Path) -> dict[object, tuple[object, object]]:
    table = read_submission(path).tables["离退休干部"]
    return {name: (party, place) for name, party, place in table.records("姓名", "政治面貌", "居住地")}


def rearranged(original: Path, change: Callable[[Any], None]) -> None:
    book = openpyxl.load_workbook(original)
    change(book["离退休干部"])
    book.save(original)


def insert_two(sheet: Any) -> None:
    sheet.insert_rows(5, 2)


def swap(sheet: Any) -> None:
    """The second and the third person change places, as after sorting."""
    for five, six in zip(sheet[5], sheet[6], strict=True):
        five.value, six.value = six.value, five.value


def mend_elsewhere(sheet: Any) -> None:
    sheet["A4"] = "张建国强"


@pytest.mark.parametrize("change", [insert_two, swap, mend_elsewhere], ids=lambda change: change.__name__)
def test_rows_are_found_again_where_the_original_was_changed_since(
    change: Callable[[Any], None], original: Path, tmp_path: Path
) -> None:
    rows, merged = mended(original, tmp_path), tmp_path / "新表.xlsx"
    rearranged(original, change)
    done = mend(original, rows, merged)
    assert (done.cells, done.left) == (3, [])
    assert people(merged)["李芳"][0] == "群众"
    assert people(merged)["王强"] == ("中共党员", "大理市")


def test_a_row_that_was_changed_there_too_is_left_and_told(original: Path, tmp_path: Path) -> None:
    rows, merged = mended(original, tmp_path), tmp_path / "新表.xlsx"
    rearranged(original, lambda sheet: sheet.__setitem__("A5", "李芳芳"))
    done = mend(original, rows, merged)
    assert done.left == [("离退休干部", 5)]
    assert people(merged)["李芳芳"][0] == "党员", "as the clerk left it"
    assert people(merged)["王强"][1] == "大理市"


def test_a_row_deleted_there_is_told(original: Path, tmp_path: Path) -> None:
    rows, merged = mended(original, tmp_path), tmp_path / "新表.xlsx"
    rearranged(original, lambda sheet: sheet.delete_rows(5))
    done = mend(original, rows, merged)
    assert done.left == [("离退休干部", 5)]
    assert people(merged)["王强"][1] == "大理市"


def test_a_row_deleted_from_the_mended_rows_stays(original: Path, tmp_path: Path) -> None:
    rows, merged = mended(original, tmp_path), tmp_path / "新表.xlsx"
    rearranged(rows, lambda sheet: sheet.delete_rows(5))
    assert mend(original, rows, merged).cells == 1
    assert people(merged)["王强"][1] is None


def test_merged_twice_is_merged_once(original: Path, tmp_path: Path) -> None:
    rows, merged, again = mended(original, tmp_path), tmp_path / "新表.xlsx", tmp_path / "再合并.xlsx"
    mend(original, rows, merged)
    done = mend(merged, rows, again)
    assert (done.cells, done.left) == (0, [])
    assert changed_parts(merged, again) == set()
    twice = tmp_path / "又一次.xlsx"
    mend(original, rows, twice)
    assert twice.read_bytes() == merged.read_bytes()


def test_names_of_files_do_not_matter(original: Path, tmp_path: Path) -> None:
    rows = mended(original, tmp_path).rename(tmp_path / "改好了 (1).xlsx")
    other = original.rename(tmp_path / "花名册 最终版#2.xlsx")
    assert mend(other, rows, tmp_path / "新表.xlsx").cells == 3


def test_a_copied_row_does_not_overwrite_the_first(original: Path, tmp_path: Path) -> None:
    """A clerk who copies a row to make a new person copies the hidden columns too."""
    rows, merged = mended(original, tmp_path), tmp_path / "新表.xlsx"

    def copy(sheet: Any) -> None:
        for cell in sheet[4]:
            sheet.cell(8, cell.column).value = cell.value
        sheet["A8"] = "赵六"

    rearranged(rows, copy)
    done = mend(original, rows, merged)
    assert (done.cells, done.added) == (3, 1)
    assert set(people(merged)) >= {"李芳", "王强"}


def test_another_workbooks_rows_are_refused(original: Path, tmp_path: Path) -> None:
    rows = mended(original, tmp_path)
    other = tmp_path / "别的表.xlsx"
    person = baseline(PEOPLE) | {"姓名": "周海", "身份证号": "530102195504120028"}
    fill_form(other, ROSTER, COVER, {"离退休干部": [list(person.values())]})
    with pytest.raises(NotItsWorkbook, match="重新取一次"):
        merge_back(read_file(other), read_file(rows), tmp_path / "新表.xlsx")
    assert not (tmp_path / "新表.xlsx").exists()
    with pytest.raises(NotItsWorkbook, match="先写原表"):
        merge_back(read_file(rows), read_file(original), tmp_path / "新表.xlsx")


def test_a_date_is_seen_as_one_in_a_cell_of_text(original: Path, tmp_path: Path) -> None:
    def as_text(sheet: Any) -> None:
        sheet[cell_at(original, "离退休干部", "出生日期", 6)].number_format = "@"

    rearranged(original, as_text)
    merged = tmp_path / "新表.xlsx"
    mend(original, mended(original, tmp_path), merged)
    cell = openpyxl.load_workbook(merged)["离退休干部"][cell_at(merged, "离退休干部", "出生日期", 6)]
    assert cell.value == dt.datetime(1961, 3, 15)  # openpyxl goes by the cell's format
    assert cell.is_date


def test_formulas_hold_when_the_first_of_them_becomes_a_value(original: Path, tmp_path: Path) -> None:
    """A formula copied down stands in the file once, in its first cell; that cell is mended, the others still calculate."""
    part = "xl/worksheets/sheet4.xml"

    def shared(name: str, content: bytes) -> bytes:
        if name != part:
            return content
        text = content.decode()
        for row, formula in ((5, '<f t="shared" ref="Q5:Q6" si="3">A5&amp;"号"</f>'), (6, '<f t="shared" si="3"/>')):
            text = re.sub(
                rf'<c r="Q{row}"( s="\d+")[^>]*?(?:/>|>.*?</c>)', rf'<c r="Q{row}"\1 t="str">{formula}<v>12</v></c>', text
            )
        return text.encode()

    space = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    chain = b'<calcChain xmlns="%s"><c r="Q5" i="4"/><c r="Q6" i="4"/></calcChain>' % space
    repacked(original, shared)
    with_part(original, "calcChain", chain)
    rows, merged = taken(original, tmp_path), tmp_path / "新表.xlsx"
    put(rows, "联系电话", 4, "13888000002")
    mend(original, rows, merged)
    sheet = openpyxl.load_workbook(merged)["离退休干部"]
    assert (sheet["Q5"].value, sheet["Q6"].value) == ("13888000002", '=A6&"号"')
    with zipfile.ZipFile(merged) as package:
        assert "xl/calcChain.xml" not in package.namelist()
        assert b"calcChain" not in package.read("xl/_rels/workbook.xml.rels") + package.read("[Content_Types].xml")


def with_part(path: Path, kind: str, content: bytes) -> None:
    """A part of the workbook's, with its relationship and type."""
    link = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    types = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    more = {
        "xl/_rels/workbook.xml.rels": f'<Relationship Id="rIdX" Type="{link}/{kind}" Target="{kind}.xml"/></Relationships>',
        "[Content_Types].xml": f'<Override PartName="/xl/{kind}.xml" ContentType="{types}.{kind}+xml"/></Types>',
    }

    def change(name: str, old: bytes) -> bytes:
        ending = more[name][more[name].rindex("</") :].encode() if name in more else b""
        return old.replace(ending, more[name].encode()) if name in more else old

    repacked(path, change, {f"xl/{kind}.xml": content})


def test_an_added_row_is_told_and_a_cell_of_text_stays_text(original: Path, tmp_path: Path) -> None:
    rows, merged = taken(original, tmp_path), tmp_path / "新表.xlsx"
    put(rows, "备注", 4, "'=1+1")
    put(rows, "姓名", 9, "赵六")
    assert mend(original, rows, merged).added == 1
    assert openpyxl.load_workbook(merged)["离退休干部"][cell_at(merged, "离退休干部", "备注", 5)].data_type != "f"


def test_an_existing_target_is_not_overwritten(original: Path, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="没有覆盖"):
        mend(original, taken(original, tmp_path), original)


def test_the_command_takes_the_rows_out(original: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([str(original), "--bad-rows", str(tmp_path / "待改")]) == 1
    assert "待改的行" in capsys.readouterr().out
    assert [path.name for path in (tmp_path / "待改").iterdir()] == ["花名册（待改）.xlsx"]
