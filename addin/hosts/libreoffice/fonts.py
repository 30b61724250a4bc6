"""`Font`: the font of cells, shapes or single characters.

Calc keeps three fonts for every text: Western, Asian, and complex scripts such as Arabic. Excel
has one, so each property is set in all three; otherwise Chinese text would stay as it was.
"""

from __future__ import annotations

from typing import Any

from xlwings import base_classes

from .colors import Rgb, common_value, to_rgb, to_uno
from .connection import enum

_SCRIPTS = ("", "Asian", "Complex")
_BOLD, _NORMAL = 150.0, 100.0
_AUTOMATIC = -1


class Font(base_classes.Font):
    """The font of a UNO object with character properties (a range, a text cursor, a style).

    Every property is None where the characters or cells differ in it.
    """

    def __init__(self, parent: Any, xl: Any) -> None:
        self.parent = parent
        self.xl = xl

    @property
    def api(self) -> Any:
        """The UNO object that carries the character properties."""
        return self.xl

    def _set(self, name: str, value: Any) -> None:
        for script in _SCRIPTS:
            self.xl.setPropertyValue(name + script, value)

    @property
    def bold(self) -> bool | None:
        """Whether the text is bold; None where it is mixed."""
        weight = common_value(self.xl, "CharWeight")
        return None if weight is None else bool(weight > _NORMAL)

    @bold.setter
    def bold(self, value: bool) -> None:
        """Make the text bold, or restore the normal weight."""
        self._set("CharWeight", _BOLD if value else _NORMAL)

    @property
    def italic(self) -> bool | None:
        """Whether the text is italic; None where it is mixed."""
        posture = common_value(self.xl, "CharPosture")
        return None if posture is None else bool(posture.value != "NONE")

    @italic.setter
    def italic(self, value: bool) -> None:
        """Make the text italic, or restore the upright shape."""
        self._set("CharPosture", enum("awt.FontSlant", "ITALIC" if value else "NONE"))

    @property
    def size(self) -> float | None:
        """The font size in points, rounded to one decimal; None where it is mixed."""
        size = common_value(self.xl, "CharHeight")
        return None if size is None else round(float(size), 1)

    @size.setter
    def size(self, value: float) -> None:
        """Set the font size, in points."""
        self._set("CharHeight", float(value))

    @property
    def color(self) -> Rgb | None:
        """The text colour as (red, green, blue), the automatic colour counting as black; None where it is mixed."""
        color = common_value(self.xl, "CharColor")
        return None if color is None else to_rgb(0 if color == _AUTOMATIC else color)

    @color.setter
    def color(self, value: Any) -> None:
        """Set the text colour (triple, hexadecimal text or Excel's integer)."""
        self.xl.CharColor = to_uno(value)

    @property
    def name(self) -> str | None:
        """The name of the font; None where it is mixed."""
        name = common_value(self.xl, "CharFontName")
        return None if name is None else str(name)

    @name.setter
    def name(self, value: str) -> None:
        """Set the font by its name, for Western, Asian and complex scripts."""
        self._set("CharFontName", value)
