"""The databases of an office: opened everywhere, made by setting the office up alone.

A ledger that was lost must never come back as an empty one: everybody would be paid a second time without a word. So a
database that is missing, empty or another one than the folder remembers (``ledger_identity``) is refused. It may be made
while nothing was received or paid, or when a named person decides to begin anew.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import Engine

from addin.errors import Refused
from addin.runtime import clock
from addin.settings import Settings
from addin.store.connection import before_first_write, begin, create_schema, open_store, sqlite_url
from addin.store.origin import record_beginning
from addin.store.schema import ensure_schema, has_schema
from addin.store.troubles import Damaged
from addin.submissions.backups import daily_backup, upgrade_after_backup
from addin.submissions.ledger_clock import refuse_doubtful_date
from addin.submissions.ledger_identity import (
    REGISTER,
    arrived_in,
    ledger_number,
    ledger_url,
    place_of,
    recognise,
    refuse_behind,
    refuse_elsewhere,
    refuse_moved,
)
from workbook_templates.advice import Advice

_LOST = "台账不见了（{place}），什么也没有做：接着办会把发过的再发一遍。请先用最近的备份恢复；找不回来的，请"


class OfficeDatabases(NamedTuple):
    """The database of the ledger, and that of the office's register and receipts: one and the same in SQLite.

    A server has one ledger for all offices that share it: else a person could be paid twice for a month. Register and receipts
    are there in a schema of the office's own: they refer to files in its folder, and one office's register must not replace
    another's.
    """

    ledger: Engine
    register: Engine


def open_databases(root: Path, settings: Settings, *, date_confirmed: bool = False) -> OfficeDatabases:
    """Open the databases of the office in the folder ``root``.

    Refused where one is missing, empty or damaged, or where the ledger is another one than the folder remembers or was moved;
    and before the first write, where it lacks what was written down of it, or the computer's date is in doubt (unless that is
    what is being confirmed).
    """
    engines = engines_of(root, settings)
    if not all(map(has_schema, engines)):
        refuse_elsewhere(root, settings)
        raise Refused(_LOST.format(place=place_of(root, settings)), Advice.BEGIN_ANEW, "。")
    upgrade_after_backup(root, settings, engines)
    recognise(root, settings, engines[0])
    refuse_moved(engines[0])
    if len(engines) < arrived_in(engines[0]):
        raise Refused(_LOST.format(place=REGISTER), Advice.BEGIN_ANEW, "。")
    opened = OfficeDatabases(engines[0], engines[-1])
    for engine in set(opened):
        before_first_write(engine, partial(_before_writing, root, settings, date_confirmed=date_confirmed))
    return opened


def _before_writing(root: Path, settings: Settings, *, date_confirmed: bool) -> None:
    """What comes before the first write. The databases are opened anew: an engine that knew itself would not be let go."""
    engines = engines_of(root, settings)
    try:
        refuse_behind(root, engines[0], engines[-1])
        for engine in () if date_confirmed else engines:
            refuse_doubtful_date(engine)
        daily_backup(root, settings, engines)
    finally:
        for engine in engines:
            engine.dispose()


def make_databases(root: Path, settings: Settings, *, holds_work: bool, anew_by: str = "") -> None:
    """Make the databases that are missing, and let the settings remember the ledger's number.

    ``holds_work`` says that the office has received or paid something: then a missing database was lost, and only ``anew_by``,
    the person who decides to begin anew, lets it be made; what is left of the old file is kept beside. Refused otherwise,
    where ``anew_by`` is given although nothing is missing, and where the ledger still lies in the folder.
    """
    engines = engines_of(root, settings)
    missing = [engine for engine in engines if not _is_there(engine, anew_by)]
    upgrade_after_backup(root, settings, [engine for engine in engines if engine not in missing])
    if (missing and holds_work) or anew_by:
        refuse_elsewhere(root, settings)
    if missing and holds_work and not anew_by:
        raise Refused(_LOST.format(place=place_of(root, settings)), Advice.BEGIN_ANEW, "。")
    if not missing and anew_by and ledger_number(engines[0]) == settings.ledger:
        raise Refused("台账好好的，不用从头建立，没有改动。")
    for engine in missing:
        _make(engine, settings, anew_by)
    recognise(root, settings, engines[0], may_change=bool(missing or anew_by) or not holds_work)
    for engine in engines:
        engine.dispose()


def engines_of(root: Path, settings: Settings) -> list[Engine]:
    """The database of the ledger, then that of the register where it is another one; whether they are there is not asked."""
    url = ledger_url(root, settings)
    ledger = open_store(url)
    if ledger.dialect.name != "sqlite":
        return [ledger, open_store(url, schema_name(settings))]
    own = Path(str(ledger.url.database)).with_name(REGISTER)
    return [ledger, open_store(sqlite_url(own))] if own.is_file() else [ledger]


def schema_name(settings: Settings) -> str:
    """Where on a server the office's register lies."""
    return f"office_{settings.code.lower()}"


def _is_there(engine: Engine, anew_by: str) -> bool:
    try:
        return has_schema(engine)
    except Damaged:
        if not anew_by:
            raise
        return False


def _make(engine: Engine, settings: Settings, anew_by: str) -> None:
    if engine.dialect.name == "sqlite":
        engine.dispose()
        _put_aside(Path(str(engine.url.database)))
    else:
        create_schema(engine.url.render_as_string(hide_password=False), schema_name(settings))
    ensure_schema(engine)
    if anew_by:
        with begin(engine) as connection:
            record_beginning(connection, anew_by, clock.stamp())


def _put_aside(file: Path) -> None:
    """Rename what is left of a lost database and of its journal: it may still be repaired by somebody who can."""
    moment = f"{clock.moment():%Y%m%d%H%M%S}"
    for old in (file, file.with_name(f"{file.name}-wal"), file.with_name(f"{file.name}-shm")):
        if old.is_file() and old.stat().st_size:
            old.rename(old.with_name(f"{old.name}.坏-{moment}"))
