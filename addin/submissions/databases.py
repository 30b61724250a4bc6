"""The databases of an office: opened everywhere, made by setting the office up alone.

A ledger that was lost must never come back as an empty one: everybody would be paid a second time without a word. So the
settings remember the ledger's number, and a database that is missing, empty or another one is refused. It may be made while
nothing was received or paid, or when a named person decides to begin anew.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from sqlalchemy import Engine

from addin.errors import Refused
from addin.runtime import clock
from addin.settings import Settings
from addin.store.connection import begin, create_schema, open_store, reading, sqlite_url
from addin.store.origin import number_of, record_beginning
from addin.store.schema import ensure_schema, has_schema
from addin.store.troubles import Damaged
from workbook_templates.advice import Advice

DATABASE = "台账.db"
_LOST = "台账不见了（{place}），什么也没有做：接着办会把发过的再发一遍。请先用最近的备份恢复；找不回来的，请"
_ANOTHER = "现在的台账（{place}）不是这个机构原来的那一本，什么也没有做：接着办会把发过的再发一遍。请换回原来的；找不回来的，请"


def ledger_url(root: Path, settings: Settings) -> str:
    """The URL of the ledger: 台账.db in the folder ``root``, or what the settings say (a relative path is below the folder)."""
    url = settings.database or sqlite_url(root / DATABASE)
    if url.startswith("sqlite:///") and not settings.database.startswith("sqlite:////"):
        return sqlite_url(root / url.removeprefix("sqlite:///"))
    return url


def open_ledger(root: Path, settings: Settings) -> Engine:
    """The database of the ledger, one for all offices that share a server: else a person could be paid twice for a month.

    Refused where it is missing, empty, damaged, or another one than the settings remember.
    """
    engine = open_store(ledger_url(root, settings))
    if not has_schema(engine):
        raise Refused(_LOST.format(place=_place(root, settings)), Advice.BEGIN_ANEW, "。")
    ensure_schema(engine)
    _recognise(root, settings, engine)
    return engine


def open_register(root: Path, settings: Settings, ledger: Engine) -> Engine:
    """The database of the office's register and receipts.

    On a shared server they are in a schema of the office's own: they refer to files in this folder, and one office's
    register must not replace another's. Refused where it is missing.
    """
    if ledger.dialect.name == "sqlite":
        return ledger
    engine = open_store(ledger_url(root, settings), _schema_name(settings))
    if not has_schema(engine):
        raise Refused(_LOST.format(place=_place(root, settings)), Advice.BEGIN_ANEW, "。")
    ensure_schema(engine)
    return engine


def make_databases(root: Path, settings: Settings, *, holds_work: bool, anew_by: str = "") -> None:
    """Make the databases that are missing, and let the settings remember the ledger's number.

    ``holds_work`` says that the office has received or paid something: then a missing database was lost, and only ``anew_by``,
    the person who decides to begin anew, lets it be made; what is left of the old file is kept beside. Refused otherwise,
    and where ``anew_by`` is given although nothing is missing.
    """
    engines = _engines(ledger_url(root, settings), settings)
    missing = [engine for engine in engines if not _is_there(engine, anew_by)]
    if missing and holds_work and not anew_by:
        raise Refused(_LOST.format(place=_place(root, settings)), Advice.BEGIN_ANEW, "。")
    if not missing and anew_by and _number(engines[0]) == settings.ledger:
        raise Refused("台账好好的，不用从头建立，没有改动。")
    for engine in missing:
        _make(engine, settings, anew_by)
    _recognise(root, settings, engines[0], may_change=bool(missing or anew_by) or not holds_work)
    for engine in engines:
        engine.dispose()


def _engines(url: str, settings: Settings) -> list[Engine]:
    """The database of the ledger, then that of the register where it is another one."""
    ledger = open_store(url)
    return [ledger] if ledger.dialect.name == "sqlite" else [ledger, open_store(url, _schema_name(settings))]


def _schema_name(settings: Settings) -> str:
    return f"office_{settings.code.lower()}"


def _is_there(engine: Engine, anew_by: str) -> bool:
    try:
        found = has_schema(engine)
    except Damaged:
        if not anew_by:
            raise
        found = False
    if found:
        ensure_schema(engine)
    return found


def _make(engine: Engine, settings: Settings, anew_by: str) -> None:
    if engine.dialect.name == "sqlite":
        engine.dispose()
        _put_aside(Path(str(engine.url.database)))
    else:
        create_schema(engine.url.render_as_string(hide_password=False), _schema_name(settings))
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


def _recognise(root: Path, settings: Settings, engine: Engine, *, may_change: bool = False) -> None:
    """Compare the ledger's number with the one the settings remember; an office that remembers none learns it."""
    number = _number(engine)
    if number == settings.ledger and number:
        return
    if settings.ledger and not may_change:
        raise Refused(_ANOTHER.format(place=_place(root, settings)), Advice.BEGIN_ANEW, "。")
    with suppress(OSError):  # who may only read the folder can still work with it
        settings.remember_ledger(root, number)


def _number(engine: Engine) -> str:
    with reading(engine) as connection:
        return number_of(connection)


def _place(root: Path, settings: Settings) -> str:
    return "数据库服务器" if settings.database.startswith("postgresql") else ledger_url(root, settings).removeprefix("sqlite:///")
