"""What is odd about a cell whatever its column: something a spreadsheet would run, lost digits."""

from __future__ import annotations

import re
from collections.abc import Iterable

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_RUNS = re.compile(r"[=+\-@＝＋－＠](?![-－\s]*$)")
_ANY_RUNS = re.compile(rf"(?:\A|\n){_RUNS.pattern}")
_DIALLED = re.compile(r"\+\d")
_SCIENTIFIC = re.compile(r"\d(?:\.\d+)?E\+?\d+")


def has_control(text: str) -> bool:
    """Whether a text holds a control character; line breaks and tabs are layout and do no harm."""
    return not text.isprintable() and _CONTROL.search(text) is not None


def harmless(texts: Iterable[str]) -> bool:
    """Whether none of these texts is ``unsafe``: one look at all instead of one at each."""
    joined = "\n".join(texts)
    return not _ANY_RUNS.search(joined) and not _CONTROL.search(joined)


def runs(text: str, *, phone: bool = False) -> bool:
    """Whether a spreadsheet may take a text for a formula; a lone dash and a dialled +86 are none."""
    return _RUNS.match(text) is not None and not (phone and _DIALLED.match(text))


def unsafe(text: str) -> bool:
    """Whether rule F12 speaks of this text, so that the rule of its type need not."""
    return runs(text) or has_control(text)


def lost_digits(text: str) -> bool:
    """Whether a number was turned to the like of 5.30102E+17, its last digits gone (rule F06)."""
    return _SCIENTIFIC.fullmatch(text) is not None
