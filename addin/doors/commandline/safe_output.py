"""Text on its way to a terminal, without what a terminal obeys: a file's name may hold it as well as a cell."""

from __future__ import annotations

import re
from typing import TextIO

# Control characters but tab and line end, and what turns the direction of writing. An escape sequence could change the
# window's title, hide lines already written, or type into the clerk's command line.
_OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def safe_text(text: str) -> str:
    """The text with a visible mark in place of each such character."""
    return _OBEYED.sub("\ufffd", text)


class SafeOutput:
    """A stream through which only harmless text comes."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        """As the stream does."""
        return self._stream.write(safe_text(text))

    def __getattr__(self, name: str) -> object:
        return getattr(self._stream, name)
