"""Damage to the county's workbooks: recorded with each form, applied when the file is written."""

from __future__ import annotations

from collections.abc import Sequence

from addin.demo.county.filled_forms import DemoForm
from addin.demo.plants import changed_form, damage_patches
from validators.planting.site import FilledForm, FormRow
from workbook_templates.schema import Column, Sheet


class FileDamage:
    """Records damage on forms; implements ``validators.planting.damage.Damage``. TypeError where a form is not a DemoForm."""

    def truncated(self, form: FilledForm) -> None:
        """Remove the second half of the file."""
        _book(form).byte_edits.append(damage_patches.truncated)

    def web_page(self, form: FilledForm) -> None:
        """Replace the file by a web page."""
        _book(form).byte_edits.append(damage_patches.web_page_bytes)

    def old_excel(self, form: FilledForm) -> None:
        """Replace the file by an .xls."""
        _book(form).byte_edits.append(damage_patches.old_excel)

    def macros(self, form: FilledForm) -> None:
        """Add a macro project."""
        _book(form).patches.append(damage_patches.add_macros)

    def metadata_lost(self, form: FilledForm) -> None:
        """Delete the hidden sheet with the form's metadata."""
        _book(form).patches.append(damage_patches.lose_metadata)

    def other_sheet(self, form: FilledForm, name: str, headers: Sequence[str]) -> None:
        """Replace all sheets by one of this name with these headers."""
        sheet = Sheet(name, columns=tuple(Column(header, "text") for header in headers), own_columns=len(headers))
        _book(form).layout_edits.append(changed_form.only_sheet(sheet))

    def sheet_dropped(self, form: FilledForm, sheet: str) -> None:
        """Delete a sheet."""
        _book(form).layout_edits.append(changed_form.drop_sheet(sheet))

    def sheet_renamed(self, form: FilledForm, sheet: str, name: str) -> None:
        """Rename a sheet."""
        _book(form).layout_edits.append(changed_form.rename_sheet(sheet, name))

    def column_dropped(self, form: FilledForm, sheet: str, column: str) -> None:
        """Delete a column."""
        _book(form).layout_edits.append(changed_form.drop_column(sheet, column))

    def column_renamed(self, form: FilledForm, sheet: str, column: str, header: str) -> None:
        """Give a column another header."""
        _book(form).layout_edits.append(changed_form.rename_column(sheet, column, header))

    def column_put_in(self, form: FilledForm, sheet: str, header: str) -> None:
        """Insert a column unknown to the form left of the others."""
        _book(form).layout_edits.append(changed_form.put_in_column(sheet, header))

    def merged(self, row: FormRow, column: str, rows: int) -> None:
        """Merge a cell with those below it, ``rows`` in all."""
        _book(row.form).patches.append(damage_patches.merge_patch(row.sheet, row.cells, column, rows))

    def cell_replaced(self, row: FormRow, column: str, xml: str) -> None:
        """Replace the content of a cell: ``xml`` is the rest of the element ``c`` after address and style."""
        _book(row.form).patches.append(damage_patches.cell_patch(row.sheet, row.cells, column, xml))

    def row_hidden(self, row: FormRow) -> None:
        """Hide a row."""
        _book(row.form).patches.append(damage_patches.hide_row_patch(row.sheet, row.cells))


def _book(form: FilledForm) -> DemoForm:
    if not isinstance(form, DemoForm):
        raise TypeError(f"{form.file} is no form of the county")
    return form
