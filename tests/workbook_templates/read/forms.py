"""A filled form to read, and the same form changed cell by cell as clerks and their programs change it."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import openpyxl

from validators.engine import check
from validators.examples import baseline
from workbook_templates.cell_types import TYPES, parser
from workbook_templates.schema import Form, Sheet, form
from workbook_templates.table import Submission
from workbook_templates.write.fill import fill_form


def typed(sheet: Sheet, row: Mapping[str, object]) -> list[object]:
    """The row in the order of the form, dates and numbers as such."""
    values: list[object] = []
    for column in sheet.columns:
        raw = row.get(column.name)
        number = TYPES[column.type].align != "left" and TYPES[column.type].number_format != "@"
        values.append(parser(column)(raw) if number and raw not in (None, "") else raw)
    return values


def filled(
    path: Path, rows: Mapping[str, Sequence[Mapping[str, object]]] | None = None, kind: str = "roster", **cover: object
) -> Path:
    """A form with one baseline row in each sheet, or with the rows given by what departs from the baseline."""
    shape: Form = form(kind)
    given = rows or {}
    sheets = {s.name: [typed(s, baseline(s) | dict(row)) for row in given.get(s.name, [{}])] for s in shape.sheets}
    fill_form(path, shape, baseline(shape.cover) | cover, sheets)
    return path


def changed(path: Path, change: Callable[[openpyxl.Workbook], None]) -> Path:
    """The workbook after a change made through openpyxl."""
    book = openpyxl.load_workbook(path)
    change(book)
    book.save(path)
    return path


def kinds(submission: Submission) -> list[str]:
    """The kinds of all facts, in order."""
    return [fact.kind for fact in submission.facts]


def repacked(path: Path, change: Callable[[str, bytes], bytes | None], more: Mapping[str, bytes] | None = None) -> Path:
    """The same package with each part changed (None: left out) and parts added, written by zipfile."""
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    parts = {name: new for name, content in parts.items() if (new := change(name, content)) is not None}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new_file:
        for name, content in {**parts, **(more or {})}.items():
            new_file.writestr(name, content)
    return path


def sheet_part(name: str, kind: str = "roster") -> str:
    """Where the filled form keeps a sheet."""
    return f"xl/worksheets/sheet{[s.name for s in form(kind).sheets].index(name) + 3}.xml"


def told(submission: Submission) -> list[tuple[str, str, str]]:
    """What a check says of it, without the file's name: rule, sheet and cell, message."""
    report = check([submission])[0]
    return [(f.rule, f"{f.sheet}!{f.cell}", f.message) for f in report.findings]
