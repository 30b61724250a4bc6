"""An office's own backups: what is in one, those that are made without asking, and how long these are kept."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from addin.errors import Refused
from addin.runtime import clock
from addin.settings import FILE_NAME, Settings
from addin.store.anchors import FILES
from addin.store.archive import Backup, write_backup
from addin.store.connection import reading
from addin.store.journal import last_event
from addin.store.schema import current_revision, ensure_schema, revisions
from addin.store.snapshot import take_snapshot
from addin.submissions.ledger_identity import DATABASE, REGISTER, ledger_number
from workbook_templates.atomic_write import clear_leftovers

FOLDER = "备份"
DAILY, UPGRADE, MOVE, BY_HAND = "每日", "升级前", "搬迁前", "备份"
"""Why a backup was made; its file's name begins with it."""


@dataclass(frozen=True, slots=True)
class SavedBackup:
    """A backup that was made: its file, that file's size in bytes, and how many files are in it."""

    file: Path
    size: int
    files: int


def backup_folder(root: Path, settings: Settings) -> Path:
    """Where the office keeps its backups: 备份 in its folder ``root``, or as the settings say."""
    return root / (settings.backup.folder or FOLDER)


def save_backup(
    root: Path,
    settings: Settings,
    databases: Sequence[Engine],
    target: Path,
    *,
    why: str,
    folders: Iterable[str] = (),
    password: str = "",
) -> Backup:
    """Write a backup of the databases (the ledger's, then the register's where it is another one), the settings, the anchors and
    all files in ``folders`` to ``target``. Refused where a database cannot be read, OSError where the file cannot be written.
    """
    target.parent.mkdir(mode=0o770, parents=True, exist_ok=True)
    clear_leftovers(target.parent)
    with _snapshots(databases, target.parent) as snapshots:
        kept = [root / FILE_NAME, *(root / file for file in FILES), *_all_files(root, folders)]
        files = {file.relative_to(root).as_posix(): file for file in kept if file.is_file()}
        return write_backup(target, snapshots | files, _about(settings, databases, why), password)


def _about(settings: Settings, databases: Sequence[Engine], why: str) -> dict[str, Any]:
    with reading(databases[0]) as connection:
        revision = current_revision(connection)
    number = ledger_number(databases[0]) if revision and revision >= "0004" else ""
    told = {"code": settings.code, "name": settings.name, "ledger": number, "revision": revision}
    return told | {"made_at": clock.stamp(), "why": why}


def _all_files(root: Path, folders: Iterable[str]) -> Iterator[Path]:
    """The files in some folders, without what a write left that is still going on or was cut off."""
    for name in folders:
        yield from (file for file in sorted((root / name).rglob("*")) if not file.name.startswith("."))


@contextmanager
def _snapshots(databases: Sequence[Engine], folder: Path) -> Iterator[dict[str, Path]]:
    """Snapshots of the databases by their names in the archive, for the time of the block."""
    made = {name: folder / f".{os.urandom(8).hex()}.tmp" for name, _ in zip((DATABASE, REGISTER), databases, strict=False)}
    try:
        for engine, file in zip(databases, made.values(), strict=True):
            take_snapshot(engine, file)
        yield made
    finally:
        for file in made.values():
            with suppress(OSError):
                file.unlink(missing_ok=True)


def daily_backup(root: Path, settings: Settings, databases: Sequence[Engine]) -> None:
    """Make the day's backup of databases and settings, where there is none yet, and clear out old ones.

    Where it cannot be written the work goes on: what it is made of is whole, and the office's status tells when the last was.
    """
    if not settings.backup.daily:
        return
    folder = backup_folder(root, settings)
    target = folder / f"{DAILY}_{settings.code}_{clock.today().isoformat()}.zip"
    with suppress(OSError, Refused):
        if not target.exists() and _has_begun(databases):
            save_backup(root, settings, databases, target, why=DAILY)
            for old in outlived(daily_files(folder, settings.code), settings.backup.daily, settings.backup.monthly):
                old.unlink()


def _has_begun(databases: Sequence[Engine]) -> bool:
    for engine in databases:
        with reading(engine) as connection:
            if last_event(connection) is not None:
                return True
    return False


def daily_files(folder: Path, code: str) -> list[Path]:
    """The daily backups of the office of that code, oldest first."""
    return sorted(folder.glob(f"{DAILY}_{code}_[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9].zip"))


def outlived(files: Sequence[Path], days: int, months: int) -> list[Path]:
    """Those of ``files`` (oldest first) that are none of the last ``days``, nor the first of one of the last ``months``."""
    first_of_month: dict[str, Path] = {}
    for file in files:
        first_of_month.setdefault(file.stem[-10:-3], file)
    kept = {*files[-days:], *(list(first_of_month.values())[-months:] if months else [])}
    return [file for file in files if file not in kept]


def last_backup(root: Path, settings: Settings) -> str:
    """The day (2026-11-30) of the last backup that was made without asking; empty where there is none."""
    with suppress(OSError):
        found = daily_files(backup_folder(root, settings), settings.code)
        return found[-1].stem[-10:] if found else ""
    return ""


def upgrade_after_backup(root: Path, settings: Settings, databases: Sequence[Engine]) -> None:
    """Migrate the databases that are of an earlier version, after a backup of them as they were.

    Refused where the backup cannot be written, and as ``ensure_schema``.
    """
    found = []
    for engine in databases:
        with reading(engine) as connection:
            found.append(current_revision(connection))
    known = revisions()
    if any(revision in known[:-1] for revision in found):
        name = f"{UPGRADE}_{settings.code}_{clock.moment():%Y%m%d-%H%M%S}.zip"
        try:
            save_backup(root, settings, databases, backup_folder(root, settings) / name, why=UPGRADE)
        except OSError:
            raise Refused(
                "台账是旧版本的，升级以前要先备份，备份写不了，没有升级，什么也没有改动。请检查磁盘空间和权限，再试一次。"
            ) from None
    for engine in databases:
        ensure_schema(engine)
