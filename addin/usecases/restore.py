"""Restore an office from a backup: everything is verified first, and what stood before is kept beside.

The order of steps lets the command be run again after it was cut off anywhere: files and anchors are put in place one by one,
and the database last, by a rename. Until then the one of before stands whole.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING

from addin.errors import Refused
from addin.ledger.separation_of_duties import normalized_name
from addin.people import HEAD
from addin.runtime import clock
from addin.settings import FILE_NAME, Settings
from addin.store.anchors import FILES, Anchor, anchor_problems, anchors_in, read_anchors
from addin.store.archive import Backup, opened_backup, read_manifest, unpack
from addin.store.connection import begin, open_store, reading, sqlite_url
from addin.store.journal import append
from addin.store.origin import number_of
from addin.store.schema import ensure_schema, has_schema
from addin.store.snapshot import close_file, take_snapshot
from addin.store.troubles import Damaged
from addin.submissions.backups import backup_folder
from addin.submissions.databases import engines_of, schema_name
from addin.submissions.filling import fill_databases
from addin.submissions.folder import ACCEPTED, INBOX, open_office
from addin.submissions.ledger_identity import DATABASE, REGISTER, ledger_url
from addin.submissions.restored import RESTORED, RestoredOffice
from addin.submissions.unknown_receipts import form_of, unknown_receipts
from addin.usecases.anchor_files import write_anchors
from addin.usecases.restore_checks import doubts
from addin.usecases.signatory import signatory
from workbook_templates.advice import Advice
from workbook_templates.atomic_write import copy_atomically, write_atomically

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

_STAGE = ".恢复.tmp"
_OURS = {DATABASE, REGISTER, FILE_NAME, *(file.as_posix() for file in FILES)}


def _decided_by(root: Path, by: str) -> str:
    """Who decides it: by the list of the office that is there, where its settings can still be read."""
    try:
        settings = Settings.load(root)
    except Refused:
        return normalized_name(by)
    return signatory(settings, by, HEAD)


def restore(root: Path, file: Path, by: str, reason: str = "", password: str = "") -> RestoredOffice:
    """Restore the office in the folder ``root``, which is made where it is missing, from a backup or a copy of 台账.db.

    ``by`` decides it. Refused where the backup is not as it was written or is another office's; without a ``reason`` also where
    its ledger is not whole, is another one, or is older than what was paid.
    """
    who, why = _decided_by(root, by), reason.strip()
    with _staged(root, file, password) as (stage, backup):
        settings = _settings(root, stage, backup)
        engines = [_opened(stage / name) for name in (DATABASE, REGISTER) if (stage / name).is_file()]
        try:
            against = tuple(doubts(root, settings, engines))
            if against and not why:
                raise Refused(
                    "".join(against), "没有恢复，什么也没有改动。确实要用这一份的，请", Advice.SAY_REASON, "，再办一次。"
                )
            _record(engines, settings.code, file.name, who, why)
            kept = _new_folder(backup_folder(root, settings) / f"恢复前_{clock.moment():%Y%m%d-%H%M%S}")
            _put_files(root, stage, kept)
            _trim_anchors(root, engines, kept)
            again = _receive_again(root, engines[-1])
            _put_databases(root, settings, engines, kept)
        finally:
            for engine in engines:
                engine.dispose()
    office = open_office(root)
    write_anchors(office, clock.stamp())
    return RestoredOffice(root, str(backup.about.get("made_at", "")), against, again, kept if kept.is_dir() else None)


@contextmanager
def _staged(root: Path, file: Path, password: str) -> Iterator[tuple[Path, Backup]]:
    """The backup's files in a folder of their own, for the time of the block."""
    stage = root / _STAGE
    shutil.rmtree(stage, ignore_errors=True)  # an earlier attempt that was cut off
    try:
        stage.mkdir(mode=0o700, parents=True)
        yield stage, _unpacked(file, stage, password)
    except OSError:
        raise Refused(f"恢复没有做完：{root} 写不了。请检查磁盘空间和权限，关闭正打开着的表格，再办一次。") from None
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def _unpacked(file: Path, stage: Path, password: str) -> Backup:
    with suppress(OSError), file.open("rb") as source:
        if source.read(15) == b"SQLite format 3":
            take_snapshot(open_store(sqlite_url(file)), stage / DATABASE)
            return Backup({}, {DATABASE: ""})
    with opened_backup(file, password) as archive:
        backup = read_manifest(archive)
        unpack(archive, backup, stage)
    if DATABASE not in backup.files:
        raise Refused("这份备份里没有台账，不能用来恢复。请换另一份备份。")
    return backup


def _settings(root: Path, stage: Path, backup: Backup) -> Settings:
    """The office's settings as they stand, or the backup's where there are none. Refused where the backup is another office's."""
    settings = Settings.load(root if (root / FILE_NAME).is_file() else stage)
    code = str(backup.about.get("code", settings.code))
    if code != settings.code:
        raise Refused(f"这是 {code} 的备份，{root} 是“{settings.name}”（{settings.code}）的文件夹，没有恢复。")
    return settings


def _new_folder(wanted: Path) -> Path:
    """The path of a folder that is not there yet: what an earlier attempt kept stays."""
    others = (wanted.with_name(f"{wanted.name}-{n}") for n in count(2))
    return next(path for path in chain([wanted], others) if not path.exists())


def _opened(file: Path) -> Engine:
    engine = open_store(sqlite_url(file))
    if not has_schema(engine):
        raise Refused("备份里的台账打不开，没有恢复。请换另一份备份。")
    ensure_schema(engine)  # a copy: the backup stays as it is
    return engine


def _record(engines: Sequence[Engine], code: str, name: str, who: str, why: str) -> None:
    for engine in engines:
        with begin(engine) as connection:
            append(connection, RESTORED, name[-100:], "", at=clock.stamp(), office=code, detail=why, by=who)


def _put_files(root: Path, stage: Path, kept: Path) -> None:
    """Put the backup's files where they were. One of another content is kept first; the settings stay as they are."""
    for file in sorted(path for path in stage.rglob("*") if path.is_file()):
        name = file.relative_to(stage)
        target = root / name
        if (name.as_posix() in _OURS and target.is_file()) or name.name.startswith((DATABASE, REGISTER)):
            continue
        if target.is_file() and target.read_bytes() == file.read_bytes():
            continue
        _keep(root, name, kept)
        target.parent.mkdir(parents=True, exist_ok=True)
        copy_atomically(file, target, durable=True)


def _keep(root: Path, name: Path, kept: Path) -> None:
    if (root / name).is_file():
        (kept / name).parent.mkdir(mode=0o770, parents=True, exist_ok=True)
        copy_atomically(root / name, kept / name)


def _trim_anchors(root: Path, engines: Sequence[Engine], kept: Path) -> None:
    """Leave in the files of anchors the lines that the restored ledger fulfils; the whole files are kept first."""
    with reading(engines[0]) as ledger, reading(engines[-1]) as register:
        number = number_of(ledger)
        for name in FILES:
            lines = read_anchors(root / name).splitlines()
            true = [line for line in lines if _fulfilled(list(anchors_in(line)), number, ledger, register)]
            if true != lines:
                _keep(root, name, kept)
                write_atomically(root / name, "\n".join([*true, ""]).encode(), durable=True)


def _fulfilled(anchors: Sequence[Anchor], number: str, ledger: Connection, register: Connection) -> bool:
    lacking = [*anchor_problems(ledger, number, anchors), *anchor_problems(register, number, anchors, ("收件",))]
    return not lacking


def _receive_again(root: Path, register: Engine) -> tuple[str, ...]:
    """Put the forms that were received after the backup into the inbox once more; their names."""
    with reading(register) as connection:
        forms = [form for note in unknown_receipts(connection, root, root / ACCEPTED) if (form := form_of(note))]
    (root / INBOX).mkdir(parents=True, exist_ok=True)
    for form in forms:
        copy_atomically(form, root / INBOX / form.name)
    return tuple(form.name for form in forms)


def _put_databases(root: Path, settings: Settings, engines: Sequence[Engine], kept: Path) -> None:
    """Put the restored databases in the place of those of before, which are kept."""
    if not ledger_url(root, settings).startswith("sqlite:"):
        fill_databases(engines, engines_of(root, settings), schema_name(settings))
    else:
        target = Path(ledger_url(root, settings).removeprefix("sqlite:///"))
        places = (target, target.with_name(REGISTER))
        if len(engines) == 1:
            _clear(places[1], kept)
            places[1].unlink(missing_ok=True)  # of later: the receipts are in the ledger's own database
        for engine, place in reversed(list(zip(engines, places, strict=False))):
            engine.dispose()
            source = Path(str(engine.url.database))
            close_file(source)
            _clear(place, kept)
            source.replace(place)
    with reading(engines_of(root, settings)[0]) as connection:
        settings.remember_ledger(root, number_of(connection))


def _clear(place: Path, kept: Path) -> None:
    """Keep a database that is to be replaced, and leave no journal beside it, which would be read into the new one."""
    if not place.is_file():
        return
    kept.mkdir(mode=0o770, parents=True, exist_ok=True)
    try:
        take_snapshot(open_store(sqlite_url(place)), kept / place.name)
        close_file(place)
    except Damaged:
        for one in (place, place.with_name(f"{place.name}-wal"), place.with_name(f"{place.name}-shm")):
            if one.is_file():
                one.replace(kept / one.name)
