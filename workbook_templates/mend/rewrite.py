"""A workbook with other values in some of its cells; every other byte of it stays as it is."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping

from workbook_templates.layout import letters
from workbook_templates.mark.cells import Edit, column_styles, edit_cells
from workbook_templates.mark.parts import Parts
from workbook_templates.mark.styles import WorkbookStyles
from workbook_templates.mend.formulas import handed_on, without_order
from workbook_templates.read import Reading
from workbook_templates.read.workbook_parts import WorkbookParts

_FIRST_OF_1904 = dt.date(1904, 1, 1)
Changes = dict[int, dict[int, object]]  # row number, zero-based column: what is to stand there; an empty text clears the cell


def rewritten(original: Reading, changes: Mapping[str, Changes]) -> bytes:
    """The workbook with these changes by the form's sheet, encrypted with its password where it was encrypted.

    Unusable where its parts cannot be written.
    """
    book, parts, names = original.book, Parts(original.package), original.sheets.names
    styles = WorkbookStyles(parts.text(book.styles) if book.styles else "")
    paths = {part.name: part.path for part in book.sheets}
    for name, rows in changes.items():
        _edit(parts, book, paths[names[name]], rows, styles)
    if book.styles:
        parts.put(book.styles, styles.text())
    return original.sealed(parts.packed())


def _edit(parts: Parts, book: WorkbookParts, path: str, rows: Changes, styles: WorkbookStyles) -> None:
    xml = parts.text(path)
    new = handed_on(xml, {f"{letters(column)}{row}" for row, cells in rows.items() for column in cells})
    edits: dict[int, dict[int, Edit]] = defaultdict(dict)
    for row, column, value in _cells(rows):
        dated = styles.dated if isinstance(value, dt.date) and book.styles else None
        told = (value - _FIRST_OF_1904).days if book.from_1904 and type(value) is dt.date else value
        edits[row][column] = Edit(text="") if told == "" else Edit(dated, value=told)
    new = edit_cells(new, edits, column_styles(new))
    if new.count("<f") != xml.count("<f"):
        without_order(parts, book.main)
    parts.put(path, new)


def _cells(rows: Changes) -> Iterator[tuple[int, int, object]]:
    for row, cells in rows.items():
        for column, value in cells.items():
            yield row, column, value
