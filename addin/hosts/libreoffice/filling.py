"""Excel's autofill in terms of Calc's fill commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import clipboard
from .connection import enum
from .geometry import Area

if TYPE_CHECKING:
    from .ranges import Range

_DATE_STEPS = {
    "fill_days": "FILL_DATE_DAY",
    "fill_weekdays": "FILL_DATE_WEEKDAY",
    "fill_months": "FILL_DATE_MONTH",
    "fill_years": "FILL_DATE_YEAR",
}
_PASTED = {"fill_formats": clipboard.FORMATS, "fill_values": clipboard.VALUES}
_NO_END = 1e307


def autofill(source: Range, target: Range, kind: str) -> None:
    """Continue the cells of `source` through `target`, which begins or ends with them.

    `kind` is xlwings' name ('fill_default', 'fill_copy', 'fill_months', …). ValueError where `target`
    does not include `source` or its sheet is hidden; NotImplementedError for a kind Calc does not have.
    """
    if source.area.intersection(target.area) != source.area:
        raise ValueError("The destination must include the range that is filled from.")
    direction, count = _direction(source.area, target.area)
    if kind in _PASTED:
        clipboard.copy(source)
        clipboard.paste(target, _PASTED[kind])
    elif kind in _DATE_STEPS:
        _series(target, direction, "DATE", _DATE_STEPS[kind], 1.0)
    elif kind == "fill_copy" or (kind == "fill_default" and count == 1 and _is_number(source)):
        source._copy_to(target) if _fits(source.area, target.area) else _series(target, direction, "SIMPLE", "FILL_DATE_DAY", 0.0)
    elif kind in ("fill_default", "fill_series"):
        target.xl.fillAuto(enum("sheet.FillDirection", direction), count)
    else:
        raise NotImplementedError(f"autofill: Calc has no {kind}")


def _series(target: Range, direction: str, mode: str, date_mode: str, step: float) -> None:
    target.xl.fillSeries(
        enum("sheet.FillDirection", direction), enum("sheet.FillMode", mode), enum("sheet.FillDateMode", date_mode), step, _NO_END
    )


def _direction(source: Area, target: Area) -> tuple[str, int]:
    """UNO's fill direction, and how many rows or columns the filling starts from."""
    if target.columns == source.columns:
        return ("TO_TOP" if target.row < source.row else "TO_BOTTOM"), source.rows
    return ("TO_LEFT" if target.column < source.column else "TO_RIGHT"), source.columns


def _is_number(source: Range) -> bool:
    return len(source) >= 1 and type(source.range_of(Area(source.area.row, source.area.column)).raw_value) is float


def _fits(source: Area, target: Area) -> bool:
    return target.rows % source.rows == 0 and target.columns % source.columns == 0
