"""The T rules on real workbooks: from what was done to the file to the finding, its severity and its cell."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from tests.workbook_templates.read.forms import changed, filled, repacked
from validators.engine import check
from validators.finding import Finding, Report
from validators.rule import Context
from validators.rules.workbook.t09_cover_disagrees import cover_disagrees
from workbook_templates.read import read_submission
from workbook_templates.values.period import Period

SHEET = "离退休干部"
PEOPLE = [{"姓名": "张建国"}, {"姓名": "李红", "身份证号": "530103195504120021", "性别": "女"}]


def report(path: Path) -> Report:
    return check([read_submission(path)])[0]


def of(path: Path, rule: str) -> list[tuple[str, str, int, str]]:
    return [(f.severity.value, f.cell, f.row, f.message) for f in report(path).findings if f.rule == rule]


def after(tmp_path: Path, change: Callable[[openpyxl.Workbook], None]) -> Path:
    return changed(filled(tmp_path / "a.xlsx", {SHEET: PEOPLE}), change)


def test_a_form_as_it_was_made_trips_no_workbook_rule(tmp_path: Path) -> None:
    findings = report(filled(tmp_path / "a.xlsx", {SHEET: PEOPLE})).findings
    assert [f.rule for f in findings if f.rule.startswith("T")] == []


def test_t01_an_unreadable_file_is_unusable(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"%PDF-1.7")
    found = report(path)
    assert (found.usable, found.exit_status, found.kind) == (False, 2, "")
    assert [(f.rule, f.value) for f in found.findings] == [("T01", "PDF文件")]


def test_t02_a_lost_hidden_sheet_is_a_warning(tmp_path: Path) -> None:
    found = of(after(tmp_path, lambda book: book.remove(book["表单信息"])), "T02")
    assert [severity for severity, *_ in found] == ["warning"]
    assert "花名册" in found[0][3]


def test_t03_a_missing_sheet_and_a_renamed_one(tmp_path: Path) -> None:
    def change(book: openpyxl.Workbook) -> None:
        book.remove(book["任职"])
        book[SHEET].title = "人员"

    found = of(after(tmp_path, change), "T03")
    assert [severity for severity, *_ in found] == ["error", "error"]
    assert {"缺少工作表“任职”。", "工作表“离退休干部”被改名为“人员”，已按表头认出并照常读取。"} == {m for *_, m in found}


@pytest.mark.parametrize(("cell", "severity"), [("B3", "error"), ("S3", "warning")])
def test_t04_a_required_column_is_an_error_another_a_warning(cell: str, severity: str, tmp_path: Path) -> None:
    def change(book: openpyxl.Workbook) -> None:
        for row in range(3, 6):
            book[SHEET][f"{cell[0]}{row}"] = None

    assert [s for s, *_ in of(after(tmp_path, change), "T04")] == [severity]


def test_t04_what_is_missing_is_not_reported_again_field_by_field(tmp_path: Path) -> None:
    def change(book: openpyxl.Workbook) -> None:
        book[SHEET]["B3"] = "证件"

    findings = report(after(tmp_path, change)).findings
    assert not [f for f in findings if f.rule == "F01" and f.column == "身份证号"]


def test_t05_and_t06_at_their_cells(tmp_path: Path) -> None:
    def change(book: openpyxl.Workbook) -> None:
        book[SHEET].merge_cells("P4:P5")
        book[SHEET]["S5"] = "=A1"

    path = after(tmp_path, change)
    assert [found[:3] for found in of(path, "T05")] == [("error", "P4", 4)]
    assert [found[:3] for found in of(path, "T06")] == [("error", "S5", 5)]


def test_t07_is_told_with_everything_else_and_the_file_is_unusable(tmp_path: Path) -> None:
    path = after(tmp_path, lambda book: book[SHEET].__setitem__("P4", None))
    found = report(repacked(path, lambda name, content: content, {"xl/vbaProject.bin": b"x"}))
    assert found.exit_status == 2
    assert {"T07", "F01"} <= {f.rule for f in found.findings}


def test_t08_is_only_told(tmp_path: Path) -> None:
    def change(book: openpyxl.Workbook) -> None:
        book[SHEET].row_dimensions[4].hidden = True

    assert [(s, row) for s, _, row, _ in of(after(tmp_path, change), "T08")] == [("info", 4)]


def test_t10_a_block_of_blank_rows_is_told_once_at_its_first_cell(tmp_path: Path) -> None:
    found = of(after(tmp_path, lambda book: book[SHEET].insert_rows(5, 3)), "T10")
    assert found == [("warning", "A5", 5, "“离退休干部”第 5 至 7 行是空行，已跳过。")]


COVERS = [
    ("花名册_2026Q3.xlsx", {}, []),
    ("花名册_11530102015101001R_2026Q3.xlsx", {}, []),
    ("530102花名册2026年第三季度.xlsx", {}, []),
    ("花名册20260928.xlsx", {}, []),
    ("花名册_20260928_153045.xlsx", {}, []),
    ("花名册_2026Q2.xlsx", {}, [("报告期", "C7")]),
    ("530103_2026Q3.xlsx", {}, [("单位代码", "C5")]),
    ("11530103015101001R.xlsx", {}, [("单位代码", "C5")]),
    ("a.xlsx", {"单位代码": "530102", "上级机构代码": "530100"}, []),
    ("a.xlsx", {"单位代码": "530102", "上级机构代码": "530200"}, [("上级机构代码", "C6")]),
]


@pytest.mark.parametrize(("name", "cover", "expected"), COVERS)
def test_t09_cover_and_file_name(name: str, cover: dict[str, object], expected: list[tuple[str, str]], tmp_path: Path) -> None:
    found = [f for f in report(filled(tmp_path / name, {SHEET: PEOPLE}, **cover)).findings if f.rule == "T09"]
    assert [(f.column, f.cell) for f in found] == expected


def test_t09_a_folder_is_no_file_name(tmp_path: Path) -> None:
    read = read_submission(filled(tmp_path / "a.xlsx"), name="530103_2026Q1/a.xlsx")
    assert [f.rule for f in check([read])[0].findings if f.rule == "T09"] == []


def test_t09_a_unit_the_register_does_not_know(tmp_path: Path) -> None:
    read = read_submission(filled(tmp_path / "a.xlsx"))
    period = Period.parse("2026Q3")

    def known(*codes: str) -> int:
        return len(list(cover_disagrees.check(read, Context(period.end, period, register={"单位": frozenset(codes)}))))

    assert known("11530102015101001R") == 0
    assert known("530102") == 1


def test_t11_names_the_first_row_and_spares_other_units(tmp_path: Path) -> None:
    rows = [{"来源单位代码": "530102"}, {"来源单位代码": "530103"}, {"来源单位代码": "530102"}]
    assert of(filled(tmp_path / "a.xlsx", {SHEET: rows}), "T11") == [("error", "B6", 6, "这一行与第 4 行重复，身份证号相同。")]


def test_t11_one_person_in_two_files_of_one_unit_is_no_row_twice(tmp_path: Path) -> None:
    first, second = (read_submission(filled(tmp_path / name, {SHEET: [{}]})) for name in ("a.xlsx", "b.xlsx"))
    assert [f.rule for r in check([first, second]) for f in r.findings if f.rule == "T11"] == []


def test_t12_names_the_other_unit_on_both_rows(tmp_path: Path) -> None:
    one = read_submission(filled(tmp_path / "a.xlsx", {SHEET: [{}]}))
    two = read_submission(filled(tmp_path / "b.xlsx", {SHEET: [{}]}, 单位代码="530103", 填报单位="五华区"))
    found: list[Finding] = [f for r in check([one, two], together=True) for f in r.findings if f.rule == "T12"]
    assert [(f.file, f.severity.value, f.cell) for f in found] == [("a.xlsx", "warning", "B4"), ("b.xlsx", "warning", "B4")]
    assert "五华区（530103）" in found[0].message
    assert "b.xlsx“离退休干部”第 4 行" in found[0].message
    assert "盘龙区农业农村局" in found[1].message
