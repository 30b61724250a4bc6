"""The forms with planted errors, their corrected copies, and what must be found in each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from addin.demo.county.expected import Expected
from addin.demo.county.filled_forms import DemoForm, Row
from addin.demo.county.model import County
from validators.planting.site import FilledForm, Mark
from workbook_templates.layout import FIRST_ROW

CorrectedRows = dict[int, Row]


@dataclass(frozen=True)
class Planted:
    """``books`` are the forms with all planted errors, ``corrected`` their copies without those a unit's own check finds, in the
    same order. ``corrected_rows`` are the copies of planted rows, by their ``id``.
    """

    books: list[DemoForm]
    corrected: list[DemoForm]
    corrected_rows: CorrectedRows
    marks: list[Mark]

    def at_check(self) -> list[Expected]:
        """The findings expected in the planted forms when each unit is checked."""
        rows = _numbers(self.books)
        return [_expected(m, m.form.file, rows.get(id(m.cells), 0)) for m in self.marks if m.stage == "check"]

    def when_corrected(self, returned: Callable[[FilledForm], object], stage: str = "") -> list[Expected]:
        """The findings expected when the forms that are ``returned`` are replaced by corrected copies: of one stage, or all."""
        planted, mended = _numbers(self.books), _numbers(self.corrected)
        copies = dict(zip(map(id, self.books), self.corrected, strict=False))
        found = []
        for mark in self.marks:
            if stage in ("", mark.stage):
                if not returned(mark.form):
                    found.append(_expected(mark, mark.form.file, planted.get(id(mark.cells), 0)))
                elif mark.cells is None or id(mark.cells) in self.corrected_rows:
                    row = mended.get(id(self.corrected_rows.get(id(mark.cells))), 0)
                    found.append(_expected(mark, copies[id(mark.form)].file, row))
        return found

    def pairs(self) -> Iterator[tuple[DemoForm, DemoForm]]:
        """Each planted form with its corrected copy."""
        return zip(self.books, self.corrected, strict=False)


def differs(book: DemoForm, corrected: DemoForm) -> bool:
    """Whether a planted form differs from its corrected copy."""
    damaged = book.layout_edits or book.patches or book.byte_edits or book.file != corrected.file
    return bool(damaged) or book.sheets != corrected.sheets or book.cover != corrected.cover


def copy_forms(books: Iterable[DemoForm]) -> tuple[list[DemoForm], CorrectedRows]:
    """Copies of the forms, independent of later changes, and the copy of each row by its ``id``."""
    corrected_rows: CorrectedRows = {}
    copies = []
    for book in books:
        sheets = {}
        for name, rows in book.sheets.items():
            sheets[name] = [corrected_rows.setdefault(id(row), dict(row)) for row in rows]
        copies.append(replace(book, cover=dict(book.cover), sheets=sheets, layout_edits=[], patches=[], byte_edits=[]))
    return copies, corrected_rows


def oddity_marks(county: County, books: list[DemoForm]) -> list[Mark]:
    """Marks of the findings that lawful oddities may give, at their rows."""
    by_form = {(book.unit, book.kind): book for book in books}
    found = []
    for odd in county.lawful:
        book = by_form[odd.unit, odd.kind]
        rows = [row for row in book.sheets[odd.sheet] if all(row.get(k) == v for k, v in odd.where.items())]
        found += [Mark(book, odd.sheet, row, odd.column, "lawful", odd.stage, odd.rule, odd.note) for row in rows if odd.rule]
    return found


def _numbers(books: list[DemoForm]) -> dict[int, int]:
    """Excel's number of every row, by its ``id``."""
    return {id(row): FIRST_ROW + i for book in books for rows in book.sheets.values() for i, row in enumerate(rows)}


def _expected(mark: Mark, file: str, row: int) -> Expected:
    return Expected(mark.rule, file, mark.sheet, row, mark.column, mark.note, mark.why, mark.stage)


def lawful(county: County, books: list[DemoForm]) -> list[Expected]:
    """The findings that may be given in forms without errors."""
    rows = _numbers(books)
    return [_expected(mark, mark.form.file, rows[id(mark.cells)]) for mark in oddity_marks(county, books)]
