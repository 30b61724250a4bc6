"""A snapshot of a database: one SQLite file with all that it held at one moment, whichever kind of database it is."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sqlalchemy import Engine

from addin.errors import Refused
from addin.store.connection import begin, open_store, reading, sqlite_url
from addin.store.schema import current_revision, upgrade
from addin.store.table_copy import copy_tables, frozen
from addin.store.troubles import DAMAGED, Damaged


def take_snapshot(engine: Engine, target: Path) -> None:
    """Write a snapshot of the database to the new file ``target``, while others may go on writing.

    Of SQLite it is the database's own copy, page by page; of PostgreSQL every table, in the tables of the same revision. Refused
    where the database cannot be read or the file cannot be written, Damaged where it is damaged.
    """
    if engine.dialect.name == "sqlite":
        _copy_pages(Path(str(engine.url.database)), target)
        return
    with reading(engine) as connection:
        revision = current_revision(connection)
    copy = open_store(sqlite_url(target))
    try:
        upgrade(copy, revision or "head")
        with frozen(engine) as source, begin(copy) as connection:
            copy_tables(source, connection)
    finally:
        copy.dispose()
    close_file(target)


def _copy_pages(source: Path, target: Path) -> None:
    old, new = sqlite3.connect(source, timeout=15), sqlite3.connect(target)
    try:
        old.backup(new)
    except sqlite3.DatabaseError as error:
        if any(word in str(error) for word in ("malformed", "not a database")):
            raise Damaged(DAMAGED) from error
        raise Refused("数据库现在读不出来，没有备份。请稍后再试。") from error
    finally:
        new.close()
        old.close()
    close_file(target)


def close_file(file: Path) -> None:
    """Let a SQLite database be one file again: what stands in its journal is written into it, and the journal removed.

    Refused where another program has it open.
    """
    database = sqlite3.connect(file, timeout=0.5)
    try:
        database.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.OperationalError as error:
        raise Refused("台账正被别的程序打开着，这一步没有做。请关闭所有用到它的程序，再试一次。") from error
    finally:
        database.close()
