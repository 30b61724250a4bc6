"""Excel's own checks on entry, computed by a spreadsheet: what they let through and what they stop."""

from __future__ import annotations

import csv
import shutil
import subprocess
from pathlib import Path

import pytest
from xlsxwriter import Workbook

from workbook_templates.schema import form
from workbook_templates.write.entry import sheet_validations, validation_options

PEOPLE = form("roster").sheet("离退休干部")
IDS = {
    "530102196303072415": True,
    "530102196303072416": False,
    "53010219630307241": False,
    "5301021963030724155": False,
    "53010219630307241X": False,
    "ABCDEF196303072415": False,
}


def check_character(first: str) -> str:
    return "10X98765432"[sum(int(c) * 2 ** (17 - i) for i, c in enumerate(first)) % 11]


@pytest.mark.office
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_the_formula_for_identity_numbers_finds_the_wrong_ones(tmp_path: Path) -> None:
    numbers = {"53010219900307" + end: True for end in _with_check("53010219900307", ("651", "002", "783"))}
    numbers |= IDS
    with Workbook(tmp_path / "ids.xlsx") as book:
        page = book.add_worksheet()
        for i, number in enumerate(numbers, start=1):
            page.write_string(f"A{i}", number)
            formula = validation_options(PEOPLE.column("身份证号"), f"A{i}", {})["value"]
            page.write_formula(f"B{i}", f"=IFERROR({formula[1:]},FALSE)")
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "csv", "--outdir", str(tmp_path), str(tmp_path / "ids.xlsx")]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    with (tmp_path / "ids.csv").open(encoding="utf-8") as lines:
        assert {number: told == "TRUE" for number, told in csv.reader(lines)} == numbers


def _with_check(start: str, ends: tuple[str, ...]) -> list[str]:
    return [end + check_character(start + end) for end in ends]


def test_a_date_may_not_precede_the_one_it_follows() -> None:
    checks = dict(zip((c.name for c in PEOPLE.own), sheet_validations(PEOPLE, {"民族": "X"}), strict=True))
    assert checks["入党日期"]["minimum"] == "=MAX(3654,$E4)"  # E is 出生日期; 3654 is 1910-01-01
    assert checks["出生日期"]["minimum"] == 3654
    assert checks["出生日期"]["minimum"] > 1985.07, "a date typed as 1985.07 is no day of 1905"


def test_long_lists_refer_to_cells_and_short_ones_stand_inline() -> None:
    assert validation_options(PEOPLE.column("民族"), "D4", {"民族": "'代码表'!$A$2:$A$58"})["source"] == "='代码表'!$A$2:$A$58"
    assert validation_options(PEOPLE.column("性别"), "C4", {})["source"] == ["男", "女"]


def test_numbers_keep_to_the_range_of_the_description() -> None:
    scores = form("assessment").sheet("五个基本")
    assert (
        validation_options(scores.column("基本组织"), "C4", {})["minimum"],
        validation_options(scores.column("基本组织"), "C4", {})["maximum"],
    ) == (
        0,
        100,
    )
    standard = form("allowance").sheet("补贴标准").column("月标准")
    assert validation_options(standard, "C4", {})["maximum"] == standard.max
