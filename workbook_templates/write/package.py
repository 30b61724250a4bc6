"""Writing zip packages part by part, compressed as they come; the same parts give the same bytes."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import IO, BinaryIO, NamedTuple

from workbook_templates.deflate import zlib

LEVEL = 1  # isal's level 1 is as small as zlib's 3 and several times faster
_DOS_DATE = 0x0021  # 1980-01-01
_UTF8_NAMES = 0x0800
_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_COPY = 1 << 20
_LIMIT = 0xFFFFFFFF


class EntryName(NamedTuple):
    """A part's name as its bytes stand in another package, and whether they are said to be UTF-8 there."""

    raw: bytes
    utf8: bool


@dataclass(frozen=True, slots=True)
class Deflated:
    """A compressed part: raw deflate data, CRC-32 and size of the uncompressed data in bytes."""

    data: bytes
    crc: int
    size: int


def deflate(plain: bytes, *, continued: bool = False) -> Deflated:
    """Compress a whole part; with ``continued`` the data ends at a byte boundary, so that other deflate data can follow."""
    packer = zlib.compressobj(LEVEL, zlib.DEFLATED, -15)
    end = zlib.Z_FULL_FLUSH if continued else zlib.Z_FINISH
    return Deflated(packer.compress(plain) + packer.flush(end), zlib.crc32(plain), len(plain))


class DeflateStream:
    """The end of a part, compressed as it comes and kept in ``spool``, an open file, until the part's beginning is known."""

    def __init__(self, spool: IO[bytes]) -> None:
        self.spool = spool
        self.crc = 0
        self.size = 0
        self._packer = zlib.compressobj(LEVEL, zlib.DEFLATED, -15)

    def write(self, plain: bytes) -> None:
        """Compress the next bytes of the part."""
        self.crc = zlib.crc32(plain, self.crc)
        self.size += len(plain)
        self.spool.write(self._packer.compress(plain))

    def finish(self) -> None:
        """End the compressed data; nothing may be written afterwards."""
        self.spool.write(self._packer.flush())

    def crc_after(self, head: Deflated) -> int:
        """The CRC-32 of ``head`` followed by this stream's data.

        CRC is linear: the checksum of the head is carried over as many zero bytes as the stream is long.
        """
        carried, zeros = head.crc, 0
        for start in range(0, self.size, _COPY):
            block = bytes(min(_COPY, self.size - start))
            carried, zeros = zlib.crc32(block, carried), zlib.crc32(block, zeros)
        return carried ^ zeros ^ self.crc


class PackageWriter:
    """Writes a zip file, part by part, into an open binary file; without ``close`` it has no directory and is damaged."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._entries: list[bytes] = []

    def add(self, name: str | EntryName, part: Deflated) -> None:
        """Add a compressed part under its name, in UTF-8 or in the bytes another package has it in.

        OverflowError for a part or file of more than 4 GiB.
        """
        self._header(name, part.crc, len(part.data), part.size)
        self._file.write(part.data)

    def add_joined(self, name: str, head: Deflated, rest: DeflateStream) -> None:
        """Add a part made of a head, compressed with ``continued``, and a finished stream; OverflowError as in ``add``."""
        packed = rest.spool.tell()
        self._header(name, rest.crc_after(head), len(head.data) + packed, head.size + rest.size)
        self._file.write(head.data)
        rest.spool.seek(0)
        while block := rest.spool.read(_COPY):
            self._file.write(block)

    def close(self) -> None:
        """Write the zip directory, which ends the package; the file stays open."""
        start = self._file.tell()
        directory = b"".join(self._entries)
        count = len(self._entries)
        self._file.write(directory + _END.pack(b"PK\5\6", 0, 0, count, count, len(directory), start, 0))

    def _header(self, name: str | EntryName, crc: int, packed: int, size: int) -> None:
        raw, utf8 = EntryName(name.encode(), utf8=True) if isinstance(name, str) else name
        offset = self._file.tell()
        if max(packed, size, offset) > _LIMIT:
            raise OverflowError(f"{raw!r}: a part over 4 GiB")
        common = (20, _UTF8_NAMES if utf8 else 0, 8, 0, _DOS_DATE, crc, packed, size, len(raw), 0)
        self._file.write(_LOCAL.pack(b"PK\3\4", *common) + raw)
        self._entries.append(_CENTRAL.pack(b"PK\1\2", 20, *common, 0, 0, 0, 0, offset) + raw)
