"""T14: one identity number under two names is told at the cells that disagree, whatever sheet, file or unit they are in."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from tests.addin.submitted_files import person, roster, unit, write
from validators.engine import check
from validators.finding import Finding, Severity
from workbook_templates.read import read_submission

PEOPLE, POSTS = "离退休干部", "任职"


def told(*files: Path, together: bool = False) -> list[Finding]:
    reports = check([read_submission(file) for file in files], together=together)
    return [finding for report in reports for finding in report.findings if finding.rule == "T14"]


def cells(found: list[Finding]) -> list[tuple[str, str]]:
    return [(one.sheet, one.cell) for one in found]


def six(first: int = 100) -> list[dict[str, object]]:
    return [person(first + n) for n in range(6)]


def filled(path: Path, people: list[dict[str, object]], posts: list[dict[str, object]], number: int = 1) -> Path:
    rows = roster(number)
    branch = rows["党组织"][0]["党组织代码"]
    rows["离退休干部"] = [row | {"党支部代码": branch} for row in people]
    rows["任职"] = [{key: row[key] for key in ("姓名", "身份证号")} | {"任职组织代码": branch} for row in posts]
    return write(path, "roster", rows, **unit(number))


def test_a_column_sorted_alone_is_told_on_both_sides_because_nobody_can_know_which_is_right(tmp_path: Path) -> None:
    people = six()
    names = [row["姓名"] for row in people]
    moved = [row | {"姓名": name} for row, name in zip(people, names[-1:] + names[:-1], strict=True)]
    found = told(filled(tmp_path / "a.xlsx", moved, people[:3]))
    assert sorted(cells(found)) == sorted([(PEOPLE, f"A{row}") for row in (4, 5, 6)] + [(POSTS, f"B{row}") for row in (4, 5, 6)])
    assert {one.severity for one in found} == {Severity.ERROR}
    assert "只排了姓名一列" in found[0].fix


def test_where_two_sheets_agree_the_third_is_told_alone(tmp_path: Path) -> None:
    people = six()
    rows = roster(1)
    branch = rows["党组织"][0]["党组织代码"]
    named = {key: people[0][key] for key in ("姓名", "身份证号")}
    rows["离退休干部"] = [row | {"党支部代码": branch} for row in people]
    rows["任职"] = [named | {"姓名": people[1]["姓名"], "任职组织代码": branch}]
    rows["后备书记"] = [named | {"党支部代码": branch}]
    found = told(write(tmp_path / "a.xlsx", "roster", rows, **unit(1)))
    assert cells(found) == [(POSTS, "B4")]
    assert f"“{PEOPLE}”第 4 行写的是“{people[0]['姓名']}”" in found[0].message
    assert "名单里另有这个姓名的人" in found[0].message


def test_a_name_nobody_else_has_is_asked_about_for_it_may_be_a_former_one(tmp_path: Path) -> None:
    people = six()
    found = told(filled(tmp_path / "a.xlsx", people, [people[0] | {"姓名": "赵错名"}]))
    assert {one.severity for one in found} == {Severity.WARNING}
    assert all("曾用名" in one.fix for one in found)


@pytest.mark.parametrize("remark", ["曾用名赵错名", "2026年改名，原名：赵错名", "户口本上又名赵 错 名"])
def test_a_remark_that_gives_the_other_name_settles_it(tmp_path: Path, remark: str) -> None:
    people = six()
    people[0]["备注"] = remark
    assert told(filled(tmp_path / "a.xlsx", people, [people[0] | {"姓名": "赵错名"}])) == []
    assert told(filled(tmp_path / "b.xlsx", people, [people[0] | {"姓名": "赵又错"}])) != []


@pytest.mark.parametrize(
    ("one", "other"),
    [("王𬭎", "王 𬭎"), ("阿依古丽·买买提", "阿依古丽•买买提"), ("阿依古丽·买买提", "阿依古丽．买买提"), ("张建国", "张 建 国")],
)
def test_one_name_in_two_spellings_is_one_name(tmp_path: Path, one: str, other: str) -> None:
    people = six()
    people[0]["姓名"] = one
    assert told(filled(tmp_path / "a.xlsx", people, [people[0] | {"姓名": other}])) == []


def test_two_persons_of_one_name_are_two_persons(tmp_path: Path) -> None:
    people = six()
    people[1]["姓名"] = people[0]["姓名"]
    assert told(filled(tmp_path / "a.xlsx", people, people[:2])) == []


def test_files_of_one_unit_named_together_are_compared(tmp_path: Path) -> None:
    people = six()
    form = filled(tmp_path / "a.xlsx", people, people[:1])
    row = {"身份证号": people[0]["身份证号"], "姓名": people[1]["姓名"]}
    money = {"补贴标准": [], "收款账户": [row], "工作经费": [], "重复认定": []}
    account = write(tmp_path / "b.xlsx", "allowance", money, **unit(1))
    assert told(form) == told(account) == []
    found = told(form, account)
    assert [(one.file, one.sheet, one.cell) for one in found] == [("b.xlsx", "收款账户", "B4")]
    assert "a.xlsx" in found[0].message


def test_units_are_compared_where_all_lies_together(tmp_path: Path) -> None:
    people = six()
    one = filled(tmp_path / "a.xlsx", people, people[:1])
    gone = people[0] | {"姓名": "赵旧名", "状态": "转出", "状态日期": "2026-03-01"}
    other = filled(tmp_path / "b.xlsx", [*six(200), gone], [], number=2)
    assert told(one, other) == []
    found = told(one, other, together=True)
    assert [(f.file, f.sheet) for f in found] == [("b.xlsx", PEOPLE)]


def test_a_sheet_that_a_clerk_sorted_in_the_file_itself(tmp_path: Path) -> None:
    file = filled(tmp_path / "a.xlsx", six(), six()[:3])
    book = openpyxl.load_workbook(file)
    sheet = book[PEOPLE]
    names = sorted(str(sheet.cell(row, 1).value) for row in range(4, 10))
    for row, name in enumerate(names, start=4):
        sheet.cell(row, 1).value = name
    book.save(file)
    wrong = {f"A{4 + n}" for n in range(3) if names[n] != six()[n]["姓名"]}
    assert {cell for name, cell in cells(told(file)) if name == PEOPLE} == wrong
    assert wrong
