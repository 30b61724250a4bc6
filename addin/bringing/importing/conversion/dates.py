"""Dates of old rosters: 1956.3, 1956年3月, 19560301, a serial number, 一九五六年三月. What is not written is not made up."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from addin.bringing.importing.conversion.converted import Converted
from workbook_templates.values.date import as_typed
from workbook_templates.values.text import to_half_width

_FIRST_YEAR, _LAST_YEAR = 1900, 2099
_YEAR_POINT_MONTH = re.compile(r"\d{4}\.(\d{1,2})")
_EPOCH = dt.date(1899, 12, 30)
_SERIALS = range(10_000, 73_051)  # the days from 1927 to 2099 in Excel's calendar
_HAN_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_TIME = re.compile(r"[\sT]+\d{1,2}:\d\d(:\d\d)?(\.\d+)?Z?$")
_REMARK = re.compile(r"[（(\[].*$")
_SHAPE = re.compile(r"[\d\s./\-年月日号、,，:—–]+")
_HAN_DATE = re.compile(r"[〇○零一二三四五六七八九十]+年([一二三四五六七八九十]+月?)?([一二三四五六七八九十]+[日号]?)?")


class WrittenDate(NamedTuple):
    """A date as far as it is written: the year, with month 0 or day 0 where they are not; a note where it was a puzzle."""

    year: int = 0
    month: int = 0
    day: int = 0
    note: str = ""

    @property
    def date(self) -> dt.date | None:
        """The day; None where it is not written in full."""
        return dt.date(self.year, self.month, self.day) if self.day else None


def month_of_one(cells: Iterable[object]) -> str:
    """Which month 1956.1 is in a column: 01, 10, or empty where that cannot be known.

    A number loses the nought at its end, also where a program exports it as text. Where the others have two digits (1956.03)
    it is October; where 1956.10 stands beside it, January.
    """
    months = {found[1] for cell in cells if (found := _YEAR_POINT_MONTH.fullmatch(_decimal(cell)))} - {"1"}
    two_digits = all(len(month) == 2 for month in months) and any(month.startswith("0") for month in months)
    if two_digits:
        return "10"
    return "01" if "10" in months and not any(month.startswith("0") for month in months) else ""


def _decimal(cell: object) -> str:
    return format(cell, ".15g") if isinstance(cell, float) else cell.strip() if isinstance(cell, str) else ""


def without_formal_days(cells: Sequence[object]) -> Sequence[object]:
    """The cells of a column with months for days where every day in it is a first.

    A spreadsheet keeps 1954年1月 as the first of January. Who was born on a first has it in the identity number as well.
    """
    days = [found for cell in cells if (found := written_date(cell)).day]
    if any(found.day != 1 for found in days):
        return cells
    written = [(cell, written_date(cell)) for cell in cells]
    return [f"{found.year}-{found.month:02}" if found.day else cell for cell, found in written]


def written_date(raw: object, one: str = "") -> WrittenDate:
    """What a cell says of a date. Without a year where it says none, or one that could be another.

    ``one`` is the month that a number such as 1956.1 means in its column, as ``month_of_one`` tells.
    """
    raw = as_typed(raw)
    if one and isinstance(raw, float) and _decimal(raw).endswith(".1"):
        raw = f"{int(raw)}.{one}"
    if isinstance(raw, dt.date):
        return WrittenDate(raw.year, raw.month, raw.day)
    if isinstance(raw, (int, float)) and not isinstance(raw, bool):
        return _from_number(raw)
    return _from_text(raw) if isinstance(raw, str) else WrittenDate()


def convert_date(raw: object, *, month_allowed: bool, one: str = "") -> Converted:
    """The date for a column: a day, or with ``month_allowed`` the text 1985-07 where the day is not written."""
    found, rest = written_date(raw, one), _beside_the_date(raw)
    if found.day:
        as_it_was = isinstance(raw, dt.date) or raw == f"{found.date}"
        return Converted(found.date, "" if as_it_was else "日期改写", rest)
    if found.month and month_allowed:
        value = f"{found.year}-{found.month:02}"
        return Converted(value, "" if raw == value else "只有年月，照年月填写", rest)
    if found.month:
        return Converted(None, "只有年月，没有日")
    return Converted(None, found.note or ("只有年份" if found.year else "不是日期"))


def _beside_the_date(raw: object) -> str:
    """The whole cell where it says more than the date, a remark or a time of day; empty where it does not."""
    text = to_half_width(raw) if isinstance(raw, str) else ""
    time = _TIME.search(text)
    more = _REMARK.search(text) or (time and time[0].strip(" T0:.Z"))
    return text if more else ""


def _from_number(raw: float) -> WrittenDate:
    if not abs(raw) < 1e12:  # nor is what is no number at all
        return WrittenDate()
    if raw == int(raw):
        return _from_digits(str(int(raw)))
    year, _, part = format(raw, ".15g").partition(".")
    if part == "1":  # a number loses the nought at its end
        return WrittenDate(int(year), note=f"{year}.1 可能是1月，也可能是10月")
    return _from_groups([year, part]) if len(part) < 3 else _from_digits(year + part)


def _from_text(raw: str) -> WrittenDate:
    text = _REMARK.sub("", _TIME.sub("", to_half_width(raw))).strip()
    if _HAN_DATE.fullmatch(text):
        text = "-".join(_han_number(part) for part in re.split("[年月日号]", text) if part)
    if not text or not _SHAPE.fullmatch(text):
        return WrittenDate()
    groups = re.findall(r"\d+", text)
    if not groups:
        return WrittenDate()
    return _from_digits(groups[0]) if len(groups) == 1 else _from_groups(groups)


def _han_number(text: str) -> str:
    """一九五六 is 1956, 十二 is 12, 二十 is 20."""
    if "十" not in text:
        return text.translate(_HAN_DIGITS)
    tens, _, ones = text.partition("十")
    return (tens.translate(_HAN_DIGITS) or "1") + (ones.translate(_HAN_DIGITS) or "0")


def _from_digits(digits: str) -> WrittenDate:
    """A date written in digits alone: a year, year and month, a day, or a day's number in a spreadsheet's calendar."""
    if len(digits) == 5 and int(digits) in _SERIALS:
        day = _EPOCH + dt.timedelta(days=int(digits))
        return WrittenDate(day.year, day.month, day.day)
    if len(digits) in (4, 6, 8):
        return _from_groups([part for part in (digits[:4], digits[4:6], digits[6:]) if part])
    return WrittenDate()


def _from_groups(groups: list[str]) -> WrittenDate:
    """Year, month and day as they were written apart from each other."""
    if len(groups[0]) == 2 and len(groups) in (2, 3):
        return WrittenDate(note="年份只写了两位")
    if len(groups[0]) != 4 or not _FIRST_YEAR <= int(groups[0]) <= _LAST_YEAR or len(groups) > 3:
        return WrittenDate()
    if any(len(group) > 2 for group in groups[1:]):
        return WrittenDate()
    year, month, day = (*map(int, groups), 0, 0)[:3]
    if len(groups) > 1 and not 1 <= month <= 12:
        return WrittenDate(note=f"{groups[0]} 年没有 {groups[1]} 月")
    if len(groups) == 3 and day:
        try:
            dt.date(year, month, day)
        except ValueError:
            return WrittenDate(note="没有这一天")
    return WrittenDate(year, month, day)
