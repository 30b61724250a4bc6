"""Control characters in a workbook as Excel keeps them: ``_x0007_``. The form writer takes them out, a clerk's file may not."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

_STAND_INS = 0xE000
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
_STAND_IN = re.compile("[\ue000-\ue01f]")


def hidden(value: object) -> object:
    """The value with a stand-in for each control character, which any writer lets through."""
    return _CONTROL.sub(lambda found: chr(_STAND_INS + ord(found[0])), value) if isinstance(value, str) else value


def reveal(path: Path) -> None:
    """Put Excel's escapes where the stand-ins are."""
    with zipfile.ZipFile(path) as book:
        parts = [(entry, book.read(entry)) for entry in book.infolist()]
    if not any(_STAND_IN.search(data.decode()) for entry, data in parts if entry.filename.endswith(".xml")):
        return
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        for entry, data in parts:
            book.writestr(entry.filename, _escaped(data) if entry.filename.endswith(".xml") else data)


def _escaped(data: bytes) -> bytes:
    return _STAND_IN.sub(lambda found: f"_x{ord(found[0]) - _STAND_INS:04X}_", data.decode()).encode()
