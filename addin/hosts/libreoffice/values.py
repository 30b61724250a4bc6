"""Conversion of single values between Python and cells. Dates are days since the document's day zero."""

from __future__ import annotations

import datetime as dt
import decimal
import math
from collections.abc import Callable
from typing import Any

ERRORS = {
    503: "#NUM!",
    519: "#VALUE!",
    520: "#VALUE!",
    521: "#NULL!",
    522: "#REF!",
    524: "#REF!",
    525: "#NAME?",
    532: "#DIV/0!",
    32767: "#N/A",
}
_INVALID_ARGUMENT, _NO_OPERATOR = 502, 509
_MILLISECONDS = 86_400_000
_PLAIN = (str, float, bool, type(None))


class CellError(str):
    """An error value of a cell, as '#N/A'; a subclass of str, to tell it from text of the same wording."""

    __slots__ = ()


def error_name(code: int) -> CellError:
    """Excel's error value for one of Calc's error numbers; '#VALUE!' for those Excel does not have."""
    if code == _INVALID_ARGUMENT:
        return CellError("#NUM!")
    if code == _NO_OPERATOR:
        return CellError("#NULL!")
    return CellError(ERRORS.get(code, "#VALUE!"))


def prepare(x: Any, options: Any = None) -> Any:  # noqa: PLR0911 one line for each kind of value
    """Convert a Python, numpy or pandas value into one that a cell can hold; missing values become ''.

    Times and time spans become fractions of a day, decimals floats, and objects of other types their text. `options` is ignored.
    """
    if x is None:
        return ""
    if type(x) is float:
        return "" if math.isnan(x) else x
    if isinstance(x, (str, bool, int, dt.datetime, dt.date)):
        return _from_pandas_time(x)
    if isinstance(x, decimal.Decimal):
        return "" if x.is_nan() else float(x)
    if isinstance(x, dt.time):
        return (x.hour * 3600 + x.minute * 60 + x.second + x.microsecond / 1e6) / 86400
    if isinstance(x, dt.timedelta):
        return x / dt.timedelta(days=1)
    return _from_array_library(x)


def _from_pandas_time(x: Any) -> Any:
    if isinstance(x, dt.datetime):
        if x != x:  # noqa: PLR0124 pandas' NaT is a datetime that equals nothing
            return ""
        return x.to_pydatetime(warn=False) if hasattr(x, "to_pydatetime") else x
    return x


def _from_array_library(x: Any) -> Any:
    """Convert numpy scalars and pandas' missing values, without importing either library."""
    if type(x).__name__ in ("NAType", "NaTType"):
        return ""
    if type(x).__name__ == "datetime64":
        as_date = x.astype("datetime64[us]").item()
        return "" if as_date is None else as_date
    if hasattr(x, "item"):
        return prepare(x.item())
    return x if isinstance(x, _PLAIN) else str(x)


def to_serial(x: dt.date, epoch_ordinal: int) -> float:
    """Days from the document's day zero to a date or datetime; a time zone is dropped, as Excel has none.

    `epoch_ordinal` is day zero as `NumberFormats.epoch_ordinal` gives it.
    """
    days = float(x.toordinal() - epoch_ordinal)
    if isinstance(x, dt.datetime):
        seconds = x.hour * 3600 + x.minute * 60 + x.second + x.microsecond / 1e6
        return days + seconds / 86400
    return days


def to_datetime(days: float, epoch_ordinal: int) -> dt.datetime | float:
    """The datetime so many days after day zero, rounded to Excel's
    millisecond; a number outside Python's calendar stays a number.
    """
    whole = math.floor(days)
    milliseconds = round((days - whole) * _MILLISECONDS)
    try:
        return dt.datetime.fromordinal(whole + epoch_ordinal) + dt.timedelta(milliseconds=milliseconds)
    except (ValueError, OverflowError):
        return days


def clean(
    data: Any,
    datetime_builder: Callable[..., Any],
    empty_as: Any,
    number_builder: Callable[[float], Any] | None,
    err_to_str: bool,
) -> list[list[Any]]:
    """Convert a block as `blocks.read` gives it into rows of the types the user asked for.

    Empty cells become `empty_as`, numbers pass through `number_builder`, datetimes
    through `datetime_builder`; errors become None, or with `err_to_str` their text.
    """

    def one(value: Any) -> Any:
        if value is None or value == "":
            return empty_as
        kind = type(value)
        if kind is float:
            return value if number_builder is None else number_builder(value)
        if kind is CellError:
            return str(value) if err_to_str else None
        return _built(value, datetime_builder) if isinstance(value, dt.datetime) else value

    return [[one(value) for value in row] for row in data]


def _built(x: dt.datetime, datetime_builder: Callable[..., Any]) -> Any:
    parts = {name: getattr(x, name) for name in ("year", "month", "day", "hour", "minute", "second", "microsecond")}
    return datetime_builder(**parts, tzinfo=None)
