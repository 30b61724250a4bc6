"""Reading the naive way: ``pandas.read_excel`` with openpyxl, a dictionary a row."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd

from workbook_templates import schema
from workbook_templates.cell_types import parser
from workbook_templates.layout import COVER, COVER_FIRST_ROW, FIRST_ROW, HEADER_ROW, letters


@dataclass
class NaiveRow:
    """One row: what was in the cells, and what they mean (``None`` for what means nothing)."""

    file: str
    sheet: str
    row: int
    raw: dict[str, Any]
    value: dict[str, Any]
    letters: dict[str, str]


@dataclass
class NaiveBook:
    """One workbook: its cover and its rows by sheet."""

    file: str
    kind: str
    unit: str = ""
    unit_name: str = ""
    period: str = ""
    rows: dict[str, list[NaiveRow]] = field(default_factory=dict)


def read(path: Path) -> NaiveBook:
    """Read one clean-structured workbook (headers in row 3, nothing renamed)."""
    return from_frames(path, pd.read_excel(path, sheet_name=None, header=None, dtype=object, engine="openpyxl"))


def from_frames(path: Path, frames: dict[str, pd.DataFrame]) -> NaiveBook:
    """The book of a workbook's cells, a frame a sheet."""
    kind = next(k for k, form in schema.all_forms().items() if all(s.name in frames for s in form.sheets))
    book = NaiveBook(str(path), kind)
    form = schema.form(kind)
    book.rows[COVER] = [_cover(book, frames[COVER])]
    for sheet in form.sheets:
        book.rows[sheet.name] = _rows(book, sheet, frames[sheet.name])
    return book


def _meaning(sheet: schema.Sheet, raw: dict[str, Any]) -> dict[str, Any]:
    value = {}
    for column in sheet.columns:
        cell = raw.get(column.name)
        blank = cell is None or (isinstance(cell, str) and not cell.strip())
        value[column.name] = None if blank else parser(column)(cell)
    return value


def _cell(cell: Any) -> Any:
    if cell is None or (isinstance(cell, float) and pd.isna(cell)) or cell is pd.NaT:
        return None
    return cell.to_pydatetime() if isinstance(cell, pd.Timestamp) else cell


def _cover(book: NaiveBook, frame: pd.DataFrame) -> NaiveRow:
    sheet = schema.form(book.kind).cover
    raw, where = {}, {}
    for number, line in frame.iterrows():
        label = _cell(line.get(1))
        if isinstance(label, str) and label in {c.name for c in sheet.columns}:
            raw[label] = _cell(line.get(2))
            where[label] = f"C{int(number) + 1}"  # type: ignore[call-overload] # the index counts rows
    value = _meaning(sheet, raw)
    book.unit, book.unit_name, book.period = value["单位代码"] or "", value["填报单位"] or "", str(value["报告期"] or "")
    return NaiveRow(book.file, COVER, COVER_FIRST_ROW, raw, value, where)


def _rows(book: NaiveBook, sheet: schema.Sheet, frame: pd.DataFrame) -> list[NaiveRow]:
    headers = {str(name): i for i, name in enumerate(frame.iloc[HEADER_ROW - 1]) if _cell(name) is not None}
    where = {name: letters(i) for name, i in headers.items()}
    rows = []
    for number, line in frame.iloc[FIRST_ROW - 1 :].iterrows():
        raw = {name: _cell(line[i]) for name, i in headers.items()}
        if any(cell is not None for cell in raw.values()):
            rows.append(NaiveRow(book.file, sheet.name, int(number) + 1, raw, _meaning(sheet, raw), where))  # type: ignore[call-overload] # as above
    return rows
