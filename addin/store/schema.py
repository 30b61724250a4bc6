"""The tables as this version of the program needs them: an older database is migrated, a newer one refused."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text
from sqlalchemy.exc import DatabaseError, OperationalError

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


def ensure_schema(engine: Engine) -> None:
    """Migrate the tables to this version's revision; where they are there already, this is one cheap read.

    Raises Refused where the database cannot be opened, is damaged, or was written by a newer version of the program.
    """
    try:
        with reading(engine) as connection:
            found = current_revision(connection)
    except OperationalError as error:
        raise Refused("数据库打不开：文件被占用、没有权限，或者数据库服务器没有启动。") from error
    except DatabaseError as error:
        raise Refused("数据库文件已损坏，或者不是本程序的数据库。请用备份恢复，不要继续使用。") from error
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
