"""Resident identity numbers (GB 11643): the check character, and old 15-digit numbers as 18-digit ones."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from workbook_templates.values.text import is_tidy_code, tidy_code

CHECK_CHARACTERS = "".join("0123456789X"[(1 - 2 * rest) % 11] for rest in range(11))
_BORN_BEFORE_1900 = ("996", "997", "998", "999")


def check_digit(body: str) -> str:
    """The check character of the first 17 digits (ISO 7064 MOD 11-2).

    Its weights are powers of two; 13 leaves 2 when divided by 11, so reading the digits in base 13 adds them all up.
    The same as python-stdnum's (a test compares them), whose import would add half to the time of a check.
    """
    return CHECK_CHARACTERS[int(body, 13) % 11]


def to_18_digits(number: str) -> str | None:
    """The 18-digit form of an old 15-digit number; None where it is no such number or its birth date does not exist.

    Birth years are 19xx, or 18xx for the order codes 996 to 999, which were given to people born before 1900.
    """
    if len(number) != 15 or not (number.isascii() and number.isdigit()):
        return None
    century = "18" if number.endswith(_BORN_BEFORE_1900) else "19"
    try:
        dt.date(int(century + number[6:8]), int(number[8:10]), int(number[10:12]))
    except ValueError:
        return None
    body = number[:6] + century + number[6:]
    return body + check_digit(body)


def tidy_id(raw: object) -> str | None:
    """A normalised identity number, 15 digits made 18 where that is possible.

    None where nothing is left, and for a number stored as a number. Rule F05 reports the conversion and whatever is wrong.
    """
    text = tidy_code(raw)
    return (to_18_digits(text) or text) if text is not None and len(text) == 15 else text


def is_tidy_id(texts: Collection[str]) -> bool:
    """Whether ``tidy_id`` would return every one of these texts unchanged."""
    return is_tidy_code(texts) and 15 not in set(map(len, texts))
