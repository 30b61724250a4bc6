"""Checks of a cell's text whatever its column: control characters, text a spreadsheet may run as a formula, lost digits."""

from __future__ import annotations

import re
from collections.abc import Iterable

_CONTROL = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]"
_SIGNS = frozenset("=+-@＝＋－＠")
_FORMULA_START = re.compile(r"[=+\-@＝＋－＠](?![-－\s]*$)")
_ANY_FORMULA_START = rf"(?:\A|\n){_FORMULA_START.pattern}"
_DIALLED = r"\+\d"
_SCIENTIFIC = re.compile(r"\d(?:\.\d+)?E\+?\d+")


def has_control(text: str) -> bool:
    """Whether a text contains a control character; line breaks and tabs are allowed."""
    return not text.isprintable() and re.search(_CONTROL, text) is not None


def all_harmless(texts: Iterable[str]) -> bool:
    """Whether none of these texts is ``unsafe``, quicker than asking for each one; where False, each has to be asked for."""
    every = list(texts)
    joined = "".join(every)
    one_line = joined.isprintable()  # no line breaks, no control characters
    if one_line and (not any(map(joined.__contains__, _SIGNS)) or _SIGNS.isdisjoint(text[:1] for text in every)):
        return True
    joined = "\n".join(every)
    return not re.search(_ANY_FORMULA_START, joined) and not re.search(_CONTROL, joined)


def may_be_formula(text: str, *, phone: bool = False) -> bool:
    """Whether a spreadsheet may take a text for a formula; not a lone dash, nor +86… where ``phone``."""
    return _FORMULA_START.match(text) is not None and not (phone and re.match(_DIALLED, text))


def unsafe(text: str) -> bool:
    """Whether rule F12 reports this text, so that the rule of its column type need not."""
    return may_be_formula(text) or has_control(text)


def lost_digits(text: str) -> bool:
    """Whether a number was converted to scientific notation, as 5.30102E+17, and so lost its last digits (rule F06)."""
    return _SCIENTIFIC.fullmatch(text) is not None
