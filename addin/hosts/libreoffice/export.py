"""Files made of a book, a sheet or a range: PDF, PNG and HTML, written by LibreOffice's export filters."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from . import clipboard
from .connection import import_uno, prop, struct, typed
from .files import SAVE_FILTERS, store_copy, to_url

if TYPE_CHECKING:
    from .books import Book
    from .ranges import Range
    from .sheet import Sheet

_FORMULAS, _ERRORS = 16, 4  # sheet.CellFlags.FORMULA, sheet.FormulaResult.ERROR
_SMALL_PICTURES = (("ReduceImageResolution", True), ("MaxImageResolution", 150), ("Quality", 60))


def _filter_data(pairs: list[tuple[str, Any]]) -> Any:
    return prop("FilterData", typed("[]com.sun.star.beans.PropertyValue", tuple(prop(name, value) for name, value in pairs)))


def to_pdf(model: Any, path: str, quality: str | None, selection: Any = None) -> None:
    """Write a document into a PDF file, or only `selection`, a UNO range or collection of shapes.

    `quality` 'minimum' reduces pictures to 150 dots per inch.
    """
    pairs: list[tuple[str, Any]] = list(_SMALL_PICTURES) if quality == "minimum" else []
    if selection is not None:
        pairs.append(("Selection", selection))
    model.storeToURL(to_url(path), (prop("FilterName", "calc_pdf_Export"), _filter_data(pairs)))


def book_to_pdf(book: Book, path: str, quality: str | None) -> None:
    """Write the visible sheets of a book into a PDF file."""
    to_pdf(book.xl, path, quality)


def range_to_pdf(rng: Range, path: str, quality: str | None) -> None:
    """Write the cells of a range into a PDF file."""
    to_pdf(rng.book.xl, path, quality, rng.xl)


def range_to_png(rng: Range, path: str) -> None:
    """Write a picture of a range into a PNG file, as LibreOffice would copy it; ValueError where the sheet is hidden."""
    flavor = struct("datatransfer.DataFlavor", MimeType="image/png", HumanPresentableName="PNG")
    flavor.DataType = import_uno().getTypeByName("[]byte")
    with clipboard.temporarily_selected(rng):
        picture = rng.book.xl.CurrentController.getTransferable().getTransferData(flavor)
    Path(path).write_bytes(picture.value)


def sheet_to_html(sheet: Sheet, path: str) -> None:
    """Write one sheet into an HTML file, with the results of its formulas."""
    with tempfile.TemporaryDirectory() as folder:
        copy = _single_sheet_copy(sheet, folder)
        try:
            copy.storeToURL(to_url(Path(path)), (prop("FilterName", SAVE_FILTERS[".html"]),))
        finally:
            copy.close(True)


def _single_sheet_copy(sheet: Sheet, folder: str) -> Any:
    """Open a hidden copy of the book with this sheet alone.

    It goes by way of a file: Calc's own import of a sheet may never return.
    """
    file = store_copy(sheet.book.xl, folder)
    copy = sheet.book.app.xl.loadComponentFromURL(file, "_blank", 0, (prop("Hidden", True),))
    _formulas_to_values(copy.Sheets.getByName(sheet.name))
    for name in copy.Sheets.ElementNames:
        if name != sheet.name:
            copy.Sheets.removeByName(name)
    return copy


def _formulas_to_values(page: Any) -> None:
    """Replace formulas by their results, because the sheets they refer to are about to be removed."""
    wrong = [cell for cells in page.queryFormulaCells(_ERRORS) for row in _cells(cells) for cell in row]
    texts = [(cell, cell.String) for cell in wrong]
    for cells in page.queryContentCells(_FORMULAS):
        cells.setDataArray(cells.getDataArray())
    for cell, text in texts:
        cell.setString(text)


def _cells(area: Any) -> Any:
    size = area.RangeAddress
    for row in range(size.EndRow - size.StartRow + 1):
        yield [area.getCellByPosition(column, row) for column in range(size.EndColumn - size.StartColumn + 1)]
