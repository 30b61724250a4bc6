"""Files on an office's disk: names that are safe, and copies that are whole or not there at all."""

from __future__ import annotations

import re
from pathlib import Path

from workbook_templates.atomic_write import replacing, write_atomically
from workbook_templates.read import FileBytes

_UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff\ufffe\uffff]+')
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|conin\$|conout\$|com[\d¹²³]|lpt[\d¹²³])(\..*)?$")
_LONGEST = 80


def safe_name(text: str, longest: int = _LONGEST) -> str:
    """The text as a file name on every system: no path, no reserved word, not too long."""
    name = _UNSAFE.sub("_", text).strip(" .")[:longest].strip(" .")
    return f"_{name}" if not name or _RESERVED.match(name) else name


def readable(name: str) -> str:
    """A file's name as it can be written down: one that comes from a system with another code page holds what is no text."""
    return name.encode("utf-8", "replace").decode()


def copy_whole(source: FileBytes, target: Path) -> None:
    """Write what a file held when it was read, onto the disk before it appears as ``target``, into a folder made where missing.

    ChangedSinceRead where the bytes were let go and the file holds others by now; ``target`` is then as it was.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    with replacing(target, durable=True) as file:
        source.write_to(file)


def write_whole(target: Path, text: str) -> None:
    """Write a text that Windows' Notepad reads (UTF-8 with its mark, CR LF) into a folder that is made where it is missing."""
    target.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(target, text.replace("\n", "\r\n").encode("utf-8-sig"))
