"""Old compound files as Excel and Word write them, made here: a directory of names in a tree."""

from __future__ import annotations

import struct

NONE = 0xFFFFFFFF
END = 0xFFFFFFFE
TABLE = 0xFFFFFFFD

Tree = dict[str, "Tree"]


def compound(tree: Tree, pad: int = 0) -> bytes:
    """A compound file with these storages; ``pad`` sectors of something else stand before its directory."""
    entries: list[bytes] = []
    _add(entries, "Root Entry", 5, tree, NONE)
    directory = b"".join(entries)
    directory += bytes(-len(directory) % 512)
    count = len(directory) // 512
    first = 1 + pad
    chain = [TABLE, *([NONE] * pad), *range(first + 1, first + count), END]
    table = struct.pack("<128I", *chain, *([NONE] * (128 - len(chain))))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<5H", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<9I", 0, 1, first, 0, 4096, END, 0, END, 0) + struct.pack("<109I", 0, *([NONE] * 108))
    return header + table + b"\xff" * (512 * pad) + directory


def _add(entries: list[bytes], name: str, kind: int, below: Tree, sibling: int) -> int:
    number = len(entries)
    entries.append(b"")
    child = NONE
    for inner, deeper in below.items():
        child = _add(entries, inner, 1 if deeper else 2, deeper, child)
    text = name.encode("utf-16-le") + b"\0\0"
    entries[number] = struct.pack("<64sHBB3I", text, len(text), kind, 1, sibling, NONE, child) + bytes(128 - 80)
    return number
