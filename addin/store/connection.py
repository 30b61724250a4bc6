"""Opening the database and its transactions, the same way for SQLite and PostgreSQL."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, DatabaseError, NoSuchModuleError, OperationalError

from addin.errors import Refused
from addin.store.network_share import is_on_share, written_alone
from addin.store.troubles import refusal_of
from workbook_templates.advice import Advice

_BUSY_TIMEOUT_MS = 15_000
_NO_DRIVER = "这个机构的数据库在 PostgreSQL 服务器上，这台电脑还没有装连接它的组件，什么也没有改动。请先"
_IN_WAL = (
    "台账放在共享文件夹里，而另一个程序正用不适合共享文件夹的方式打开着它，这一步没有做。"
    "请关闭所有电脑上用到台账的程序，再试一次。"
)
_SCHEMA_LOCK = 530001  # any fixed number: two programs founding one office wait for each other
_TURN_LOCK = 5303  # any fixed number
_PRAGMAS = (
    "PRAGMA synchronous=FULL",  # money: what was committed survives a power cut
    "PRAGMA foreign_keys=ON",
    f"PRAGMA busy_timeout={_BUSY_TIMEOUT_MS}",
    "PRAGMA cache_size=-65536",  # 64 MiB at most: a batch of a whole prefecture is not written out before its transaction ends
)


def sqlite_url(file: Path) -> str:
    """The database URL of a SQLite file; a relative path becomes absolute."""
    return f"sqlite:///{file.resolve().as_posix()}"


def open_store(url: str, schema: str = "") -> Engine:
    """An engine for a SQLite or PostgreSQL URL; nothing is created or changed until the first transaction.

    ``schema`` is where the tables lie on PostgreSQL, if not in the database's usual one. Refused where the URL is none of
    these, or where the driver for PostgreSQL (the extra ``postgres``) is not installed.
    """
    try:
        parsed = make_url(url)
    except ArgumentError:
        raise Refused("数据库地址写得不对，应像 sqlite:///台账.db 或 postgresql://用户:密码@主机/库名。") from None
    if parsed.get_backend_name() == "sqlite":
        return _sqlite_engine(url)
    if parsed.get_backend_name() == "postgresql":
        return _postgres(parsed.set(drivername="postgresql+psycopg"), schema)
    raise Refused("数据库只支持 SQLite 和 PostgreSQL。")


def create_schema(url: str, name: str) -> str:
    """Create the PostgreSQL schema ``name`` where it is missing, and return its name; empty for SQLite, which has none.

    Idempotent, also when two programs do it at once. Raises Refused where the URL is wrong or the server cannot be reached.
    """
    engine = open_store(url)
    if engine.dialect.name == "sqlite":
        return ""
    try:
        with engine.begin() as connection:
            if connection.execute(text("SELECT to_regnamespace(:name)"), {"name": name}).scalar() is None:
                connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _SCHEMA_LOCK})
                connection.execute(text(f"CREATE SCHEMA IF NOT EXISTS {name}"))  # our own name: a code of digits and letters
    except OperationalError as error:
        raise Refused("数据库打不开：没有权限，或者数据库服务器没有启动。") from error
    finally:
        engine.dispose()
    return name


def offices_beside(engine: Engine, schema: str) -> list[str]:
    """The schemas of other offices than that of ``schema`` on the server; none in SQLite. Refused as in ``begin``."""
    if engine.dialect.name == "sqlite":
        return []
    with reading(engine) as connection:
        names = text("SELECT nspname FROM pg_namespace WHERE nspname LIKE 'office\\_%' AND nspname <> :own ORDER BY 1")
        return list(connection.execute(names, {"own": schema}).scalars())


def _sqlite_engine(url: str) -> Engine:
    try:
        engine = create_engine(url, connect_args={"timeout": _BUSY_TIMEOUT_MS / 1000}, hide_parameters=True)
    except NoSuchModuleError:
        raise Refused("数据库地址写得不对。") from None
    share = is_on_share(Path(engine.url.database)) if engine.url.database else False
    event.listen(engine, "connect", partial(_set_pragmas, on_share=share))
    engine.update_execution_options(on_share=share)
    event.listen(engine, "begin", _begin)
    return engine


def _postgres(url: URL, schema: str) -> Engine:
    own = {"options": f"-csearch_path={schema}"} if schema else {}
    try:
        return create_engine(url, pool_pre_ping=True, connect_args=own, hide_parameters=True)
    except ImportError:  # also where psycopg finds no libpq
        raise Refused(_NO_DRIVER, Advice.INSTALL_EXTRA.about(extra="postgres"), "，再试一次。") from None


def _set_pragmas(connection: Any, _record: Any, *, on_share: bool = False) -> None:
    connection.isolation_level = None  # we send BEGIN ourselves, so that schema changes are transactional too
    try:
        mode = connection.execute(f"PRAGMA journal_mode={'DELETE' if on_share else 'WAL'}").fetchone()[0]
    except sqlite3.OperationalError as error:
        if not on_share:
            raise
        raise Refused(_IN_WAL) from error
    if on_share and mode == "wal":
        raise Refused(_IN_WAL)
    for pragma in _PRAGMAS:
        connection.execute(pragma).fetchall()


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def before_first_write(engine: Engine, act: Callable[[], None]) -> None:
    """Let ``act`` run before the first writing transaction of ``engine``; where it raises, nothing is written, and it runs again
    before the next.
    """
    engine.update_execution_options(before_first_write=act)


def prepare_writing(engine: Engine) -> None:
    """Run what is to run before the first write, where it has not run yet: for work that touches files before it writes."""
    if act := engine.get_execution_options().get("before_first_write"):
        act()
        engine.update_execution_options(before_first_write=None)


@contextmanager
def begin(engine: Engine) -> Iterator[Connection]:
    """A writing transaction: committed at the end, rolled back on any exception; on SQLite the write lock is taken at once.

    Refused where the database is locked, damaged, full or cannot be opened, and as by what runs ``before_first_write``.
    """
    prepare_writing(engine)
    alone = written_alone(Path(str(engine.url.database))) if engine.get_execution_options().get("on_share") else nullcontext()
    with alone, told_in_a_sentence(), engine.connect().execution_options(writes=True) as connection, connection.begin():
        yield connection


def take_turns(connection: Connection) -> None:
    """Wait until every other transaction that took its turn in this database has ended; on SQLite all writers do so anyway.

    For what reads and then writes accordingly: numbering batches, deciding whether a file has been received before.
    """
    if connection.dialect.name == "postgresql":
        key = {"key": _TURN_LOCK}
        connection.execute(text("SELECT pg_advisory_xact_lock(:key, hashtext(current_schema()))"), key)


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A reading transaction: one consistent snapshot, and no lock that keeps writers waiting. Refused as in ``begin``."""
    with told_in_a_sentence(), engine.connect() as connection, connection.begin():
        yield connection


@contextmanager
def told_in_a_sentence() -> Iterator[None]:
    """Raise Refused for what keeps the database from being used; any other error as it is."""
    try:
        yield
    except DatabaseError as error:
        refusal = refusal_of(error)
        if refusal is None:
            raise
        raise refusal from error
