"""`RangeValues`: the members of `Range` about values and formulas."""

from __future__ import annotations

from typing import Any

from . import blocks, formulas
from .range_core import RangeCore
from .undo import CONTENTS

_HARD_FORMATS, _STYLES, _NOTES = 32, 64, 8
_OBJECTS, _EDIT_FORMATS = 128, 256
_CELLS_AT_ONCE = 1_000_000


class RangeValues(RangeCore):
    """Members of `Range` about the contents of cells.

    Writing values raises PermissionError on a protected sheet, and ValueError where Calc refuses the block.
    """

    @property
    def max_cells_per_read(self) -> int:
        """The number of cells above which xlwings reads in several calls."""
        return 4 * _CELLS_AT_ONCE

    @property
    def max_cells_per_write(self) -> int:
        """The number of cells above which xlwings writes in several calls."""
        return _CELLS_AT_ONCE

    @property
    def raw_value(self) -> Any:
        """The value of a single cell, otherwise rows of values; None
        for a range without cells. Types are those of `blocks.read`.
        """
        if self.empty:
            return None
        data = blocks.read(self)
        return data[0][0] if len(self) == 1 else data

    @raw_value.setter
    def raw_value(self, data: Any) -> None:
        """Write rows of values from the first cell on, or one value into every cell.

        A text that begins with `=` is a formula unless the cell is formatted as text; an empty value
        clears the cells. PermissionError on a protected sheet, ValueError where Calc refuses the block.
        """
        if self.empty:
            return
        if isinstance(data, (list, tuple)):
            rows = blocks.as_rows(data)
            blocks.write(self.range_of(type(self.area)(self.area.row, self.area.column, len(rows), len(rows[0]))), rows)
        else:
            self._fill(data)

    def _fill(self, value: Any) -> None:
        if isinstance(value, str) and value[:1] == "=" and len(value) > 1:
            self._write_formula(value)
        elif value in ("", None):
            self.xl.clearContents(CONTENTS)
        else:
            for part in self.row_bands(_CELLS_AT_ONCE):
                blocks.write(part, ((value,) * part.area.columns,) * part.area.rows)

    def clear_contents(self) -> None:
        """Empty the cells; formats and notes stay."""
        if not self.empty:
            self.xl.clearContents(CONTENTS)

    def clear_formats(self) -> None:
        """Remove number formats, fonts, fills, borders, styles and conditional formats; values stay."""
        self.xl.clearContents(_HARD_FORMATS | _STYLES | _EDIT_FORMATS)

    def clear(self) -> None:
        """Empty the cells and remove their formats and notes."""
        if not self.empty:
            self.xl.clearContents(CONTENTS | _HARD_FORMATS | _STYLES | _EDIT_FORMATS | _NOTES)

    @property
    def formula(self) -> Any:
        """The formula of a single cell, otherwise rows of formulas, in Excel's notation; values where there is none."""
        if self.empty:
            return None
        data = formulas.read(self)
        return data[0][0] if len(self) == 1 else data

    @formula.setter
    def formula(self, value: Any) -> None:
        """Write a formula into every cell, its relative references shifted, or rows of formulas (errors as of `raw_value`)."""
        if self.empty:
            return
        if isinstance(value, (list, tuple)):
            self.raw_value = value
        else:
            self._fill(value)

    def _write_formula(self, text: str) -> None:
        if all(kind == "text" for _, kind in blocks.format_kinds(self)) and blocks.format_kinds(self):
            blocks.write(self, ((text,) * self.area.columns,) * self.area.rows)
            return
        for part in self.row_bands(_CELLS_AT_ONCE):
            formulas.fill(part, text)

    @property
    def formula2(self) -> Any:
        """The same as `formula`: Calc 7 has no dynamic arrays."""
        return self.formula

    @formula2.setter
    def formula2(self, value: Any) -> None:
        """Write formulas, exactly as setting `formula` does."""
        self.formula = value

    @property
    def formula_array(self) -> Any:
        """The array formula that fills the whole range, in Excel's notation; None where its cells do not share one."""
        if self.empty:
            return None
        tokens = self.xl.getArrayTokens()
        if tokens:
            return self.parser.print_excel(tokens, self.first_cell.CellAddress)
        return self.formula if len(self) == 1 else None

    @formula_array.setter
    def formula_array(self, value: str) -> None:
        """Enter an array formula over the whole range; an empty text removes it."""
        if self.empty:
            return
        if not value:
            self.xl.setArrayFormula("")
        else:
            self.xl.setArrayTokens(self.parser.parse_excel(value, self.first_cell.CellAddress))

    @property
    def has_array(self) -> bool:
        """Whether the first cell is part of an array formula."""
        return not self.empty and str(self.first_cell.getFormula()).startswith("{")
