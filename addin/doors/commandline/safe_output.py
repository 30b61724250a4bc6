"""Replace control characters in text for a terminal: a cell or a file's name may contain them."""

from __future__ import annotations

import re
from typing import TextIO

# Control characters but tab and line end, and what turns the direction of writing. An escape sequence could change the
# window's title, hide lines already written, or type into the clerk's command line.
_CONTROL_CHARACTERS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def safe_text(text: str) -> str:
    """The text with U+FFFD in place of each control or direction character but tab and line feed."""
    return _CONTROL_CHARACTERS.sub("\ufffd", text)


class SafeOutput:
    """A text stream that replaces control characters in what is written to it."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        """Write the text made safe; the number of characters written."""
        return self._stream.write(safe_text(text))

    def __getattr__(self, name: str) -> object:
        return getattr(self._stream, name)
