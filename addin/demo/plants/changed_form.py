"""The layout of a form that a clerk has changed: sheets and columns dropped, renamed, inserted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from addin.demo.county.defaults import completed
from addin.demo.county.filled_forms import DemoForm, Row
from workbook_templates.layout import FIRST_ROW, letters
from workbook_templates.schema import Column, Form, Sheet, form


@dataclass(slots=True)
class SheetLayout:
    """A sheet as it will be written; ``rows_name`` and the second of each of ``columns`` are its names in the form's rows."""

    sheet: Sheet
    rows_name: str
    columns: list[tuple[Column, str]]


Edit = Callable[[list[SheetLayout]], None]


def changed_layout(book: DemoForm) -> list[SheetLayout]:
    """The sheets of a form after its layout edits."""
    sheets = [SheetLayout(sheet, sheet.name, [(c, c.name) for c in sheet.own]) for sheet in form(book.kind).sheets]
    for edit in book.layout_edits:
        edit(sheets)
    return sheets


def changed_form_and_rows(book: DemoForm) -> tuple[Form, dict[str, list[Sequence[object]]]]:
    """The form to write after its layout edits, and its rows by sheet."""
    sheets = changed_layout(book)
    rows = {
        layout.sheet.name: _rows(layout, book.sheets.get(layout.rows_name, []), book.defaults.get(layout.rows_name, {}))
        for layout in sheets
    }
    original = form(book.kind)
    return (replace(original, sheets=tuple(_sheet(layout) for layout in sheets)) if book.layout_edits else original), rows


def _rows(layout: SheetLayout, rows: list[Row], defaults: Row) -> list[Sequence[object]]:
    names = [name for _, name in layout.columns]
    return [[row.get(name) for name in names] for row in (completed(layout.sheet, row, defaults) for row in rows)]


def _sheet(layout: SheetLayout) -> Sheet:
    own = tuple(column for column, _ in layout.columns)
    rest = layout.sheet.columns[layout.sheet.own_columns :]
    return replace(layout.sheet, columns=own + rest, own_columns=len(own))


def part_of(book: DemoForm, sheet: str) -> str:
    """The name of the package's part with a sheet. StopIteration where it has none."""
    number = next(i for i, layout in enumerate(changed_layout(book)) if layout.rows_name == sheet)
    return f"xl/worksheets/sheet{number + 3}.xml"


def cell_of(book: DemoForm, sheet: str, row: Row, column: str) -> str:
    """The address of a cell (C7) by row and column. StopIteration or ValueError where it is not in the form."""
    layout = next(layout for layout in changed_layout(book) if layout.rows_name == sheet)
    index = [name for _, name in layout.columns].index(column)
    return f"{letters(index)}{row_of(book, sheet, row)}"


def row_of(book: DemoForm, sheet: str, row: Row) -> int:
    """Excel's number of a row. StopIteration where it is not in the form."""
    return FIRST_ROW + next(i for i, each in enumerate(book.sheets[sheet]) if each is row)


def only_sheet(sheet: Sheet) -> Edit:
    """A layout edit that replaces all sheets by one other sheet."""

    def edit(sheets: list[SheetLayout]) -> None:
        sheets[:] = [SheetLayout(sheet, "", [(column, column.name) for column in sheet.own])]

    return edit


def drop_sheet(sheet: str) -> Edit:
    """A layout edit that deletes a sheet."""

    def edit(sheets: list[SheetLayout]) -> None:
        sheets[:] = [layout for layout in sheets if layout.rows_name != sheet]

    return edit


def rename_sheet(sheet: str, name: str) -> Edit:
    """A layout edit that renames a sheet."""

    def edit(sheets: list[SheetLayout]) -> None:
        for layout in sheets:
            if layout.rows_name == sheet:
                layout.sheet = replace(layout.sheet, name=name)

    return edit


def drop_column(sheet: str, column: str) -> Edit:
    """A layout edit that deletes a column."""

    def edit(sheets: list[SheetLayout]) -> None:
        for layout in sheets:
            if layout.rows_name == sheet:
                layout.columns = [(_after(c, column, ""), name) for c, name in layout.columns if name != column]

    return edit


def rename_column(sheet: str, column: str, header: str) -> Edit:
    """A layout edit that renames a column."""

    def edit(sheets: list[SheetLayout]) -> None:
        for layout in sheets:
            if layout.rows_name == sheet:
                layout.columns = [
                    (c._replace(name=header) if name == column else _after(c, column, header), name) for c, name in layout.columns
                ]

    return edit


def _after(column: Column, gone: str, header: str) -> Column:
    """The column, with its reference to a deleted or renamed one in ``not_before`` updated."""
    return column._replace(not_before=header) if column.not_before == gone else column


def put_in_column(sheet: str, header: str, at: int = 0) -> Edit:
    """A layout edit that inserts an unknown column before the zero-based position ``at``."""

    def edit(sheets: list[SheetLayout]) -> None:
        for layout in sheets:
            if layout.rows_name == sheet:
                layout.columns.insert(at, (Column(header, "text"), header))

    return edit
