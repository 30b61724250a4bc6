"""Opening the database and its transactions, alike for SQLite and PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from addin.errors import Refused

_PATIENCE_MS = 15_000
_PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",  # money: what was committed survives a power cut
    "PRAGMA foreign_keys=ON",
    f"PRAGMA busy_timeout={_PATIENCE_MS}",
)


def sqlite_url(file: Path) -> str:
    """The URL of a SQLite file."""
    return f"sqlite:///{file.resolve().as_posix()}"


def open_store(url: str) -> Engine:
    """An engine for a SQLite or PostgreSQL URL; nothing is created or changed until the first transaction."""
    try:
        parsed = make_url(url)
    except ArgumentError:
        raise Refused("数据库地址写得不对，应像 sqlite:///台账.db 或 postgresql://用户:密码@主机/库名。") from None
    if parsed.get_backend_name() == "sqlite":
        return _sqlite(url)
    if parsed.get_backend_name() == "postgresql":
        return create_engine(parsed.set(drivername="postgresql+psycopg"), pool_pre_ping=True)
    raise Refused("数据库只支持 SQLite 和 PostgreSQL。")


def _sqlite(url: str) -> Engine:
    try:
        engine = create_engine(url, connect_args={"timeout": _PATIENCE_MS / 1000})
    except NoSuchModuleError:
        raise Refused("数据库地址写得不对。") from None
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # we send BEGIN ourselves, so that schema changes are transactional too
    for pragma in _PRAGMAS:
        connection.execute(pragma).fetchall()


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def begin(engine: Engine) -> Iterator[Connection]:
    """A writing transaction: the write lock is taken at once (SQLite), committed at the end, rolled back on any exception."""
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        yield connection


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A transaction that only reads: one consistent view, and no lock that keeps writers waiting."""
    with engine.connect() as connection, connection.begin():
        yield connection
