"""A form that a clerk has changed: sheets and columns dropped, renamed, put in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from addin.demo.county.defaults import completed
from addin.demo.county.filled_forms import DemoForm, Row
from workbook_templates.layout import FIRST_ROW, letters
from workbook_templates.schema import Column, Form, Sheet, form


@dataclass(slots=True)
class SheetLayout:
    """A sheet as it will be written: its name, its columns and under which name each column's values are kept."""

    sheet: Sheet
    kept: str
    columns: list[tuple[Column, str]]


Edit = Callable[[list[SheetLayout]], None]


def laid_out(book: DemoForm) -> list[SheetLayout]:
    """The sheets of a form after the clerk's changes."""
    sheets = [SheetLayout(sheet, sheet.name, [(c, c.name) for c in sheet.own]) for sheet in form(book.kind).sheets]
    for edit in book.edits:
        edit(sheets)
    return sheets


def shaped(book: DemoForm) -> tuple[Form, dict[str, list[Sequence[object]]]]:
    """The form to write and its rows by sheet."""
    sheets = laid_out(book)
    rows = {laid.sheet.name: _rows(laid, book.sheets.get(laid.kept, []), book.defaults.get(laid.kept, {})) for laid in sheets}
    original = form(book.kind)
    return (replace(original, sheets=tuple(_sheet(laid) for laid in sheets)) if book.edits else original), rows


def _rows(laid: SheetLayout, rows: list[Row], defaults: Row) -> list[Sequence[object]]:
    names = [name for _, name in laid.columns]
    return [[row.get(name) for name in names] for row in (completed(laid.sheet, row, defaults) for row in rows)]


def _sheet(laid: SheetLayout) -> Sheet:
    own = tuple(column for column, _ in laid.columns)
    rest = laid.sheet.columns[laid.sheet.own_columns :]
    return replace(laid.sheet, columns=own + rest, own_columns=len(own))


def part_of(book: DemoForm, sheet: str) -> str:
    """The part of the package that holds a sheet."""
    number = next(i for i, laid in enumerate(laid_out(book)) if laid.kept == sheet)
    return f"xl/worksheets/sheet{number + 3}.xml"


def cell_of(book: DemoForm, sheet: str, row: Row, column: str) -> str:
    """The address of a value."""
    laid = next(laid for laid in laid_out(book) if laid.kept == sheet)
    index = [name for _, name in laid.columns].index(column)
    return f"{letters(index)}{row_of(book, sheet, row)}"


def row_of(book: DemoForm, sheet: str, row: Row) -> int:
    """Excel's number of a row."""
    return FIRST_ROW + next(i for i, each in enumerate(book.sheets[sheet]) if each is row)


def only_sheet(sheet: Sheet) -> Edit:
    """Another sheet alone, instead of the form's own."""

    def edit(sheets: list[SheetLayout]) -> None:
        sheets[:] = [SheetLayout(sheet, "", [(column, column.name) for column in sheet.own])]

    return edit


def drop_sheet(sheet: str) -> Edit:
    """Without that sheet."""

    def edit(sheets: list[SheetLayout]) -> None:
        sheets[:] = [laid for laid in sheets if laid.kept != sheet]

    return edit


def rename_sheet(sheet: str, name: str) -> Edit:
    """Under another name."""

    def edit(sheets: list[SheetLayout]) -> None:
        for laid in sheets:
            if laid.kept == sheet:
                laid.sheet = replace(laid.sheet, name=name)

    return edit


def drop_column(sheet: str, column: str) -> Edit:
    """Without that column."""

    def edit(sheets: list[SheetLayout]) -> None:
        for laid in sheets:
            if laid.kept == sheet:
                laid.columns = [(_after(c, column, ""), name) for c, name in laid.columns if name != column]

    return edit


def rename_column(sheet: str, column: str, header: str) -> Edit:
    """With that column under another header."""

    def edit(sheets: list[SheetLayout]) -> None:
        for laid in sheets:
            if laid.kept == sheet:
                laid.columns = [
                    (replace(c, name=header) if name == column else _after(c, column, header), name) for c, name in laid.columns
                ]

    return edit


def _after(column: Column, gone: str, header: str) -> Column:
    """A date that may not precede the changed column's."""
    return replace(column, not_before=header) if column.not_before == gone else column


def put_in_column(sheet: str, header: str, at: int = 0) -> Edit:
    """With a column the form does not know."""

    def edit(sheets: list[SheetLayout]) -> None:
        for laid in sheets:
            if laid.kept == sheet:
                laid.columns.insert(at, (Column(header, "text"), header))

    return edit
