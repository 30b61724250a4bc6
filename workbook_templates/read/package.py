"""The zip that a workbook is, read with suspicion: every part inflated under a limit and compared with its checksum.

The directory is read here rather than by ``zipfile``: it costs a click less, and a file that tells two stories about
itself (overlapping parts, a name twice) is refused instead of being read one way by us and another way by Excel.
"""

from __future__ import annotations

import contextlib
import re
import struct
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from workbook_templates.deflate import zlib
from workbook_templates.read import limits
from workbook_templates.read.byte_search import holds
from workbook_templates.read.troubles import BOMB, CLIMBING, DAMAGED, ENTITIES, ENTRIES, TOO_BIG, TRUNCATED, Trouble, Unusable

# What stands before the root element: declarations and comments. A DOCTYPE can stand nowhere else.
_OPENING = re.compile(rb"(?:[^<]*<(?:\?|!--)[^>]*>)*[^<]*<([^>\s/]*)")
# Passages in which XML lets anything stand, tags too: whoever looks for tags would take them for real ones.
_ASIDE = re.compile(rb"<!\[CDATA\[(.*?)\]\]>|<!--.*?-->|<\?(?!xml\s).*?\?>", re.DOTALL)
_END = b"PK\x05\x06"
_ENTRY = struct.Struct("<4s6H3I5H2I")
_LOCAL = 30
_ZIP64 = 0xFFFFFFFF


class ZipEntry(NamedTuple):
    """One part as the directory lists it; ``raw`` is its name as it stands there."""

    name: str
    raw: bytes
    method: int
    flags: int
    crc: int
    packed: int
    size: int
    offset: int


@dataclass(slots=True)
class Package:
    """A workbook's parts by lower-case name. ``read`` inflates one under what is left of the limit."""

    data: bytes
    entries: dict[str, ZipEntry]
    inflated: int = 0
    parts: dict[str, bytes] = field(default_factory=dict)

    def __contains__(self, name: str) -> bool:
        return name.lower() in self.entries

    def read(self, name: str) -> bytes:
        """The content of a part. Unusable where it is damaged or a bomb."""
        entry = self.entries.get(name.lower())
        if entry is None:
            raise Unusable(DAMAGED)
        content = inflate(self.data, entry, min(limits.MOST_PART, limits.MOST_INFLATED - self.inflated))
        self.inflated += len(content)
        return content

    def packed(self, name: str) -> bytes:
        """A part as it is packed, to be copied as it is."""
        return _packed(self.data, self.entries[name.lower()])

    def xml(self, name: str) -> bytes:
        """A part that is XML: no DOCTYPE, no entities, UTF-8. Kept, because parts are asked for twice."""
        if name not in self.parts:
            self.parts[name] = plain_xml(self.read(name))
        return self.parts[name]


def plain_xml(content: bytes) -> bytes:
    """The XML itself where it is the plain kind that spreadsheets write; Unusable otherwise."""
    if content.startswith(b"\xef\xbb\xbf"):
        content = content[3:]
    if b"\0" in content[:64]:
        raise Unusable(DAMAGED)
    opening = _OPENING.match(content)
    if opening and opening[1].startswith(b"!"):
        raise Unusable(ENTITIES)
    if holds(content, b"<!") or holds(content, b"<?", 2):
        content = _ASIDE.sub(_said_plainly, content)
    return content


def _said_plainly(aside: re.Match[bytes]) -> bytes:
    """Nothing for a comment or an instruction; for a literal passage its text, in which no tag can hide."""
    text = aside[1] or b""
    return text.replace(b"&", b"&amp;").replace(b"<", b"&lt;").replace(b">", b"&gt;")


def open_package(data: bytes) -> Package:
    """The package, its directory checked. Unusable where it is no sound zip."""
    found = checked_entries(data)
    if len({entry.name.lower() for entry in found}) != len(found):
        raise Unusable(DAMAGED)
    return Package(data, {entry.name.lower(): entry for entry in found})


def checked_entries(data: bytes) -> list[ZipEntry]:
    """What the directory of a zip lists, under the limits. Unusable where it is no sound zip, or exceeds one."""
    found = _directory(data)
    if len(found) > limits.MOST_ENTRIES:
        raise Unusable(ENTRIES)
    if sum(entry.packed for entry in found) > len(data):
        raise Unusable(_overlap(found))
    size = sum(entry.size for entry in found)
    if size > limits.MOST_INFLATED:
        raise Unusable(_too_large(size, len(data)))
    for entry in found:
        _check_name(entry.name)
    return found


def _overlap(entries: list[ZipEntry]) -> Trouble:
    """Parts that lie over one another: one wrong size is damage, many parts over the same bytes are an attack."""
    placed = sorted(entries, key=lambda entry: entry.offset)
    crossing = sum(one.offset + one.packed > other.offset for one, other in pairwise(placed))
    return BOMB if crossing > 1 else DAMAGED


def _check_name(name: str) -> None:
    if name.startswith("/") or ":" in name or ".." in name.split("/"):
        raise Unusable(CLIMBING)


def _directory(data: bytes) -> list[ZipEntry]:
    end = data.rfind(_END, max(0, len(data) - 66_000))
    if end < 0 or end + 22 > len(data):
        raise Unusable(TRUNCATED)
    _, count, size, start = struct.unpack_from("<HHII", data, end + 8)
    if _ZIP64 in (start, size) or count == 0xFFFF:
        start, count = _zip64(data, end)
    if start > end or count > limits.MOST_ENTRIES:
        raise Unusable(ENTRIES if count > limits.MOST_ENTRIES else DAMAGED)
    entries, at = [], start
    for _ in range(count):
        entry, at = _entry(data, at)
        if not entry.name.endswith("/"):
            entries.append(entry)
    return entries


def _zip64(data: bytes, end: int) -> tuple[int, int]:
    """Start and count from the large directory, which some streaming writers always write."""
    record = data.rfind(b"PK\x06\x06", 0, end)
    if record < 0 or record + 56 > len(data):
        raise Unusable(DAMAGED)
    count, _, start = struct.unpack_from("<QQQ", data, record + 32)
    return start, count


def _entry(data: bytes, at: int) -> tuple[ZipEntry, int]:
    if at + 46 > len(data) or data[at : at + 4] != b"PK\x01\x02":
        raise Unusable(DAMAGED)
    fields = _ENTRY.unpack_from(data, at)
    flags, method, crc, packed, size = fields[3], fields[4], fields[7], fields[8], fields[9]
    name_size, extra_size, comment_size, offset = fields[10], fields[11], fields[12], fields[16]
    raw = data[at + 46 : at + 46 + name_size]
    name = _name(raw, utf8=bool(flags & 0x800))
    extra = data[at + 46 + name_size : at + 46 + name_size + extra_size]
    if _ZIP64 in (packed, size, offset):
        size, packed, offset = _large(extra, size, packed, offset)
    end = at + 46 + name_size + extra_size + comment_size
    return ZipEntry(name.replace("\\", "/"), raw, method, flags, crc, packed, size, offset), end


def _name(raw: bytes, *, utf8: bool) -> str:
    """A part's name. Programs that do not say it is UTF-8 write UTF-8 all the same, or the bytes of a Chinese Windows."""
    for encoding in ("utf-8",) if utf8 or raw.isascii() else ("utf-8", "gbk"):
        with contextlib.suppress(UnicodeDecodeError):
            name = raw.decode(encoding)
            if utf8 or not any("\x7f" < letter < "\u0800" for letter in name):  # the bytes of 图片 in GBK are two such letters
                return name
    return raw.decode("utf-8" if utf8 else "cp437", "replace")


def _large(extra: bytes, *sizes: int) -> tuple[int, ...]:
    """Sizes and offset from the zip64 field, each only where the short field is full."""
    at = 0
    while at + 4 <= len(extra):
        kind, length = struct.unpack_from("<HH", extra, at)
        if kind == 1:
            wide = iter(struct.unpack_from(f"<{length // 8}Q", extra, at + 4)) if at + 4 + length <= len(extra) else iter(())
            return tuple(next(wide, size) if size == _ZIP64 else size for size in sizes)
        at += 4 + length
    raise Unusable(DAMAGED)


def _packed(data: bytes, entry: ZipEntry) -> bytes:
    head = entry.offset
    if data[head : head + 4] != b"PK\x03\x04" or entry.flags & 1:
        raise Unusable(DAMAGED)
    name_size, extra_size = struct.unpack_from("<HH", data, head + 26)
    start = head + _LOCAL + name_size + extra_size
    packed = data[start : start + entry.packed]
    if len(packed) != entry.packed:
        raise Unusable(TRUNCATED)
    return packed


def inflate(data: bytes, entry: ZipEntry, limit: int) -> bytes:
    """The content of an entry, whose size and checksum are right. Unusable where they are not, or it is larger than the limit."""
    packed = _packed(data, entry)
    content = packed if entry.method == 0 else _unpack(packed, entry, limit)
    if len(content) != entry.size or zlib.crc32(content) != entry.crc:
        raise Unusable(DAMAGED)
    return content


def _unpack(packed: bytes, entry: ZipEntry, limit: int) -> bytes:
    if entry.method != 8:
        raise Unusable(DAMAGED)
    # A part may be as long as it says, and not a byte longer: the stream is cut there whatever it holds.
    if entry.size > limit:
        raise Unusable(_too_large(entry.size, entry.packed))
    if entry.size > limits.RATIO_FREE and entry.size > limits.MOST_RATIO * entry.packed:
        raise Unusable(_too_large(entry.size, entry.packed))
    stream = zlib.decompressobj(-15)
    try:
        content: bytes = stream.decompress(packed, entry.size + 1)
        swells = len(content) > entry.size and _swells(stream)
    except (zlib.error, ValueError) as error:
        raise Unusable(DAMAGED) from error
    if len(content) > entry.size:
        raise Unusable(BOMB if swells else DAMAGED)
    return content


def _swells(stream: zlib._Decompress) -> bool:
    """Whether a stream that holds more than was said goes on and on; else somebody's number is wrong."""
    stream.decompress(stream.unconsumed_tail, limits.RATIO_FREE)
    return not stream.eof


def _too_large(size: int, packed: int) -> Trouble:
    """A size that so few bytes cannot hold is a wrong number; one that they can, but no honest file does, an attack."""
    if size > limits.MOST_DEFLATED * (packed + 1):
        return DAMAGED
    return BOMB if size > limits.MOST_RATIO * max(packed, 1) else TOO_BIG
