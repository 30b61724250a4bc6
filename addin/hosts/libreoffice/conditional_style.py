"""Cell styles for conditional formats: Calc stores what a rule sets (fill, font) in a named cell style."""

from __future__ import annotations

from typing import Any

from .colors import to_uno
from .connection import enum

FONT_PROPERTIES = {"font_color": "CharColor", "font_bold": "CharWeight", "font_italic": "CharPosture"}
_SCRIPTS = ("", "Asian", "Complex")


def cell_styles(model: Any) -> Any:
    """The UNO cell styles of a document, by name."""
    return model.StyleFamilies.getByName("CellStyles")


def style_of(model: Any, name: str) -> Any:
    """The UNO cell style of that name, or None where there is none."""
    family = cell_styles(model)
    return family.getByName(name) if name and family.hasByName(name) else None


def new_style(model: Any) -> str:
    """Add an empty cell style `xlwings_<n>` to the document and return its name."""
    family = cell_styles(model)
    number = 1
    while family.hasByName(f"xlwings_{number}"):
        number += 1
    name = f"xlwings_{number}"
    family.insertByName(name, model.createInstance("com.sun.star.style.CellStyle"))
    return name


def apply_changes(style: Any, changes: dict[str, Any]) -> None:
    """Set fill and font of a cell style; only the keys `fill_color`,
    `font_color`, `font_bold`, `font_italic` that are not None.
    """
    if changes.get("fill_color") is not None:
        style.CellBackColor = to_uno(changes["fill_color"])
    if changes.get("font_color") is not None:
        style.CharColor = to_uno(changes["font_color"])
    for script in _SCRIPTS:
        if changes.get("font_bold") is not None:
            style.setPropertyValue(f"CharWeight{script}", 150.0 if changes["font_bold"] else 100.0)
        if changes.get("font_italic") is not None:
            style.setPropertyValue(f"CharPosture{script}", enum("awt.FontSlant", "ITALIC" if changes["font_italic"] else "NONE"))
