"""What lies at the top of an old compound file ([MS-CFB]): the names of its first level, by which it is known.

What a document embeds lies deeper and carries the names of its own kind, so a search of the bytes takes an .xls with a
Word document in it for a Word document.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

_END = 0xFFFFFFFA  # this number and the higher ones are no sectors
_IN_HEADER = 109  # sectors of the allocation table that the header lists itself
_ENTRY = struct.Struct("<64sHBB3I")
_ENTRY_SIZE = 128
_ROOT = 5
_SECTOR_SIZES = {9: 512, 12: 4096}  # by the shift that the header states
_MOST = 4096  # entries and sectors that are looked at; no document of an office has more at its top


def top_names(data: bytes) -> frozenset[str]:
    """The names of the first level; empty where the file is damaged."""
    try:
        return frozenset(_children(list(_entries(data))))
    except (struct.error, LookupError):
        return frozenset()


def _entries(data: bytes) -> Iterator[tuple[str, int, int, int, int]]:
    """Name, type, left and right sibling, and first child of each entry of the directory, in its order."""
    size = _SECTOR_SIZES[struct.unpack_from("<H", data, 30)[0]]
    for sector in _chain(data, size, struct.unpack_from("<I", data, 48)[0]):
        start = (sector + 1) * size
        for at in range(start, min(start + size, len(data) - _ENTRY_SIZE + 1), _ENTRY_SIZE):
            name, length, kind, _, left, right, child = _ENTRY.unpack_from(data, at)
            yield name[: max(length - 2, 0)].decode("utf-16-le", "replace"), kind, left, right, child


def _chain(data: bytes, size: int, sector: int) -> Iterator[int]:
    """The sectors that follow one another from ``sector`` on."""
    tables = struct.unpack_from(f"<{_IN_HEADER}I", data, 76)
    per_table = size // 4
    for _ in range(_MOST):
        if sector >= _END:
            return
        yield sector
        table = tables[sector // per_table]  # IndexError beyond 6 MiB of sectors of 512 bytes: then the names are not known
        sector = struct.unpack_from("<I", data, (table + 1) * size + sector % per_table * 4)[0]


def _children(entries: list[tuple[str, int, int, int, int]]) -> Iterator[str]:
    """The names below the root: its child, and the siblings that hang on it as a tree."""
    root = next((entry for entry in entries if entry[1] == _ROOT), None)
    left = [root[4]] if root else []
    for _ in range(_MOST):
        if not left:
            return
        number = left.pop()
        if number < len(entries):
            name, _, before, after, _ = entries[number]
            yield name
            left += [before, after]
