"""What people and programs do to the county's workbooks: kept with each form, done to the file when it is written."""

from __future__ import annotations

from collections.abc import Sequence

from addin.demo.county.filled_forms import DemoForm
from addin.demo.plants import changed_form, damage
from validators.planting.site import FilledForm, FormRow
from workbook_templates.schema import Column, Sheet


class FileDamage:
    """Notes damage on forms of the county. TypeError where a form is not one of the county's."""

    def torn(self, form: FilledForm) -> None:
        """The second half of the file is missing."""
        _book(form).tears.append(damage.torn)

    def web_page(self, form: FilledForm) -> None:
        """The file is a web page."""
        _book(form).tears.append(damage.disguised)

    def old_excel(self, form: FilledForm) -> None:
        """The file is an .xls."""
        _book(form).tears.append(damage.old_excel)

    def macros(self, form: FilledForm) -> None:
        """The file carries a macro project."""
        _book(form).patches.append(damage.add_macros)

    def metadata_lost(self, form: FilledForm) -> None:
        """The hidden sheet that says which form this is was deleted."""
        _book(form).patches.append(damage.lose_metadata)

    def other_sheet(self, form: FilledForm, name: str, headers: Sequence[str]) -> None:
        """The workbook holds a sheet of this name with these headers instead of the form's own."""
        sheet = Sheet(name, columns=tuple(Column(header, "text") for header in headers), own_columns=len(headers))
        _book(form).edits.append(changed_form.only_sheet(sheet))

    def sheet_dropped(self, form: FilledForm, sheet: str) -> None:
        """A sheet was deleted."""
        _book(form).edits.append(changed_form.drop_sheet(sheet))

    def sheet_renamed(self, form: FilledForm, sheet: str, name: str) -> None:
        """A sheet got another name."""
        _book(form).edits.append(changed_form.rename_sheet(sheet, name))

    def column_dropped(self, form: FilledForm, sheet: str, column: str) -> None:
        """A column was deleted."""
        _book(form).edits.append(changed_form.drop_column(sheet, column))

    def column_renamed(self, form: FilledForm, sheet: str, column: str, header: str) -> None:
        """A column got another header."""
        _book(form).edits.append(changed_form.rename_column(sheet, column, header))

    def column_put_in(self, form: FilledForm, sheet: str, header: str) -> None:
        """A column that the form does not know stands left of the others."""
        _book(form).edits.append(changed_form.put_in_column(sheet, header))

    def merged(self, row: FormRow, column: str, rows: int) -> None:
        """A cell is merged with those below it, ``rows`` in all."""
        _book(row.form).patches.append(damage.merge_patch(row.sheet, row.cells, column, rows))

    def cell_replaced(self, row: FormRow, column: str, xml: str) -> None:
        """A cell holds other content: ``xml`` is what comes after the address and style of the element ``c``."""
        _book(row.form).patches.append(damage.cell_patch(row.sheet, row.cells, column, xml))

    def row_hidden(self, row: FormRow) -> None:
        """A row is hidden."""
        _book(row.form).patches.append(damage.hide_row_patch(row.sheet, row.cells))


def _book(form: FilledForm) -> DemoForm:
    if not isinstance(form, DemoForm):
        raise TypeError(f"{form.file} is no form of the county")
    return form
