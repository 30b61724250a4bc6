"""A grid of ticks is read as 参加人员: persons down or across, all the ways people tick, beside the list or alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import openpyxl
import pytest

from addin.consolidation.consolidate import consolidate
from addin.doors.ribbon.live_workbook import read_live_workbook
from addin.submissions.receive import receive
from tests.addin.conftest import clerk, found, registered
from tests.addin.doors.commandline.typed import Clerk
from tests.addin.memory_host import App
from tests.addin.submitted_files import activity, person, roster, unit, unit_code, write
from validators.engine import check
from workbook_templates.mark import clear, mark_reading
from workbook_templates.read import read_file, read_submission
from workbook_templates.read.ticks import tick_of
from workbook_templates.values.period import Period

__all__ = ["clerk"]  # the fixture of the tests of the application

ACTS = [("2026Q3-0001", "2026-07-12"), ("2026Q3-0002", "2026-08-12")]
Cells = Sequence[Sequence[object]]


def sheet_of(people: Sequence[int], ticks: Sequence[Sequence[object]], *, turned: bool = False) -> list[list[object]]:
    """A grid of these persons and the two acts, as a clerk has it under a title."""
    head: list[object] = ["姓名", "身份证号", "参加身份", "所在组织", *(code for code, _ in ACTS)]
    lines = [[person(n)["姓名"], person(n)["身份证号"], "党员", "一支部", *row] for n, row in zip(people, ticks, strict=True)]
    grid = [head, *lines]
    return [["签到表"], *([list(line) for line in zip(*grid, strict=True)] if turned else grid)]


def book(folder: Path, grid: Cells, listed: Sequence[tuple[str, int]] = ()) -> Path:
    """An activity form with the two acts, these participants on the list, and this grid."""
    rows = activity(1, ACTS)
    rows["参加人员"] = [{"活动编号": code, "参加身份": "党员"} | named(n) for code, n in listed]
    path = write(folder / "活动.xlsx", "activity", rows, **unit(1))
    workbook = openpyxl.load_workbook(path)
    page = workbook.create_sheet("签到表")
    for line in grid:
        page.append(line)
    workbook.save(path)
    return path


def named(n: int) -> dict[str, object]:
    return {key: person(n)[key] for key in ("姓名", "身份证号")}


def took_part(path: Path) -> set[tuple[str, str]]:
    table = read_submission(path).tables["参加人员"]
    return {(str(code), str(name)) for code, name in table.records("活动编号", "姓名")}


def name(n: int) -> str:
    return str(person(n)["姓名"])


BOTH, FIRST_ONLY = {(code, name(100)) for code, _ in ACTS}, {("2026Q3-0001", name(101))}


@pytest.mark.parametrize("turned", [False, True])
def test_every_tick_is_a_row(tmp_path: Path, turned: bool) -> None:
    path = book(tmp_path, sheet_of([100, 101, 102], [["√", "√"], ["√", ""], ["", "请假"]], turned=turned))
    assert took_part(path) == BOTH | FIRST_ONLY
    assert not read_submission(path).facts


@pytest.mark.parametrize("said", ["√", "✓", "✔", "Y", "y", "1", "１", "是", " √ ", "1.0"])
def test_what_counts_as_a_tick(said: str) -> None:
    assert tick_of(said) is True


@pytest.mark.parametrize("said", ["", " ", "×", "x", "0", "否", "N", "请假", "缺席", "-"])
def test_what_says_that_somebody_was_away(said: str) -> None:
    assert tick_of(said) is False


def told(path: Path) -> list[tuple[str, str, str]]:
    report = check([read_submission(path)])[0]
    return [(one.rule, one.sheet, one.cell) for one in report.findings if one.rule == "T19"]


def test_what_is_neither_is_told_at_its_cell_and_counts_for_nothing(tmp_path: Path) -> None:
    path = book(tmp_path, sheet_of([100], [["√", "迟到半小时"]]))
    assert told(path) == [("T19", "签到表", "F3")]
    assert took_part(path) == {("2026Q3-0001", name(100))}


def test_the_list_and_the_grid_may_both_be_used(tmp_path: Path) -> None:
    """The first act on the list, the second on the grid; who stands in both stands once."""
    path = book(tmp_path, sheet_of([100, 101], [["", "√"], ["", "√"]]), [("2026Q3-0001", 100), ("2026Q3-0002", 100)])
    assert took_part(path) == BOTH | {("2026Q3-0002", name(101))}
    assert len(read_submission(path).tables["参加人员"]) == 3
    assert told(path) == []


WRITTEN = next(n for n in range(100, 400) if str(person(n)["身份证号"]).endswith("X"))


@pytest.mark.parametrize("written", [str.lower, lambda number: f" {number[:6]} {number[6:14]} {number[14:]}"])
def test_who_stands_in_both_stands_once_however_the_number_is_written(tmp_path: Path, written: Callable[[str], str]) -> None:
    grid = sheet_of([WRITTEN], [["√", ""]])
    grid[2][1] = written(str(person(WRITTEN)["身份证号"]))
    path = book(tmp_path, grid, [("2026Q3-0001", WRITTEN)])
    assert len(read_submission(path).tables["参加人员"]) == 1
    assert told(path) == []
    grid[2][4] = ""
    left_out = book(tmp_path, [*grid, *sheet_of([100], [["√", ""]])[2:]], [("2026Q3-0001", WRITTEN)])
    assert told(left_out) == [("T19", "签到表", "E3")]


@pytest.mark.parametrize("label", ["合计", "参加人数", "实到人数", "参加人次：", "人数合计"])
def test_a_line_that_counts_is_no_participant(tmp_path: Path, label: str) -> None:
    path = book(tmp_path, [*sheet_of([100], [["√", "√"]]), [label, "", "", "", 1, 1], ["", label, "", "", 1, 1]])
    assert took_part(path) == BOTH
    assert told(path) == []


def test_where_they_disagree_it_is_told_and_the_list_counts(tmp_path: Path) -> None:
    path = book(tmp_path, sheet_of([100, 101], [["", ""], ["√", ""]]), [("2026Q3-0001", 100)])
    assert told(path) == [("T19", "签到表", "E3")]
    assert took_part(path) == {("2026Q3-0001", name(100)), ("2026Q3-0001", name(101))}


@pytest.mark.parametrize("turned", [False, True])
def test_what_is_wrong_with_a_tick_is_told_on_the_grid(tmp_path: Path, turned: bool) -> None:
    """A wrong number of a person, and an act that is not recorded."""
    grid = sheet_of([100, 101], [["√", ""], ["", "√"]], turned=turned)
    where = (2, 2) if turned else (3, 1)
    grid[where[0]][where[1]] = "53010219580"
    path = book(tmp_path, grid)
    report = check([read_submission(path)])[0]
    found = {(one.sheet, one.cell) for one in report.findings if one.rule == "F05"}
    assert found == {("签到表", "C7" if turned else "B4")}


def test_marks_are_put_on_the_grid_and_come_off_again(tmp_path: Path) -> None:
    path = book(tmp_path, sheet_of([100], [["√", "迟到半小时"]]))
    marked, cleared = tmp_path / "已校验.xlsx", tmp_path / "清除.xlsx"
    reading = read_file(path)
    assert mark_reading(reading, marked, check([reading.submission])[0].findings)
    assert openpyxl.load_workbook(marked)["签到表"]["F3"].comment
    assert took_part(marked) == took_part(path)
    assert clear(marked, cleared)
    assert openpyxl.load_workbook(cleared)["签到表"]["F3"].comment is None


def test_an_office_that_merges_forms_sees_the_ticks(tmp_path: Path) -> None:
    """Persons ticked at a training are trained: C04-1 is told of nobody but those who are not ticked."""
    rows = roster(1)
    file = write(tmp_path / "花名册.xlsx", "roster", rows, **unit(1))
    path = book(tmp_path, sheet_of([100, 101, 102], [["√", ""], ["√", ""], ["√", ""]]))
    workbook = openpyxl.load_workbook(path)
    workbook["活动记录"]["C4"], workbook["活动记录"]["D4"] = "培训", "单位兜底"
    workbook.save(path)
    reports = check([read_submission(file), read_submission(path)])
    missed = {one.row for report in reports for one in report.findings if one.rule == "C04-1"}
    assert missed == {7}, "the fourth person of the roster"


def test_rows_to_be_mended_are_those_of_the_list_alone(tmp_path: Path, clerk: Clerk) -> None:
    """The third person of the grid stands in the row that the wrong one of the list has: only that of the list is taken out."""
    path = book(tmp_path, sheet_of([101, 102, 103], [["√", ""]] * 3), [("2026Q3-0002", 100)])
    workbook = openpyxl.load_workbook(path)
    workbook["参加人员"]["B4"] = "53010219580"
    workbook.save(path)
    clerk.types("check", path, "--bad-rows", tmp_path / "待改")
    (taken,) = (tmp_path / "待改").iterdir()
    assert took_part(taken) == {("2026Q3-0002", name(100))}
    workbook = openpyxl.load_workbook(taken)
    workbook["参加人员"]["B4"] = person(100)["身份证号"]
    workbook.save(taken)
    clerk.types("mend", path, taken, "-o", tmp_path / "改好.xlsx")
    assert clerk.status == 0
    mended = tmp_path / "改好.xlsx"
    assert took_part(mended) == took_part(path)
    assert not [one for one in check([read_submission(mended)])[0].findings if one.rule == "F05"]


def test_a_click_in_excel_reads_the_grid_as_a_file_is_read(tmp_path: Path) -> None:
    path = book(tmp_path, sheet_of([100, 101], [["√", ""], ["", "看不懂"]]))
    live = read_live_workbook(App().books.open(str(path)))
    assert list(live.submission.tables["参加人员"].records("活动编号", "姓名")) == [("2026Q3-0001", name(100))]
    assert [fact.cell for fact in live.submission.facts] == ["F4"]


def test_what_is_added_up_has_the_ticks_as_rows(tmp_path: Path) -> None:
    """A consolidated form says of each where it was ticked; an act that is not recorded is told, and stops nothing."""
    office = found(tmp_path / "o", units=registered(1, kinds=("activity",)))
    path = book(tmp_path, sheet_of([100, 101], [["√", ""], ["√", ""]]))
    assert receive(office, [path], accept_with_reason="测试")[0].result == "accepted"
    consolidate(office, Period.parse("2026Q3"), tmp_path / "上报.xlsx", ["activity"])
    table = read_submission(tmp_path / "上报.xlsx").tables["参加人员"]
    assert list(table.records("姓名", "来源单位代码", "来源行")) == [(name(100), unit_code(1), 3), (name(101), unit_code(1), 4)]
