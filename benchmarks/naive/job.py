"""The naive peer's whole check: read every file, check every row, tell where each mistake stands."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.naive import fields, plan
from benchmarks.naive.reading import NaiveBook, NaiveRow, read
from workbook_templates.layout import COVER
from workbook_templates.schema import form

FIELD_CODES = frozenset(f"F{n:02d}" for n in (*range(1, 19), 21))
CODES = FIELD_CODES | plan.CODES


class Where(NamedTuple):
    """A finding without its words: what the peer and the product must agree on."""

    rule: str
    file: str
    sheet: str
    row: int
    column: str


def findings(paths: Sequence[Path], as_of: dt.date) -> set[Where]:
    """Every mistake the peer finds, the files of one unit checked together."""
    return {place for books in units([read(path) for path in paths]) for place in check_unit(books, as_of)}


def units(books: Sequence[NaiveBook]) -> list[list[NaiveBook]]:
    """The books of each unit."""
    by_unit: dict[str, list[NaiveBook]] = defaultdict(list)
    for book in books:
        by_unit[book.unit].append(book)
    return list(by_unit.values())


def check_unit(books: list[NaiveBook], as_of: dt.date) -> Iterator[Where]:
    """F and C rules over the books of one unit."""
    for book in books:
        for sheet in (form(book.kind).cover, *form(book.kind).sheets):
            for row in book.rows[sheet.name]:
                for rule, column in fields.check_row(row, sheet, as_of):
                    yield where(rule, row, column)
    for row, column in fields.references(books):
        yield where("F13", row, column)
    for code, _, row, column in plan.check(plan.Unit(books, as_of)):
        yield where(code, row, column)


def where(rule: str, row: NaiveRow, column: str) -> Where:
    """Where a mistake stands. The cover's row differs by item, so it is left out."""
    return Where(rule, Path(row.file).name, row.sheet, 0 if row.sheet == COVER else row.row, column)
