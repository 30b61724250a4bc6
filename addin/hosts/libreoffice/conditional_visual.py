"""Colour scales, data bars and icon sets: conditional formats that show how large a value is."""

from __future__ import annotations

from typing import Any

from .colors import Rgb, to_rgb

_SCALE_KINDS = {0: "lowest_value", 1: "highest_value", 2: "percentile", 3: "number", 4: "percent", 5: "formula"}
BAR_KINDS = {0: "automatic", 1: "lowest_value", 2: "highest_value", 3: "percentile", 4: "number", 5: "percent", 6: "formula"}
_ICON_KINDS = {0: "lowest_value", 1: "percentile", 2: "number", 3: "percent", 4: "formula"}
_ICON_SETS = (
    "3_arrows",
    "3_arrows_gray",
    "3_flags",
    "3_traffic_lights_1",
    "3_traffic_lights_2",
    "3_signs",
    "3_symbols",
    "3_symbols_2",
    "-",
    "-",
    "4_arrows",
    "4_arrows_gray",
    "4_red_to_black",
    "4_rating",
    "4_traffic_lights",
    "5_arrows",
    "5_arrows_gray",
    "5_rating",
    "5_quarters",
    "3_stars",
    "3_triangles",
    "5_boxes",
)
_FIXED = frozenset({"automatic", "lowest_value", "highest_value"})


class VisualRule:
    """The members of `ConditionalFormat` about colour scales, data bars and icon sets; each is None for other types of rule."""

    xl: Any
    type: Any

    @property
    def colors(self) -> tuple[Rgb, ...] | None:
        """The colours of a colour scale from low to high, each (red, green, blue)."""
        return (
            tuple(to_rgb(entry.getColor() & 0xFFFFFF) for entry in self.xl.ColorScaleEntries)
            if self.type == "color_scale"
            else None
        )

    @property
    def bar_color(self) -> Rgb | None:
        """The colour of a data bar as (red, green, blue)."""
        return to_rgb(self.xl.Color & 0xFFFFFF) if self.type == "data_bar" else None

    @property
    def gradient(self) -> bool | None:
        """Whether a data bar is drawn as a gradient."""
        return bool(self.xl.UseGradient) if self.type == "data_bar" else None

    @property
    def show_value(self) -> bool | None:
        """Whether the cell's value is shown beside a data bar or icon."""
        return bool(self.xl.ShowValue) if self.type in ("data_bar", "icon_set") else None

    @property
    def icon_set(self) -> str | None:
        """The icon set in xlwings' names, as '3_arrows'."""
        number = self.xl.Icons if self.type == "icon_set" else -1
        return _ICON_SETS[number] if 0 <= number < len(_ICON_SETS) else None

    @property
    def reverse_order(self) -> bool | None:
        """Whether the icons run from the last to the first."""
        return bool(self.xl.Reverse) if self.type == "icon_set" else None

    def _pairs(self) -> list[tuple[str, Any]] | None:
        entries, kinds = {
            "color_scale": lambda: (self.xl.ColorScaleEntries, _SCALE_KINDS),
            "data_bar": lambda: (self.xl.DataBarEntries, BAR_KINDS),
            "icon_set": lambda: (self.xl.IconSetEntries[1:], _ICON_KINDS),
        }.get(self.type, lambda: ((), None))()
        if kinds is None:
            return None
        named = [(kinds.get(entry.getType(), "unknown"), entry.getFormula()) for entry in entries]
        return [(kind, None if kind in _FIXED else _number(text)) for kind, text in named]

    @property
    def threshold_types(self) -> tuple[str, ...] | None:
        """What each threshold is measured in: 'number', 'percent',
        'percentile', 'formula', 'lowest_value', 'highest_value', 'automatic'.
        """
        pairs = self._pairs()
        return None if pairs is None else tuple(kind for kind, _ in pairs)

    @property
    def thresholds(self) -> tuple[Any, ...] | None:
        """The thresholds in the order of `threshold_types`: numbers, formulas as text, or None for those without a value."""
        pairs = self._pairs()
        return None if pairs is None else tuple(value for _, value in pairs)


def _number(text: str) -> Any:
    try:
        return float(text)
    except ValueError:
        return text
