"""The damage to a file that a planter can request, besides filling in cells."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from validators.planting.site import FilledForm, FormRow


class Damage(Protocol):
    """Damage to a workbook by people and programs; each method records it, and it is applied when the form is written."""

    def truncated(self, form: FilledForm) -> None:
        """Remove the second half of the file."""

    def web_page(self, form: FilledForm) -> None:
        """Replace the file by a web page."""

    def old_excel(self, form: FilledForm) -> None:
        """Replace the file by an .xls."""

    def macros(self, form: FilledForm) -> None:
        """Add a macro project."""

    def metadata_lost(self, form: FilledForm) -> None:
        """Delete the hidden sheet with the form's metadata."""

    def other_sheet(self, form: FilledForm, name: str, headers: Sequence[str]) -> None:
        """Replace all sheets by one of this name with these headers."""

    def sheet_dropped(self, form: FilledForm, sheet: str) -> None:
        """Delete a sheet."""

    def sheet_renamed(self, form: FilledForm, sheet: str, name: str) -> None:
        """Rename a sheet."""

    def column_dropped(self, form: FilledForm, sheet: str, column: str) -> None:
        """Delete a column."""

    def column_renamed(self, form: FilledForm, sheet: str, column: str, header: str) -> None:
        """Give a column another header."""

    def column_put_in(self, form: FilledForm, sheet: str, header: str) -> None:
        """Insert a column unknown to the form left of the others."""

    def merged(self, row: FormRow, column: str, rows: int) -> None:
        """Merge a cell with those below it, ``rows`` in all."""

    def cell_replaced(self, row: FormRow, column: str, xml: str) -> None:
        """Replace the content of a cell: ``xml`` is the rest of the element ``c`` after address and style."""

    def row_hidden(self, row: FormRow) -> None:
        """Hide a row."""
