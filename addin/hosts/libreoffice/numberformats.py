"""Number formats: Excel's format codes, Calc's keys into the document's table of formats, and what a format shows."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any, Literal

from .connection import struct

Kind = Literal["number", "date", "bool", "text"]

_DATE, _LOGICAL, _TEXT, _DATE_OR_TIME = 2, 1024, 256, 6  # bits of com.sun.star.util.NumberFormat
_GENERAL_CODES = ("General", "general", "Standard", "G/通用格式", "常规")
_LITERAL = re.compile(r'("[^"]*"|\\.|\[\$[^\]]*\]|AM/PM|A/P)')
_WEEKDAYS = (("NNNN", 'dddd", "'), ("NNN", "dddd"), ("NN", "ddd"))
_COLOR = re.compile(r"\[(BLACK|BLUE|CYAN|GREEN|MAGENTA|RED|WHITE|YELLOW)\]")


def excel_colors(code: str) -> str:
    """A format code with colour names in Excel's spelling: `[Red]`, not `[RED]`."""
    return _COLOR.sub(lambda found: f"[{found[1].capitalize()}]", code)


def excel_code(code: str) -> str:
    """A date or time format code in Excel's spelling: lower-case letters, and Excel's codes for weekdays."""
    parts = _LITERAL.split(excel_colors(code))
    for index in range(0, len(parts), 2):
        for calc, excel in _WEEKDAYS:
            parts[index] = parts[index].replace(calc, excel)
        parts[index] = re.sub("[YMDHS]+(?![a-z])", lambda found: found[0].lower(), parts[index])
    return "".join(parts)


class NumberFormats:
    """The number formats of one document; answers are cached, as the meaning of a key never changes."""

    def __init__(self, model: Any) -> None:
        self._model = model
        self._kinds: dict[int, Kind] = {}
        self._codes: dict[int, str] = {}
        self._keys: dict[str, int] = {}
        self._epoch_ordinal: int | None = None

    @property
    def formats(self) -> Any:
        """The document's UNO table of number formats."""
        return self._model.NumberFormats

    def kind(self, key: int) -> Kind:
        """What cells with the format of this key show: 'date' (with or
        without a time), 'bool', 'text' or 'number' (also mere times).
        """
        if key not in self._kinds:
            bits = self.formats.getByKey(key).Type
            self._kinds[key] = "bool" if bits & _LOGICAL else "date" if bits & _DATE else "text" if bits & _TEXT else "number"
        return self._kinds[key]

    def code(self, key: int) -> str:
        """The Excel format code of this key; truth values read as 'General', since Excel has no format for them."""
        if key not in self._codes:
            entry = self.formats.getByKey(key)
            code, locale = str(entry.FormatString), entry.Locale
            if entry.Type & _LOGICAL:
                code = "General"
            elif locale.Language not in ("", "en"):
                english = self.formats.addNewConverted(code, locale, struct("lang.Locale", Language="en", Country="US"))
                code = str(self.formats.getByKey(english).FormatString)
            self._codes[key] = excel_code(code) if entry.Type & _DATE_OR_TIME else excel_colors(code)
        return self._codes[key]

    def key(self, code: str) -> int:
        """The key of an Excel format code, which is added to the document
        where it is missing; ValueError where it is no format code.
        """
        if code not in self._keys:
            self._keys[code] = self._find(code)
        return self._keys[code]

    def _find(self, code: str) -> int:
        if code in _GENERAL_CODES or not code:
            return 0
        formats = self.formats
        if code == "BOOLEAN":
            return int(formats.getStandardFormat(_LOGICAL, struct("lang.Locale")))
        english = struct("lang.Locale", Language="en", Country="US")
        found = formats.queryKey(code, english, True)
        if found != -1:
            return int(found)
        try:
            return int(formats.addNew(code, english))
        except Exception as refused:
            if type(refused).__name__.endswith("MalformedNumberFormatException"):
                raise ValueError(f"{code!r} is not a number format") from refused
            raise

    @property
    def epoch_ordinal(self) -> int:
        """The document's day zero (1899-12-30 by default) as a proleptic ordinal, see `datetime.date.toordinal`."""
        if self._epoch_ordinal is None:
            null = self._model.NullDate
            self._epoch_ordinal = dt.date(null.Year, null.Month, null.Day).toordinal()
        return self._epoch_ordinal
