"""The files in a folder and in the folders below it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path

HIDDEN = (".", "~$")  # the beginning of hidden names, and of the lock files that Excel and LibreOffice leave beside a file
# What Windows and macOS leave in folders and archives.
_LEFT_BY_SYSTEMS = frozenset(("thumbs.db", "desktop.ini", "__macosx"))


def is_hidden(name: str) -> bool:
    """Whether a file or folder of this name is one that nobody put there to be read."""
    return name.startswith(HIDDEN) or name.lower() in _LEFT_BY_SYSTEMS


def files_below(folder: Path, suffixes: Collection[str] | None, *, without: Iterable[Path] = ()) -> list[Path]:
    """All that is no folder and has one of the ``suffixes`` (".xlsx", in lower case; None: any), by name; hidden files and
    what lies in hidden folders are left out.

    So is what lies in the folders ``without``, unless ``folder`` is one of them or lies in one.
    """
    here = folder.resolve()
    closed = {other for one in without if here in (other := one.resolve()).parents}
    return sorted(
        file
        for file in folder.rglob("*")
        if (suffixes is None or file.suffix.lower() in suffixes)
        and not any(map(is_hidden, file.relative_to(folder).parts))
        and not file.is_dir()
        and (not closed or closed.isdisjoint(file.resolve().parents))
    )
