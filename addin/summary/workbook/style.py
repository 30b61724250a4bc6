"""The formats of the summary workbook: one font, few colours that colour-blind readers can tell apart, number formats."""

from __future__ import annotations

from typing import Any

from addin.summary.measure.indicator import FigureUnit
from addin.summary.measure.target_status import TargetStatus

FONT = "微软雅黑"
INK, LINE, HEAD, BAND, LINK = "#1F2933", "#B8C2CC", "#1F4E79", "#EAF0F6", "#0B5394"

_BASE: dict[str, Any] = {
    "font_name": FONT,
    "font_size": 10,
    "font_color": INK,
    "valign": "vcenter",
    "border": 1,
    "border_color": LINE,
}
_RIGHT, _CENTRE, _LEFT = {"align": "right", "indent": 1}, {"align": "center"}, {"align": "left", "text_wrap": True}
_PLAIN: dict[str, Any] = {"font_name": FONT, "font_color": INK, "valign": "vcenter"}

STYLES: dict[str, dict[str, Any]] = {
    "title": _PLAIN | {"font_size": 16, "bold": True, "font_color": HEAD},
    "note": _PLAIN | {"font_size": 9, "font_color": "#52606D", "text_wrap": True, "valign": "top"},
    "header": _BASE | _CENTRE | {"bold": True, "font_color": "#FFFFFF", "bg_color": HEAD, "text_wrap": True},
    "section": _BASE | {"bold": True, "bg_color": BAND, "font_color": HEAD},
    "text": _BASE | _LEFT,
    "centre": _BASE | _CENTRE,
    "wrapped": _BASE | _LEFT | {"valign": "top"},
    "pale": _BASE | _CENTRE | {"font_color": "#7B8794", "italic": True},
    "whole": _BASE | _RIGHT | {"num_format": "#,##0"},
    "money": _BASE | _RIGHT | {"num_format": "#,##0.00"},
    "score": _BASE | _RIGHT | {"num_format": "0.0"},
    "percent": _BASE | _RIGHT | {"num_format": '0.0"%"'},
    "total": _BASE | {"bold": True, "bg_color": BAND},
}
LINKED = {"font_color": LINK, "underline": 1}

# Light shades of Okabe and Ito's bluish green, vermilion and yellow, safe for colour-blind readers; always with a word.
STATUS_COLOURS: dict[TargetStatus, dict[str, Any]] = {
    TargetStatus.REACHED: {"bg_color": "#D3EEE5", "font_color": "#00543F"},
    TargetStatus.MISSED: {"bg_color": "#F9DCC9", "font_color": "#7A2E00", "bold": True},
    TargetStatus.PENDING: {"bg_color": "#FBF3C4", "font_color": "#5C4B00"},
}
NUMBER_STYLES = {FigureUnit.PERCENT: "percent", FigureUnit.MEAN: "score", FigureUnit.YUAN: "money"}


def number_style(unit: FigureUnit) -> str:
    """The style (a key of STYLES) for a figure in that unit."""
    return NUMBER_STYLES.get(unit, "whole")


def status_style(status: TargetStatus) -> dict[str, Any]:
    """The XlsxWriter format properties of a cell that shows a status."""
    return _BASE | _CENTRE | STATUS_COLOURS.get(status, {"font_color": "#52606D"})
