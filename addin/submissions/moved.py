"""What moving an office's ledger to another database did."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from addin.store.table_copy import TableDigest


@dataclass(frozen=True, slots=True)
class MovedLedger:
    """A ledger in its new database: what was copied of each table (nothing where an attempt that was cut off had copied all),
    where it is, and the files of before, set aside. ``stayed``: it goes on where it was, after a move that was cut off.
    """

    copied: Mapping[str, TableDigest]
    place: str
    aside: tuple[Path, ...]
    stayed: bool = False
