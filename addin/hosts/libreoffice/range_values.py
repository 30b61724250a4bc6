"""Values and formulas of a range."""

from __future__ import annotations

from typing import Any

from . import blocks, formulas
from .range_core import RangeCore
from .undo import CONTENTS

_HARD_FORMATS, _STYLES, _NOTES = 32, 64, 8
_OBJECTS, _EDIT_FORMATS = 128, 256
_CELLS_AT_ONCE = 1_000_000


class RangeValues(RangeCore):
    """What the cells hold."""

    @property
    def max_cells_per_read(self) -> int:
        """How many cells xlwings asks for at once."""
        return 4 * _CELLS_AT_ONCE

    @property
    def max_cells_per_write(self) -> int:
        """How many cells xlwings hands over at once."""
        return _CELLS_AT_ONCE

    @property
    def raw_value(self) -> Any:
        """The values: one for a single cell, otherwise rows."""
        if self.empty:
            return None
        data = blocks.read(self)
        return data[0][0] if len(self) == 1 else data

    @raw_value.setter
    def raw_value(self, data: Any) -> None:
        if self.empty:
            return
        if isinstance(data, (list, tuple)):
            rows = blocks.as_rows(data)
            blocks.write(self.of(type(self.area)(self.area.row, self.area.column, len(rows), len(rows[0]))), rows)
        else:
            self._fill(data)

    def _fill(self, value: Any) -> None:
        if isinstance(value, str) and value[:1] == "=" and len(value) > 1:
            self._write_formula(value)
        elif value in ("", None):
            self.xl.clearContents(CONTENTS)
        else:
            for part in self.parts(_CELLS_AT_ONCE):
                blocks.write(part, ((value,) * part.area.columns,) * part.area.rows)

    def clear_contents(self) -> None:
        """Empty the cells; formats and notes stay."""
        if not self.empty:
            self.xl.clearContents(CONTENTS)

    def clear_formats(self) -> None:
        """Give the cells the plain look; conditional formats go as well, as in Excel."""
        self.xl.clearContents(_HARD_FORMATS | _STYLES | _EDIT_FORMATS)

    def clear(self) -> None:
        """Empty the cells and remove formats and notes."""
        if not self.empty:
            self.xl.clearContents(CONTENTS | _HARD_FORMATS | _STYLES | _EDIT_FORMATS | _NOTES)

    @property
    def formula(self) -> Any:
        """The formulas: one for a single cell, otherwise rows."""
        if self.empty:
            return None
        data = formulas.read(self)
        return data[0][0] if len(self) == 1 else data

    @formula.setter
    def formula(self, value: Any) -> None:
        if self.empty:
            return
        if isinstance(value, (list, tuple)):
            self.raw_value = value
        else:
            self._fill(value)

    def _write_formula(self, text: str) -> None:
        if all(kind == "text" for _, kind in blocks.kinds(self)) and blocks.kinds(self):
            blocks.write(self, ((text,) * self.area.columns,) * self.area.rows)
            return
        for part in self.parts(_CELLS_AT_ONCE):
            formulas.fill(part, text)

    @property
    def formula2(self) -> Any:
        """The same as `formula`: Calc 7 has no spilling arrays."""
        return self.formula

    @formula2.setter
    def formula2(self, value: Any) -> None:
        self.formula = value

    @property
    def formula_array(self) -> Any:
        """The array formula of the range; nothing when its cells do not share one."""
        if self.empty:
            return None
        tokens = self.xl.getArrayTokens()
        if tokens:
            return self.parser.show(tokens, self.first.CellAddress)
        return self.formula if len(self) == 1 else None

    @formula_array.setter
    def formula_array(self, value: str) -> None:
        if self.empty:
            return
        if not value:
            self.xl.setArrayFormula("")
        else:
            self.xl.setArrayTokens(self.parser.tokens(value, self.first.CellAddress))

    @property
    def has_array(self) -> bool:
        """Whether the first cell belongs to an array formula."""
        return not self.empty and str(self.first.getFormula()).startswith("{")
