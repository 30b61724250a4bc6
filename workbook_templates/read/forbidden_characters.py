"""Characters that XML forbids and some programs write, replaced so that a strict parser reads on, and back."""

from __future__ import annotations

import re

_FIRST = 0x10F000  # of a private area that nobody uses
_CODES = (*range(9), 0x0B, 0x0C, *range(0x0E, 0x20), 0xFFFE, 0xFFFF)
_FOUND = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]|&#(?:[0-9]{1,5}|x[0-9A-Fa-f]{1,4});|\]\]>")
REPLACED = {_FIRST + n: code for n, code in enumerate(_CODES)}
"""For ``str.translate``: what stands for such a character, and the character."""


def replaced(xml: bytes) -> bytes:
    """The same XML where it holds none of them, as nearly all does; else a copy in which others stand for them."""
    if b"<![CDATA[" in xml or not any(_is_forbidden(found[0]) for found in _FOUND.finditer(xml)):
        return xml
    return _FOUND.sub(lambda found: _other(found[0]), xml)


def _code(found: bytes) -> int:
    if found.startswith(b"&#x"):
        return int(found[3:-1], 16)
    return int(found[2:-1]) if found.startswith(b"&#") else ord(found.decode())


def _is_forbidden(found: bytes) -> bool:
    """Zero is one only as it stands: nobody reads a reference to it."""
    return found == b"]]>" or (_code(found) in _CODES and (_code(found) > 0 or found == b"\0"))


def _other(found: bytes) -> bytes:
    if not _is_forbidden(found):
        return found
    return b"]]&gt;" if found == b"]]>" else chr(_FIRST + _CODES.index(_code(found))).encode()
