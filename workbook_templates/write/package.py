"""A zip package written part by part, deflated by isal; the same parts give the same bytes."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import IO, BinaryIO

from isal import isal_zlib

LEVEL = 1  # isal's level 1 is as small as zlib's 3 and several times faster
_DOS_DATE = 0x0021  # 1980-01-01
_UTF8_NAMES = 0x0800
_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_COPY = 1 << 20
_LIMIT = 0xFFFFFFFF


@dataclass(frozen=True, slots=True)
class Deflated:
    """A part already compressed: raw deflate data, checksum and plain size."""

    data: bytes
    crc: int
    size: int


def deflate(plain: bytes, *, more: bool = False) -> Deflated:
    """Compress a whole part; with ``more`` the data stops at a byte boundary, so that other data can follow."""
    packer = isal_zlib.compressobj(LEVEL, isal_zlib.DEFLATED, -15)
    end = isal_zlib.Z_FULL_FLUSH if more else isal_zlib.Z_FINISH
    return Deflated(packer.compress(plain) + packer.flush(end), isal_zlib.crc32(plain), len(plain))


class Stream:
    """A part compressed as it comes, kept in ``spool`` until its beginning is known."""

    def __init__(self, spool: IO[bytes]) -> None:
        self.spool = spool
        self.crc = 0
        self.size = 0
        self._packer = isal_zlib.compressobj(LEVEL, isal_zlib.DEFLATED, -15)

    def write(self, plain: bytes) -> None:
        """Take the next bytes of the part."""
        self.crc = isal_zlib.crc32(plain, self.crc)
        self.size += len(plain)
        self.spool.write(self._packer.compress(plain))

    def finish(self) -> None:
        """No more will come."""
        self.spool.write(self._packer.flush())

    def crc_after(self, head: Deflated) -> int:
        """The checksum of ``head`` followed by this stream: CRC is linear, so as many zeros carry the head's across."""
        carried, zeros = head.crc, 0
        for start in range(0, self.size, _COPY):
            block = bytes(min(_COPY, self.size - start))
            carried, zeros = isal_zlib.crc32(block, carried), isal_zlib.crc32(block, zeros)
        return carried ^ zeros ^ self.crc


class PackageWriter:
    """The zip file under way."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._entries: list[bytes] = []

    def add(self, name: str, part: Deflated) -> None:
        """A compressed part under its name."""
        self._header(name, part.crc, len(part.data), part.size)
        self._file.write(part.data)

    def add_joined(self, name: str, head: Deflated, rest: Stream) -> None:
        """A part of two: its head, compressed with ``more``, and the rest out of its spool."""
        packed = rest.spool.tell()
        self._header(name, rest.crc_after(head), len(head.data) + packed, head.size + rest.size)
        self._file.write(head.data)
        rest.spool.seek(0)
        while block := rest.spool.read(_COPY):
            self._file.write(block)

    def close(self) -> None:
        """Write the directory of the parts."""
        start = self._file.tell()
        directory = b"".join(self._entries)
        count = len(self._entries)
        self._file.write(directory + _END.pack(b"PK\5\6", 0, 0, count, count, len(directory), start, 0))

    def _header(self, name: str, crc: int, packed: int, size: int) -> None:
        raw, offset = name.encode(), self._file.tell()
        if max(packed, size, offset) > _LIMIT:
            raise OverflowError(f"{name}: a part over 4 GiB")
        common = (20, _UTF8_NAMES, 8, 0, _DOS_DATE, crc, packed, size, len(raw), 0)
        self._file.write(_LOCAL.pack(b"PK\3\4", *common) + raw)
        self._entries.append(_CENTRAL.pack(b"PK\1\2", 20, *common, 0, 0, 0, 0, offset) + raw)
