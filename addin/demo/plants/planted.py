"""The forms with errors planted, the same forms corrected, and what must be found in which."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from addin.demo.county.expected import Expected
from addin.demo.county.filled_forms import DemoForm, Row
from addin.demo.county.model import County
from validators.planting.site import FilledForm, Mark
from workbook_templates.layout import FIRST_ROW

Twins = dict[int, Row]


@dataclass(frozen=True)
class Planted:
    """``books`` with everything planted, ``corrected`` without what a unit's own check finds, in the same order.

    ``twins`` leads from a planted row to its corrected copy.
    """

    books: list[DemoForm]
    corrected: list[DemoForm]
    twins: Twins
    marks: list[Mark]

    def at_check(self) -> list[Expected]:
        """What must be found in the planted forms, unit by unit."""
        rows = _numbers(self.books)
        return [_expected(m, m.form.file, rows.get(id(m.cells), 0)) for m in self.marks if m.stage == "check"]

    def when_corrected(self, returned: Callable[[FilledForm], object], stage: str = "") -> list[Expected]:
        """What is still to be found when corrected forms stand for those that were ``returned``; of a stage, or all."""
        planted, mended = _numbers(self.books), _numbers(self.corrected)
        copies = dict(zip(map(id, self.books), self.corrected, strict=False))
        found = []
        for mark in self.marks:
            if stage in ("", mark.stage):
                if not returned(mark.form):
                    found.append(_expected(mark, mark.form.file, planted.get(id(mark.cells), 0)))
                elif mark.cells is None or id(mark.cells) in self.twins:
                    row = mended.get(id(self.twins.get(id(mark.cells))), 0)
                    found.append(_expected(mark, copies[id(mark.form)].file, row))
        return found

    def pairs(self) -> Iterator[tuple[DemoForm, DemoForm]]:
        """Each planted form with its corrected copy."""
        return zip(self.books, self.corrected, strict=False)


def changed(book: DemoForm, corrected: DemoForm) -> bool:
    """Whether a planted form differs from its corrected copy."""
    damaged = book.edits or book.patches or book.tears or book.file != corrected.file
    return bool(damaged) or book.sheets != corrected.sheets or book.cover != corrected.cover


def copied(books: Iterable[DemoForm]) -> tuple[list[DemoForm], Twins]:
    """Forms that later changes do not reach, and which row became which."""
    twins: Twins = {}
    copies = []
    for book in books:
        sheets = {}
        for name, rows in book.sheets.items():
            sheets[name] = [twins.setdefault(id(row), dict(row)) for row in rows]
        copies.append(replace(book, cover=dict(book.cover), sheets=sheets, edits=[], patches=[], tears=[]))
    return copies, twins


def oddities(county: County, books: list[DemoForm]) -> list[Mark]:
    """What a check may remark on though nothing is wrong, at its rows."""
    by_form = {(book.unit, book.kind): book for book in books}
    found = []
    for odd in county.lawful:
        book = by_form[odd.unit, odd.kind]
        rows = [row for row in book.sheets[odd.sheet] if all(row.get(k) == v for k, v in odd.where.items())]
        found += [Mark(book, odd.sheet, row, odd.column, "lawful", odd.stage, odd.rule, odd.note) for row in rows if odd.rule]
    return found


def _numbers(books: list[DemoForm]) -> dict[int, int]:
    """Excel's number of every row."""
    return {id(row): FIRST_ROW + i for book in books for rows in book.sheets.values() for i, row in enumerate(rows)}


def _expected(mark: Mark, file: str, row: int) -> Expected:
    return Expected(mark.rule, file, mark.sheet, row, mark.column, mark.note, mark.why, mark.stage)


def lawful(county: County, books: list[DemoForm]) -> list[Expected]:
    """What may be found in clean forms."""
    rows = _numbers(books)
    return [_expected(mark, mark.form.file, rows[id(mark.cells)]) for mark in oddities(county, books)]
