"""Files on an office's disk: finding them, names that are safe, and copies that are whole or not there at all."""

from __future__ import annotations

import contextlib
import os
import re
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from workbook_templates.beside import PATTERN, beside
from workbook_templates.read import ChangedSinceRead, FileBytes

_UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff\ufffe\uffff]+')
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|conin\$|conout\$|com[\d¹²³]|lpt[\d¹²³])(\..*)?$")
_LONGEST = 80
_DAY = 86_400
WORKBOOKS = (".xlsx", ".xlsm", ".xltx", ".xltm", ".xls", ".xlsb", ".et", ".ods", ".csv")


def safe_name(text: str, longest: int = _LONGEST) -> str:
    """The text as a file name on every system: no path, no reserved word, not too long."""
    name = _UNSAFE.sub("_", text).strip(" .")[:longest].strip(" .")
    return f"_{name}" if not name or _RESERVED.match(name) else name


def readable(name: str) -> str:
    """A file's name as it can be written down: one that comes from a system with another code page holds what is no text."""
    return name.encode("utf-8", "replace").decode()


def workbooks_in(paths: Iterable[Path], without: Sequence[Path] = ()) -> Iterator[Path]:
    """The files themselves and every workbook below the folders, by name; Excel's lock files and hidden files are left out,
    and links: what they point to was sent by nobody.

    Folders in ``without`` are left out too, unless one of them, or something in it, is what was named.
    """
    for path in paths:
        if path.is_dir():
            whole = path.resolve()
            closed = [folder for folder in without if whole in folder.parents]
            yield from sorted(file for file in path.rglob("*") if _is_workbook(file, path) and not _below(file, closed))
        else:
            yield path


def _below(file: Path, folders: Sequence[Path]) -> bool:
    return bool(folders) and not set(folders).isdisjoint(file.resolve().parents)


def _is_workbook(file: Path, root: Path) -> bool:
    hidden = any(part.startswith((".", "~$")) for part in file.relative_to(root).parts)
    return not hidden and file.suffix.lower() in WORKBOOKS and file.is_file() and not file.is_symlink()


def copy_whole(source: FileBytes, target: Path) -> None:
    """Write what a file held when it was read beside, onto the disk, then rename: the target is whole or not there.

    ChangedSinceRead where the bytes were let go and the file holds others by now.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    new = beside(target)
    try:
        with new.open("wb") as stream:
            source.write_to(stream)
            stream.flush()
            os.fsync(stream.fileno())
        new.replace(target)
    except ChangedSinceRead:
        new.unlink(missing_ok=True)
        raise


def clear_leftovers(root: Path) -> None:
    """Take away what a run that was killed had half written: nobody sees it, and it holds numbers of persons.

    What is younger than a day may be somebody's who is writing now.
    """
    for file in root.rglob(PATTERN):
        with contextlib.suppress(OSError):
            if time.time() - file.lstat().st_mtime > _DAY:
                file.unlink()


def write_whole(target: Path, text: str) -> None:
    """Write a text that Windows' Notepad reads as UTF-8: beside, then rename."""
    target.parent.mkdir(parents=True, exist_ok=True)
    new = beside(target)
    new.write_text(text, encoding="utf-8-sig", newline="\r\n")
    new.replace(target)
