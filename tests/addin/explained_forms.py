"""Forms with a warning that a clerk explains in the list of problems, as a clerk would: in a marked copy, with a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import openpyxl

from tests.addin.submitted_files import roster, unit, write
from validators.engine import check
from workbook_templates.mark import mark_reading
from workbook_templates.read import read_file

SHORT_NUMBER = {"联系电话": "12345"}  # F09 warns of it
REASON = "单位内部短号，已核实能打通"


def with_short_number(folder: Path, name: str = "花名册.xlsx", number: int = 1, **changed: object) -> Path:
    """A roster without errors whose second person has a telephone number that is too short."""
    sheets = roster(number)
    sheets["离退休干部"][1] |= SHORT_NUMBER | changed
    return write(folder / name, "roster", sheets, **unit(number))


def marked_copy(file: Path, target: Path) -> Path:
    """The copy that a check marks."""
    reading = read_file(file)
    (report,) = check([reading.submission])
    assert mark_reading(reading, target, report.findings)
    return target


def problem_list(file: Path) -> list[dict[str, Any]]:
    """The lines of the list of problems, each by header."""
    sheet = openpyxl.load_workbook(file)["问题清单"]
    rows = sheet.iter_rows(min_row=2, values_only=True)
    heads = [str(cell) for cell in next(rows)]
    return [dict(zip(heads, row, strict=False)) for row in rows]


def explain(file: Path, said: Mapping[str, str]) -> Path:
    """Type into the marked copy, in the lines of these rules, these words as 情况说明."""
    book = openpyxl.load_workbook(file)
    sheet = book["问题清单"]
    heads = {cell.value: cell.column for cell in sheet[2]}
    typed = 0
    for row in range(3, sheet.max_row + 1):
        rule = str(sheet.cell(row, heads["规则"]).value)
        if rule in said:
            sheet.cell(row, heads["情况说明"]).value = said[rule]
            typed += 1
    assert typed >= len(said), "there is no such line"
    book.save(file)
    return file


def explained(folder: Path, name: str = "花名册.xlsx", said: Mapping[str, str] | None = None, number: int = 1) -> Path:
    """A marked copy of the roster with the short number, its warning explained."""
    file = with_short_number(folder, f"原_{name}", number)
    return explain(marked_copy(file, folder / name), said or {"F09": REASON})


def warnings_of(file: Path) -> Iterator[tuple[str, str]]:
    """Rule and explanation of each warning of a check."""
    (report,) = check([read_file(file).submission])
    return ((one.rule, one.explanation) for one in report.findings if one.severity.value == "warning")
