"""Forms sent in a .zip: listed and read under the limits that a workbook's own package has; nothing is unpacked to the disk."""

from __future__ import annotations

import contextlib
import io
import re
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from workbook_templates.read import limits
from workbook_templates.read.file_bytes import FileBytes
from workbook_templates.read.file_kind import load
from workbook_templates.read.folder import is_hidden
from workbook_templates.read.package import ZipEntry, checked_entries, inflate
from workbook_templates.read.troubles import ARCHIVE, ARCHIVE_PASSWORD, TRUNCATED, Unusable

SUFFIX = ".zip"
_LOCAL = 30  # bytes of a part's own header before its name
_LONGEST_HEADER = _LOCAL + 2 * 0xFFFF


class ArchivedFile(NamedTuple):
    """A file in an archive: where the archive lies, the file's path inside it as text, and its entry in the directory."""

    archive: Path
    name: str
    entry: ZipEntry

    @property
    def path(self) -> Path:
        """What the file is called; no such file is on the disk."""
        return self.archive / self.name


class ArchivedBytes(FileBytes):
    """The bytes of a file in an archive, of which only that part is read."""

    def __init__(self, file: ArchivedFile) -> None:
        super().__init__(file.path)
        self.archived = file
        self._disk = file.archive

    def _load(self) -> bytes:
        return content_of(self.archived)

    def _stream(self) -> io.BytesIO:
        return io.BytesIO(self._load())


FormFile = Path | ArchivedFile


def bytes_of(file: FormFile) -> FileBytes:
    """The bytes of a file, on the disk or in an archive."""
    return ArchivedBytes(file) if isinstance(file, ArchivedFile) else FileBytes(file)


def is_archive(file: Path) -> bool:
    """Whether a file is to be opened as an archive of forms, by its name."""
    return file.suffix.lower() == SUFFIX


def archived_files(archive: Path) -> list[ArchivedFile]:
    """Every visible file in an archive, by its path; none where the archive is itself a workbook under that ending.

    Unusable where it cannot be read, is locked or packed in a way that is not known here, or exceeds a limit.
    """
    data = load(archive)
    entries = checked_entries(data)
    if any(entry.name == "_rels/.rels" for entry in entries):
        return []
    if any(entry.flags & 1 for entry in entries):
        raise Unusable(ARCHIVE_PASSWORD)
    if any(entry.method not in (0, 8) for entry in entries):
        raise Unusable(ARCHIVE)
    found = [ArchivedFile(archive, name, entry) for name, entry in _named(data, entries)]
    return sorted(file for file in found if not any(map(is_hidden, file.name.split("/"))))


def content_of(file: ArchivedFile) -> bytes:
    """The bytes of a file in an archive. Unusable where the archive cannot be had any more, or the file in it is damaged."""
    about = load_part(file.archive, file.entry.offset, _LONGEST_HEADER + file.entry.packed)
    return inflate(about, file.entry._replace(offset=0), min(limits.MOST_PART, limits.MOST_BYTES))


def load_part(path: Path, offset: int, length: int) -> bytes:
    """Some bytes of a file; Unusable where they cannot be had."""
    try:
        with path.open("rb") as stream:
            stream.seek(offset)
            return stream.read(length)
    except OSError as error:
        raise Unusable(TRUNCATED) from error


def _named(data: bytes, entries: list[ZipEntry]) -> Iterator[tuple[str, ZipEntry]]:
    """Each entry with its name; of two with one name the second is numbered."""
    seen: dict[str, int] = {}
    for entry in entries:
        name = _name(data, entry)
        number = seen[name] = seen.get(name, 0) + 1
        yield (name if number == 1 else f"{number}/{name}"), entry


def _name(data: bytes, entry: ZipEntry) -> str:
    """The name as its writer meant it: UTF-8 where it says so or is, else in the code page of a Chinese Windows."""
    if entry.flags & 0x800:
        return entry.name
    size = struct.unpack_from("<H", data, entry.offset + 26)[0] if entry.offset + _LOCAL <= len(data) else 0
    name = _decoded(data[entry.offset + _LOCAL : entry.offset + _LOCAL + size]).replace("\\", "/")
    # The name before the file itself is not the one that was checked: it may lead nowhere but here.
    return "/".join(part for part in name.split("/") if part not in ("", ".", "..")) or entry.name


# Two bytes of UTF-8. Two bytes of GBK are often these by chance (一 is һ), three of a Chinese name hardly ever.
_BY_CHANCE = "[\u0080-\u07ff]"


def _decoded(raw: bytes) -> str:
    for encoding in ("utf-8", "gb18030"):
        with contextlib.suppress(UnicodeDecodeError):
            text = raw.decode(encoding)
            if encoding != "utf-8" or not re.search(_BY_CHANCE, text):
                return text
    return raw.decode("utf-8", "replace")
