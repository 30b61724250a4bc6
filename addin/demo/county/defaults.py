"""Required columns that the generator of the county does not fill: their values are derived from the schema.

So a column added to a schema needs no other edit. An optional one stays empty, as with a clerk who has nothing to write.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from workbook_templates.cell_types import parser
from workbook_templates.schema import Column, Sheet, form

if TYPE_CHECKING:
    from addin.demo.county.filled_forms import DemoForm

Row = dict[str, object]


def set_defaults(books: Sequence[DemoForm]) -> None:
    """Set the ``defaults`` of every form, by sheet. A sheet without any row in any form gets none."""
    named = _named(books)
    units: dict[str, dict[str, list[Row]]] = defaultdict(dict)
    for book in books:
        units[book.unit] |= book.sheets
    for book in books:
        sheets = (sheet for sheet in form(book.kind).sheets if sheet.name in named)
        book.defaults = {sheet.name: default_values(sheet, named[sheet.name], units[book.unit]) for sheet in sheets}


def _named(books: Iterable[DemoForm]) -> dict[str, set[str]]:
    """The columns for which some row has a value or None, by sheet."""
    named: dict[str, set[str]] = defaultdict(set)
    for book in books:
        for sheet, rows in book.sheets.items():
            for row in rows:
                named[sheet] |= row.keys()
    return named


def default_values(sheet: Sheet, named: set[str], unit: Mapping[str, Sequence[Row]]) -> Row:
    """Values for the required columns that are not ``named``. References are to rows of the unit's own forms."""
    return {column.name: _value(column, unit) for column in sheet.own if column.required and column.name not in named}


def _value(column: Column, unit: Mapping[str, Sequence[Row]]) -> object:
    for target in column.refers_to:
        sheet, _, name = target.partition(".")
        known = next((row[name] for row in unit.get(sheet, ()) if row.get(name)), None)
        if known is not None:
            return known
    return parser(column)(column.sample)


def completed(sheet: Sheet, row: Row, defaults: Row) -> Row:
    """The row with the defaults added. One that lacks other required columns (a total at the foot) is returned as it is."""
    if not defaults or any(column.required and column.name not in row.keys() | defaults.keys() for column in sheet.own):
        return row
    full = defaults | row
    for column in sheet.own:
        day, first = defaults.get(column.name), full.get(column.not_before)
        if isinstance(day, dt.date) and isinstance(first, dt.date):
            full[column.name] = max(day, first)
    return full
