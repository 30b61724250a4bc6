"""Long numbers in what somebody else wrote, masked whatever they may be: a person's, an account's, a telephone's.

In our own sentences ``mask_in_text`` knows a person's number from our codes of units and organisations.
"""

from __future__ import annotations

import re
from functools import cache

from workbook_templates.cell_types import mask, show

TELEPHONE = 11  # digits; a day of eight digits (19560301) is no number of anybody
_BLANK, _DASH = " \u3000\u00a0", "\\-—–－"


def masked(value: object, digits: int = TELEPHONE, *, dashes: bool = True) -> str:
    """A value as users see it, each run of so many ``digits`` or more with its middle replaced by asterisks.

    A blank may stand between any two of them, and a dash unless ``dashes`` join shorter numbers there: 2026-12-0001.
    """
    return _run(digits, dashes).sub(lambda found: mask(_between(dashes).sub("", found[0])), show(value))


def has_long_number(text: str) -> bool:
    """Whether ``masked`` would change a text."""
    return _run(TELEPHONE, True).search(text) is not None


@cache
def _run(digits: int, dashes: bool) -> re.Pattern[str]:
    between = f"{_between(dashes).pattern}?"
    return re.compile(rf"\d(?:{between}\d){{{digits - 1},}}(?:{between}[Xx])?")


@cache
def _between(dashes: bool) -> re.Pattern[str]:
    return re.compile(f"[{_BLANK}{_DASH if dashes else ''}]")
