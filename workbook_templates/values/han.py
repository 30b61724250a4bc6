"""What a Han character is: the one definition, for names and for telling Chinese sentences from others."""

from __future__ import annotations

import re

# For use inside [...] of a regular expression: 〇, Unified Ideographs, Extensions A to I and the compatibility ideographs.
# Names of persons need them all: 𬭎 and many a minority's or a rare given name lie beyond the first 65,536 characters.
HAN = (
    "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00020000-\U0002a6df\U0002a700-\U0002ebef\U0002ebf0-\U0002ee5f\U0002f800-\U0002fa1f\U00030000-\U000323af"
)
_RUN = re.compile(f"[{HAN}]+")  # compiled once for all: a set of this breadth takes 2 ms


def has_han(text: str) -> bool:
    """Whether a text contains a Han character."""
    return _RUN.search(text) is not None


def is_han(text: str) -> bool:
    """Whether a text consists of Han characters, one or more."""
    return _RUN.fullmatch(text) is not None


def only_han(text: str) -> str:
    """The Han characters of a text, in their order."""
    return "".join(_RUN.findall(text))


def without_han(text: str) -> str:
    """A text without its Han characters."""
    return _RUN.sub("", text)
