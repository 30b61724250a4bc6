"""Numbers that a cell's format shows as days, times or durations."""

from __future__ import annotations

import datetime as dt
import math
import re
from enum import Enum

_DAYS = frozenset([*range(14, 23), *range(27, 37), 45, 47, *range(50, 59)])  # formats that every workbook has (18.8.30)
_DURATION = 46
_MS = 86_400_000  # milliseconds a day
_LEAP = 60  # Excel believes that there was a 29 February 1900
# What of a format says nothing of its kind: literal text, characters after a backslash or an underscore.
_LITERAL = re.compile(r'"[^"]*"?|[\\_].?', re.DOTALL)
_ELAPSED = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)
_BRACKETS = re.compile(r"\[[^\]]*(?:\]|$)")
_OF_A_DAY = re.compile(r"[dmhys]|a.*?[pm/]", re.IGNORECASE)
# Blanks may stand between the numbers, leading zeros may be missing, and a time by itself needs no seconds.
_ISO = re.compile(
    r"(?:\s*\+?(\d{1,4})\s*-\s*(\d{1,2})\s*-\s*(\d{1,2})\s*(?:$|T(?=.)))?"
    r"(?:\s*(\d{1,2})\s*:\s*(\d{1,2})(?:\s*:\s*(\d{1,2})(?:\.(\d+))?)?)?\s*",
    re.ASCII,
)


class NumberFormat(Enum):
    """What a number format shows."""

    NUMBER = "number"
    DAY = "day"
    DURATION = "duration"


def format_of(number: str, code: str | None) -> NumberFormat:
    """The kind of the format of this id; ``code`` where the workbook defines it itself."""
    if code is None:
        known = int(number) if number.isdecimal() else 0
        return NumberFormat.DURATION if known == _DURATION else NumberFormat.DAY if known in _DAYS else NumberFormat.NUMBER
    first = _LITERAL.sub("", code).partition(";")[0]
    day = _OF_A_DAY.search(_BRACKETS.sub(lambda found: " " * len(found[0]), first))
    elapsed = _ELAPSED.search(first)
    if elapsed and (not day or elapsed.start() < day.start()):
        return NumberFormat.DURATION
    return NumberFormat.DAY if day else NumberFormat.NUMBER


def from_serial(value: float, shown: NumberFormat, *, from_1904: bool = False) -> object:
    """The number as its format shows it: a day, a time where it is less than one, a duration; else the number itself."""
    if shown is NumberFormat.NUMBER or value != value or abs(value) > 1e9:  # noqa: PLR0124 - no number at all
        return value
    milliseconds = int(math.copysign(math.floor(abs(value * _MS) + 0.5), value))  # half of one counts as one
    if shown is NumberFormat.DURATION:
        return dt.timedelta(milliseconds=milliseconds)
    try:
        if value < 1:
            return (dt.datetime(1900, 1, 1) + dt.timedelta(milliseconds=max(milliseconds, 0))).time()  # noqa: DTZ001 - of any day
        start = dt.datetime(1904, 1, 1) if from_1904 else dt.datetime(1899, 12, 31 if value < _LEAP else 30)  # noqa: DTZ001 - cells know no zone
        moment = start + dt.timedelta(milliseconds=milliseconds)
    except OverflowError:
        return value
    return moment.date() if value.is_integer() else moment


def from_iso(text: str) -> object:
    """A day, a moment or a time written out; the text itself where it is none."""
    found = _ISO.fullmatch(text)
    if not found:
        return text
    year, month, day, hour, minute, second, part = found.groups()
    if year and hour and not second:
        return text
    try:
        date = dt.date(int(year), int(month), int(day)) if year else None
        # A leap second is the last one before it; of a second, a million parts are known.
        clock = dt.time(int(hour), int(minute), min(_second(second), 59), int((part or "")[:6].ljust(6, "0"))) if hour else None
    except ValueError:
        return text
    return dt.datetime.combine(date, clock) if date and clock else date or clock or text


def _second(text: str | None) -> int:
    second = int(text or 0)
    if second > 60:
        raise ValueError(text)
    return second
