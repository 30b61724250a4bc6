"""A resident identity number as it is read: old 15-digit numbers are brought to 18 (GB 11643)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from workbook_templates.values.text import is_tidy_code, tidy_code

CHECKS = "".join("0123456789X"[(1 - 2 * rest) % 11] for rest in range(11))
_BORN_BEFORE_1900 = ("996", "997", "998", "999")


def check_digit(body: str) -> str:
    """The last character that belongs to the first 17 digits (ISO 7064 MOD 11-2).

    Its weights are powers of two; 13 leaves 2 when divided by 11, so reading the digits in base 13 adds them all up.
    The same as python-stdnum's (a test compares them), whose import would add half to the time of a check.
    """
    return CHECKS[int(body, 13) % 11]


def upgrade(number: str) -> str | None:
    """The 18-digit number of an old 15-digit one, or None where it is none or its birth date does not exist."""
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
    """An identity number as 18 characters where that can be known; rule F05 tells of the upgrade and of the rest."""
    text = tidy_code(raw)
    return (upgrade(text) or text) if text is not None and len(text) == 15 else text


def is_tidy_id(texts: Collection[str]) -> bool:
    """Whether ``tidy_id`` would change none of these texts."""
    return is_tidy_code(texts) and 15 not in set(map(len, texts))
