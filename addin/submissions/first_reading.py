"""The first pass of receiving where there is much to read: other processes read the covers, and leave the tables in 缓存.

This process keeps what the covers say and, while there is room, the bytes; the second pass takes up the tables of one unit at a
time. Nothing is decided here: a run that is cut off has received nothing, and what it left in 缓存 goes with the next one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

from addin.runtime.gc_pause import paused_gc
from addin.runtime.pool import LostResult, map_in_pool
from addin.submissions.cached_tables import cached, keep
from addin.submissions.folder import Office
from addin.submissions.incoming import Incoming
from workbook_templates.read import ChangedSinceRead
from workbook_templates.read.archive import FormFile
from workbook_templates.read.limits import MIB
from workbook_templates.read.troubles import ENDED

CHANGED = "这个文件在接收的时候被改动或者移走了，没有收下，请再收一次。"
MANY_BYTES = 4 * MIB  # with fewer, other processes take longer to begin than the reading does
_COVER = tuple(field.name for field in fields(Incoming) if field.name != "reading")


def much_to_read(files: Sequence[FormFile]) -> bool:
    """Whether the files together have more than ``MANY_BYTES``; those in archives are not counted."""
    return sum(file.stat().st_size for file in files if isinstance(file, Path) and file.is_file()) > MANY_BYTES


def read_covers(office: Office, pending: Sequence[Incoming]) -> Iterator[Incoming]:
    """Each file in order with its cover read; one whose reading kills its process has its ``failure`` set."""
    parts = [(office, incoming) for incoming in pending]
    for incoming, read in zip(pending, map_in_pool(_cover, parts), strict=True):
        if isinstance(read, LostResult):
            incoming.failure = ENDED.reason
        else:
            for name, value in read.items():
                setattr(incoming, name, value)
        yield incoming


def take_up(office: Office, incoming: Incoming) -> None:
    """Have the tables of a file at hand again that were left in 缓存; without them the file is read once more."""
    known = None if incoming.reading.at_hand else cached(office, incoming.sha256, incoming.reading.file)
    if known is not None:
        incoming.reading.recall(known)


def still_there(office: Office, incoming: Incoming) -> bool:
    """Whether what was read of a file is at hand, or can be had again; else its ``failure`` says that it has changed since."""
    if incoming.failure:
        return False
    take_up(office, incoming)
    try:
        _ = incoming.reading.submission  # is read again where it was let go
    except ChangedSinceRead:
        incoming.failure = CHANGED
    return not incoming.failure


def _cover(part: tuple[Office, Incoming]) -> dict[str, Any]:
    """The fields of the cover by name; as they are where the file has changed since, which the second pass finds out."""
    office, incoming = part
    try:
        with paused_gc():
            incoming.read_cover()
            keep(office, incoming.sha256, incoming.reading.submission)
    except ChangedSinceRead:
        pass
    incoming.reading.let_go_of_tables()
    return {name: getattr(incoming, name) for name in _COVER}
