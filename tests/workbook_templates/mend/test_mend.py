"""Bad rows out of a clerk's workbook and, mended, back into it: only what was changed is changed."""

from __future__ import annotations

import datetime as dt
import zipfile
from pathlib import Path

import openpyxl
import pytest

from addin.actions.checking import check_files
from addin.actions.mending import mend, write_bad_rows
from addin.commands.check import run
from addin.errors import Refused
from validators.examples import baseline
from workbook_templates.mend import NotItsWorkbook, merge_back
from workbook_templates.read import read_submission
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
    return next(path for path in write_bad_rows([original], check_files([original]), folder) if path.stem.endswith("（待改）"))


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
    assert "yinling mend" in next(finding.fix for finding in report.findings if finding.rule == "T02")
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


def test_an_original_changed_since_is_refused(original: Path, tmp_path: Path) -> None:
    rows = taken(original, tmp_path)
    put(original, "姓名", 4, "张建国强")
    with pytest.raises(NotItsWorkbook, match="重新取一次"):
        merge_back(original, rows, tmp_path / "新表.xlsx")
    assert not (tmp_path / "新表.xlsx").exists()


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
