"""Sex and day of birth from an identity number, where the roster says nothing else. Each is told, to be confirmed."""

from __future__ import annotations

import datetime as dt

from addin.bringing.importing.conversion.dates import written_date
from validators.identity import birth_date, is_valid, sex


def from_identity(column: str, number: object, written: object) -> object:
    """The value of 性别 or 出生日期 that an identity number tells; None where it cannot be told, or the roster says otherwise.

    ``written`` is the cell of that column. A wrong check character tells that some digit is wrong: then nothing is told.
    """
    if not isinstance(number, str) or not is_valid(number):
        return None
    if column == "性别":
        return sex(number)
    born = birth_date(number)
    return born if born is not None and _agrees(written, born) else None


def _agrees(written: object, born: dt.date) -> bool:
    """Whether a cell is blank, or says year and month of that day as far as it says them."""
    if written in (None, ""):
        return True
    said = written_date(written)
    return said.year == born.year and said.month in (0, born.month) and not said.day
