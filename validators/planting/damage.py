"""What a planter may have done to a file, besides filling in cells."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from validators.planting.site import FilledForm, FormRow


class Damage(Protocol):
    """What people and programs do to a workbook besides filling in cells; done to the file once the form is written."""

    def torn(self, form: FilledForm) -> None:
        """The second half of the file is missing."""

    def web_page(self, form: FilledForm) -> None:
        """The file is a web page."""

    def old_excel(self, form: FilledForm) -> None:
        """The file is an .xls."""

    def macros(self, form: FilledForm) -> None:
        """The file carries a macro project."""

    def metadata_lost(self, form: FilledForm) -> None:
        """The hidden sheet that says which form this is was deleted."""

    def other_sheet(self, form: FilledForm, name: str, headers: Sequence[str]) -> None:
        """The workbook holds a sheet of this name with these headers instead of the form's own."""

    def sheet_dropped(self, form: FilledForm, sheet: str) -> None:
        """A sheet was deleted."""

    def sheet_renamed(self, form: FilledForm, sheet: str, name: str) -> None:
        """A sheet got another name."""

    def column_dropped(self, form: FilledForm, sheet: str, column: str) -> None:
        """A column was deleted."""

    def column_renamed(self, form: FilledForm, sheet: str, column: str, header: str) -> None:
        """A column got another header."""

    def column_put_in(self, form: FilledForm, sheet: str, header: str) -> None:
        """A column that the form does not know stands left of the others."""

    def merged(self, row: FormRow, column: str, rows: int) -> None:
        """A cell is merged with those below it, ``rows`` in all."""

    def cell_replaced(self, row: FormRow, column: str, xml: str) -> None:
        """A cell holds other content: ``xml`` is what comes after the address and style of the element ``c``."""

    def row_hidden(self, row: FormRow) -> None:
        """A row is hidden."""
