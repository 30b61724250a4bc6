"""From the form to the finding: a failing example filled into a workbook, saved, read and checked, is told of at its cell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.validators import promises
from tests.validators.escaped import hidden, reveal
from validators.catalogue import catalogue
from validators.engine import check
from validators.examples import BASE_PERIOD, LAST_PERIOD, baseline, example_context, example_sheets
from validators.finding import Finding
from validators.rule import Rule
from workbook_templates.layout import COVER
from workbook_templates.merge import merge_tables
from workbook_templates.read import read_submission
from workbook_templates.schema import Form, form, form_of_sheet
from workbook_templates.write.fill import fill_form

FAILS = [
    pytest.param(rule, example, id=f"{rule.code}-{n}")
    for rule in catalogue()
    if rule.scope in ("field", "table")
    for n, example in enumerate(rule.fails)
]
Rows = Mapping[str, Sequence[Mapping[str, object]]]


def by_kind(sheets: Rows) -> dict[str, dict[str, list[list[object]]]]:
    """The rows of an example as the workbooks that hold them: kind, sheet, cells in the order of the columns."""
    books: dict[str, dict[str, list[list[object]]]] = defaultdict(dict)
    for name, rows in sheets.items():
        if name == COVER:
            continue
        sheet = form_of_sheet(name).sheet(name)
        full = [baseline(sheet) | dict(row) for row in rows]
        books[form_of_sheet(name).kind][name] = [[hidden(row.get(column.name)) for column in sheet.columns] for row in full]
    return books


def write_books(folder: Path, sheets: Rows, period: str, called: str = "") -> list[Path]:
    """One workbook a kind, from its template; all have the cover of the example. ``called`` begins their names."""
    [cover] = sheets.get(COVER, [{}])
    paths = []
    for kind, rows in (by_kind(sheets) or ({} if called else {"roster": {}})).items():
        book: Form = form(kind)
        path = folder / f"{called}{kind}.xlsx"
        fill_form(path, book, baseline(book.cover) | {"报告期": period} | dict(cover), rows)
        reveal(path)
        paths.append(path)
    return paths


def at(rule: Rule, findings: Sequence[Finding]) -> set[tuple[str, str, str, str]]:
    """What a rule said, where, and how severely."""
    return {(f.sheet, f.cell, f.column, f.severity.value) for f in findings if f.rule == rule.code}


@pytest.mark.parametrize(("rule", "example"), FAILS)
def test_a_failing_example_is_told_of_at_its_cell_in_a_real_workbook(rule: Rule, example: dict[str, Any], tmp_path: Path) -> None:
    paths = write_books(tmp_path, example_sheets(rule, example), example.get("period", BASE_PERIOD))
    last = [read_submission(path) for path in write_books(tmp_path, example.get("last", {}), LAST_PERIOD, "上期_")]
    files, day = [read_submission(path) for path in paths], example_context(example).as_of
    if example.get("complete"):
        reports = check(files, as_of=day, together=True, last=merge_tables([one.tables for one in last]))
    else:
        reports = check([*last, *files], as_of=day)[len(last) :]
    assert all(report.usable for report in reports)
    assert at(rule, promises.own(rule, example)) == at(rule, [f for report in reports for f in report.findings])
