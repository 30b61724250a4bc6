"""Fonts, of cells, of shapes and of single characters.

Calc keeps three fonts for every text: Western, Asian, and of scripts such as Arabic. Excel has one, so each
property is set in all three; otherwise Chinese text would keep its old look.
"""

from __future__ import annotations

from typing import Any

from xlwings import base_classes

from .colors import Rgb, shared, to_rgb, to_uno
from .connection import enum

_SCRIPTS = ("", "Asian", "Complex")
_BOLD, _NORMAL = 150.0, 100.0
_AUTOMATIC = -1


class Font(base_classes.Font):
    """The font of whatever has the properties of characters."""

    def __init__(self, parent: Any, xl: Any) -> None:
        self.parent = parent
        self.xl = xl

    @property
    def api(self) -> Any:
        """The office's object that carries the properties."""
        return self.xl

    def _set(self, name: str, value: Any) -> None:
        for script in _SCRIPTS:
            self.xl.setPropertyValue(name + script, value)

    @property
    def bold(self) -> bool | None:
        """Whether the text is bold; nothing when the cells differ."""
        weight = shared(self.xl, "CharWeight")
        return None if weight is None else bool(weight > _NORMAL)

    @bold.setter
    def bold(self, value: bool) -> None:
        self._set("CharWeight", _BOLD if value else _NORMAL)

    @property
    def italic(self) -> bool | None:
        """Whether the text is italic; nothing when the cells differ."""
        posture = shared(self.xl, "CharPosture")
        return None if posture is None else bool(posture.value != "NONE")

    @italic.setter
    def italic(self, value: bool) -> None:
        self._set("CharPosture", enum("awt.FontSlant", "ITALIC" if value else "NONE"))

    @property
    def size(self) -> float | None:
        """The size in points; nothing when the cells differ."""
        size = shared(self.xl, "CharHeight")
        return None if size is None else round(float(size), 1)

    @size.setter
    def size(self, value: float) -> None:
        self._set("CharHeight", float(value))

    @property
    def color(self) -> Rgb | None:
        """The colour; the automatic one is black, as Excel says; nothing when the cells differ."""
        color = shared(self.xl, "CharColor")
        return None if color is None else to_rgb(0 if color == _AUTOMATIC else color)

    @color.setter
    def color(self, value: Any) -> None:
        self.xl.CharColor = to_uno(value)

    @property
    def name(self) -> str | None:
        """The font's name; nothing when the cells differ."""
        name = shared(self.xl, "CharFontName")
        return None if name is None else str(name)

    @name.setter
    def name(self, value: str) -> None:
        self._set("CharFontName", value)
