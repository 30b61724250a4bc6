"""Files in an office's folders: finding workbooks, safe names, and durable atomic writes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from workbook_templates.atomic_write import replacing, write_atomically
from workbook_templates.read import FileBytes
from workbook_templates.read.folder import files_below

_UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff\ufffe\uffff]+')
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|conin\$|conout\$|com[\d¹²³]|lpt[\d¹²³])(\..*)?$")
_LONGEST = 80
WORKBOOKS = (".xlsx", ".xlsm", ".xltx", ".xltm", ".xls", ".xlsb", ".et", ".ods", ".csv")


def safe_name(text: str, longest: int = _LONGEST) -> str:
    """The text as a file name for every system: no path, no reserved word, at most ``longest`` characters."""
    name = _UNSAFE.sub("_", text).strip(" .")[:longest].strip(" .")
    return f"_{name}" if not name or _RESERVED.match(name) else name


def readable(name: str) -> str:
    """A file name that can be encoded as UTF-8: bytes of another code page, which Python keeps as surrogates, become ``?``."""
    return name.encode("utf-8", "replace").decode()


def workbooks_in(paths: Iterable[Path], without: Sequence[Path] = ()) -> Iterator[Path]:
    """The files among ``paths``, and every workbook in and below the folders among them, by suffix.

    Below a folder, symbolic links (nobody sent what they point to) and what is not a regular file are left out; so are the
    folders ``without``, as in ``files_below``.
    """
    for path in paths:
        if path.is_dir():
            below = files_below(path, WORKBOOKS, without=without)
            yield from (file for file in below if file.is_file() and not file.is_symlink())
        else:
            yield path


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
