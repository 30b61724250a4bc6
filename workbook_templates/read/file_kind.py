"""The bytes of a file, and what they are: a workbook, one that needs its password, or something else in disguise."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import NamedTuple

from workbook_templates.read import limits, troubles
from workbook_templates.read.troubles import Unusable

_ZIP = b"PK\x03\x04"
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# What Excel (~$), LibreOffice (.~lock.) and WPS (.~) leave beside a file while it is open.
_LOCKS = ("~$", ".~")
_STARTS = (
    (b"%PDF", troubles.PDF),
    (b"\x89PNG", troubles.PICTURE),
    (b"\xff\xd8\xff", troubles.PICTURE),
    (b"GIF8", troubles.PICTURE),
    (b"Rar!", troubles.ARCHIVE),
    (b"7z\xbc\xaf", troubles.ARCHIVE),
    (b"\x1f\x8b", troubles.ARCHIVE),
    (b"{\\rtf", troubles.WORD),
    (b"PK\x05\x06", troubles.OTHER),
    (b"PK", troubles.TRUNCATED),
)

_SEPARATORS = (b",", b"\t", b";", "，".encode(), b"\xa3\xac")  # the last is the comma of GBK


def load(path: Path) -> bytes:
    """The content of a file. Unusable where it cannot be had, is far too large, or is no file that ever ends."""
    if path.name.startswith(_LOCKS):
        raise Unusable(troubles.LOCK)
    try:
        about = path.stat()
        if not stat.S_ISREG(about.st_mode):
            raise Unusable(troubles.FOLDER if stat.S_ISDIR(about.st_mode) else troubles.OTHER)
        if about.st_size > limits.MOST_BYTES:
            raise Unusable(troubles.TOO_BIG)
        return path.read_bytes()
    except PermissionError as error:
        raise Unusable(troubles.IN_USE) from error
    except (OSError, ValueError) as error:
        raise Unusable(troubles.MISSING) from error


class Opened(NamedTuple):
    """The package of a workbook, and the password that somebody gave and that opened it; empty where none was needed."""

    package: bytes
    password: str = ""


def opened(data: bytes, password: str | None = None) -> Opened:
    """The bytes of the package itself, decrypted where a password opens it. Unusable for anything but a workbook."""
    if data.startswith(_ZIP):
        return Opened(data)
    if not data:
        raise Unusable(troubles.EMPTY)
    if data.startswith(_COMPOUND):
        return _from_compound(data, password)
    for start, trouble in _STARTS:
        if data.startswith(start):
            raise Unusable(trouble)
    raise Unusable(_text_trouble(data[:4096]))


# A compound file by a name at its top; what embeds another document has that document's names only further down.
_COMPOUNDS = (
    ("Workbook", troubles.XLS),
    ("Book", troubles.XLS),
    ("WordDocument", troubles.WORD),
    ("PowerPoint Document", troubles.SLIDES),
)
_ENCRYPTED = "EncryptedPackage"


def _from_compound(data: bytes, password: str | None) -> Opened:
    """An old compound file: an encrypted workbook, or a document of the time before .xlsx."""
    from workbook_templates.read.compound_file import top_names  # noqa: PLC0415 - for such files alone

    names = top_names(data)
    if names:
        kind = next((trouble for name, trouble in _COMPOUNDS if name in names), troubles.OTHER)
    else:  # damaged: any name that is still to be found
        names = frozenset(name for name in (_ENCRYPTED,) if name.encode("utf-16-le") in data)
        kind = next((trouble for name, trouble in _COMPOUNDS if name.encode("utf-16-le") in data), troubles.XLS)
    if _ENCRYPTED not in names:
        raise Unusable(kind)
    try:
        from workbook_templates.read.decrypt import unlock  # noqa: PLC0415 - costs 0.1 s, wanted for encrypted files only
    except ImportError as error:  # a browser's Python has no library that decrypts
        raise Unusable(troubles.PASSWORD) from error
    return Opened(*unlock(data, password or ""))


def _text_trouble(head: bytes) -> troubles.Trouble:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return troubles.CSV
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:256].lower()
    if start.startswith((b"<html", b"<!doctype html", b"<table", b"<meta")) or b"<html" in start:
        return troubles.HTML
    if start.startswith(b"<?xml"):
        return troubles.XML
    if b"\0" in head:
        return troubles.OTHER
    return troubles.CSV if any(mark in head for mark in _SEPARATORS) else troubles.OTHER
