"""The tables as this version of the program needs them: an older database is migrated, a newer one refused."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from addin.errors import Refused
from addin.store.connection import begin, reading

MIGRATIONS = Path(__file__).with_name("migrations")
_UPGRADE_LOCK = 530000  # any fixed number: two programs upgrading one PostgreSQL database wait for each other


def revisions() -> tuple[str, ...]:
    """All revisions of the tables, oldest first; a migration's file is named like its revision."""
    return tuple(sorted(file.stem for file in (MIGRATIONS / "versions").glob("[0-9]*.py")))


def current_revision(connection: Connection) -> str | None:
    """The database's present revision; None where it has no tables of ours."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def has_schema(engine: Engine) -> bool:
    """Whether there is a database of ours. A SQLite file that is missing or empty is none, and is not made by asking.

    Refused where the database cannot be opened, Damaged where it is damaged.
    """
    if engine.dialect.name == "sqlite":
        file = Path(str(engine.url.database))
        if not file.is_file() or not file.stat().st_size:
            return False
    with reading(engine) as connection:
        return current_revision(connection) is not None


def ensure_schema(engine: Engine) -> None:
    """Migrate the tables to this version's revision, making them where there are none; else this is one cheap read.

    Raises Refused where the database cannot be opened, is damaged, or was written by a newer version of the program.
    """
    with reading(engine) as connection:
        found = current_revision(connection)
    known = revisions()
    if found == known[-1]:
        return
    if found is not None and found not in known:
        raise Refused("这个数据库由更新版本的银龄写过，请先升级程序。")
    upgrade(engine)


def upgrade(engine: Engine, revision: str = "head") -> None:
    """Run the migrations up to ``revision`` in one transaction; two programs doing so at once wait for each other."""
    from alembic import command  # noqa: PLC0415 - needed only when a database is migrated
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    with begin(engine) as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _UPGRADE_LOCK})
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
