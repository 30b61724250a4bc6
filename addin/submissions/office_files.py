"""Files in an office's folders: safe names, and durable atomic writes."""

from __future__ import annotations

import re
from pathlib import Path

from workbook_templates.atomic_write import replacing, write_atomically
from workbook_templates.read import FileBytes

_UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff\ufffe\uffff]+')
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|conin\$|conout\$|com[\d¹²³]|lpt[\d¹²³])(\..*)?$")
_LONGEST = 80
_UNIT = 30  # characters of a unit's name in a file name: Windows allows 260 for a whole path


def safe_name(text: str, longest: int = _LONGEST) -> str:
    """The text as a file name for every system: no path, no reserved word, at most ``longest`` characters."""
    name = _UNSAFE.sub("_", text).strip(" .")[:longest].strip(" .")
    return f"_{name}" if not name or _RESERVED.match(name) else name


def unit_file_name(unit: str, code: str, *more: str) -> str:
    """A name that tells one unit's files and folders from another's: 盘龙区农业农村局_11530102015101007C_通知.

    A long name of a unit is cut, its code never: two units may begin alike.
    """
    return safe_name("_".join((safe_name(unit, _UNIT), code, *more)))


def readable(name: str) -> str:
    """A file name that can be encoded as UTF-8: bytes of another code page, which Python keeps as surrogates, become ``?``."""
    return name.encode("utf-8", "replace").decode()


def copy_atomically(source: FileBytes, target: Path) -> None:
    """Write the bytes that were read to ``target`` by a durable atomic rename; its folder is made where missing.

    ChangedSinceRead where the bytes were released from memory and the file holds others by now; ``target`` is then untouched.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    with replacing(target, durable=True) as file:
        source.write_to(file)


def write_text_atomically(target: Path, text: str) -> None:
    """Write a text atomically as Windows' Notepad reads it (UTF-8 with BOM, CR LF); its folder is made where missing."""
    target.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(target, text.replace("\n", "\r\n").encode("utf-8-sig"))
