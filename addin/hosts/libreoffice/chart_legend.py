"""`ChartLegend`: the legend of a chart."""

from __future__ import annotations

from typing import Any

from xlwings import base_classes

from .connection import enum

_SIDES = ("top", "bottom", "left", "right")


class ChartLegend(base_classes.ChartLegend):
    """The legend of the chart whose UNO document is given."""

    def __init__(self, document: Any) -> None:
        self.document = document

    @property
    def api(self) -> Any:
        """The UNO legend, or None while it is hidden."""
        return self.document.Legend if self.visible else None

    @property
    def visible(self) -> bool:
        """Whether the chart shows its legend."""
        return bool(self.document.HasLegend)

    @visible.setter
    def visible(self, value: bool) -> None:
        """Show the chart's legend or hide it."""
        self.document.HasLegend = bool(value)

    @property
    def position(self) -> str | None:
        """'top', 'bottom', 'left' or 'right'; 'custom' after the legend was dragged, None while it is hidden."""
        if not self.visible:
            return None
        side = str(self.document.Legend.Alignment.value).lower()
        return side if side in _SIDES else "custom"

    @position.setter
    def position(self, value: str) -> None:
        """Show the legend on that side; NotImplementedError for 'corner', which Calc does not have."""
        if value not in _SIDES:
            raise NotImplementedError(f"position: Calc puts a legend at {', '.join(_SIDES)}, not at the {value}")
        self.visible = True
        self.document.Legend.Alignment = enum("chart.ChartLegendPosition", value.upper())
