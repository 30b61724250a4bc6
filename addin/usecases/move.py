"""Move an office's ledger to another database: from 台账.db to a server, or back.

The order of steps lets the command be run again after it was cut off anywhere: the old database is marked and sealed first, so
that nobody goes on in it; then everything is copied, in one transaction a database; then the settings name the new one; last the
old file is set aside.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from addin.errors import Refused
from addin.ledger.batches import all_batches
from addin.ledger.verify import verify
from addin.people import HEAD
from addin.runtime import clock
from addin.settings import Settings
from addin.store.connection import begin, offices_beside, open_store, reading, sqlite_url
from addin.store.journal import append, last_event
from addin.store.schema import has_schema
from addin.store.sealing import seal, unseal
from addin.store.snapshot import close_file
from addin.submissions.backups import MOVE, backup_folder, save_backup, upgrade_after_backup
from addin.submissions.databases import engines_of, schema_name
from addin.submissions.filling import fill_databases, require_room
from addin.submissions.folder import open_office
from addin.submissions.ledger_identity import ARRIVED, DATABASE, MOVED, REGISTER, place_of, recognise, refuse_behind
from addin.submissions.moved import MovedLedger
from addin.submissions.receipt_events import receipt_problems
from addin.usecases.anchor_files import write_anchors
from addin.usecases.signatory import signatory

if TYPE_CHECKING:
    from sqlalchemy import Engine

SQLITE = "sqlite"


def move_ledger(root: Path, to: str, by: str) -> MovedLedger:
    """Move the ledger of the office ``root`` to the PostgreSQL database of the URL ``to``, or into its folder (``sqlite``).

    ``by`` decides it. Refused where it is there already, where the new database holds other work, where the ledger is not whole,
    or where other offices use it too.
    """
    office = open_office(root)
    settings, who = office.settings, signatory(office.settings, by, HEAD)
    wanted = settings.model_copy(update={"database": _url(to)})
    source, place = engines_of(office.root, settings), place_of(office.root, wanted)
    if wanted.database == settings.database:
        return _stay(source, settings.code, place, who)
    target = _targets(office.root, wanted)
    try:
        _require_movable(office.root, settings, source)
        require_room(source, target, schema_name(settings))
        _leave(office.root, settings, source, place, who)
        try:
            copied = fill_databases(source, target, schema_name(settings))
            _arrive(target, settings.code, place_of(office.root, settings), who)
        except Exception:
            _arrive(source, settings.code, place, who)  # the office goes on in the old one
            raise
    finally:
        for engine in (*source, *target):
            engine.dispose()
    settings.remember_database(office.root, wanted.database)
    aside = _put_aside(source)
    moved = open_office(root)
    write_anchors(moved, clock.stamp())
    return MovedLedger(copied, place, aside)


def _stay(source: Sequence[Engine], code: str, place: str, who: str) -> MovedLedger:
    """Go on in the old databases after a move that was cut off. Refused where none was."""
    if not all(map(has_schema, source)) or _last_kind(source[0]) != MOVED:
        raise Refused("台账已经在那个数据库里了，没有改动。")
    _arrive(source, code, place, who)
    return MovedLedger({}, place, (), stayed=True)


def _url(to: str) -> str:
    url = "" if to.strip() == SQLITE else to.strip()
    if url and not url.startswith("postgresql"):
        raise Refused("只能搬到 PostgreSQL 数据库（postgresql://用户:密码@主机/库名），或者搬回本文件夹（写 sqlite）。")
    return url


def _targets(root: Path, wanted: Settings) -> list[Engine]:
    """The databases to be filled: in the folder too the register is in one of its own, as it was on the server."""
    if wanted.database:
        return engines_of(root, wanted)
    return [open_store(sqlite_url(root / name)) for name in (DATABASE, REGISTER)]


def _require_movable(root: Path, settings: Settings, source: Sequence[Engine]) -> None:
    if not all(map(has_schema, source)):
        raise Refused(f"现在的台账（{place_of(root, settings)}）打不开，没有搬。")
    upgrade_after_backup(root, settings, source)
    recognise(root, settings, source[0])
    refuse_behind(root, source[0], source[-1])
    with reading(source[0]) as connection:
        problems = [*verify(connection).problems]
        others = {one.office for one in all_batches(connection)} - {settings.code}
    with reading(source[-1]) as connection:
        problems += receipt_problems(connection)
    if problems:
        raise Refused(f"现在的台账核验不过，没有搬：{''.join(problems[:5])}")
    others |= {name.removeprefix("office_").upper() for name in offices_beside(source[0], schema_name(settings))}
    if others:
        raise Refused(f"这本台账还有别的机构在用（{'、'.join(sorted(others))}），分开以后同一个人可能发两次，没有搬。")


def _leave(root: Path, settings: Settings, source: Sequence[Engine], place: str, who: str) -> None:
    """Back up the old databases, mark them as moved and seal them; again, where that was done by an attempt that was cut off."""
    if all(_last_kind(engine) == MOVED for engine in source):
        return
    name = f"{MOVE}_{settings.code}_{clock.moment():%Y%m%d-%H%M%S}.zip"
    try:
        save_backup(root, settings, source, backup_folder(root, settings) / name, why=MOVE)
    except OSError:
        raise Refused("搬以前要先备份，备份写不了，没有搬，什么也没有改动。请检查磁盘空间和权限，再试一次。") from None
    for engine in source:
        if _last_kind(engine) != MOVED:
            with begin(engine) as connection:
                append(connection, MOVED, settings.code, "", at=clock.stamp(), office=settings.code, detail=place, by=who)
                seal(connection)


def _arrive(databases: Sequence[Engine], code: str, origin: str, who: str) -> None:
    """Let the journals go on in these databases, the ledger's last; the event says how many they are."""
    for engine in reversed(databases):
        if _last_kind(engine) == MOVED:
            with begin(engine) as connection:
                unseal(connection)
                append(connection, ARRIVED, str(len(databases)), "", at=clock.stamp(), office=code, detail=origin, by=who)


def _last_kind(engine: Engine) -> str:
    with reading(engine) as connection:
        last = last_event(connection)
    return last.kind if last else ""


def _put_aside(source: Sequence[Engine]) -> tuple[Path, ...]:
    """Rename the files that were moved away; a server keeps its own. One that is still open stays: it is marked."""
    aside = []
    for engine in source:
        if engine.dialect.name == "sqlite":
            file = Path(str(engine.url.database))
            new = file.with_name(f"{file.name}.已搬走-{clock.moment():%Y%m%d%H%M%S}")
            try:
                close_file(file)
                file.rename(new)
                aside.append(new)
            except (Refused, OSError):
                continue
    return tuple(aside)
