"""Files on an office's disk: finding them, names that are safe, and copies that are whole or not there at all."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from workbook_templates.atomic_write import copy_atomically, write_atomically

_UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff\ufffe\uffff]+')
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|conin\$|conout\$|com[\d¹²³]|lpt[\d¹²³])(\..*)?$")
_LONGEST = 80
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


def fingerprint(file: Path) -> tuple[str, int]:
    """SHA-256 and size of a file."""
    with file.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    return digest, file.stat().st_size


def copy_whole(source: Path, target: Path) -> None:
    """Copy a file, onto the disk before it appears under the name ``target``, into a folder that is made where it is missing."""
    target.parent.mkdir(parents=True, exist_ok=True)
    copy_atomically(source, target, durable=True)


def write_whole(target: Path, text: str) -> None:
    """Write a text that Windows' Notepad reads (UTF-8 with its mark, CR LF) into a folder that is made where it is missing."""
    target.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(target, text.replace("\n", "\r\n").encode("utf-8-sig"))
