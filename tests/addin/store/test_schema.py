"""The tables in the code, the tables the migrations make, and what happens to an older, newer or broken database."""

from __future__ import annotations

import importlib
import pkgutil
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import text

import addin.store
from addin.errors import Refused
from addin.store.connection import begin, open_store, reading
from addin.store.metadata import metadata
from addin.store.schema import current_revision, ensure_schema, revisions


def all_tables() -> None:
    for module in pkgutil.iter_modules(addin.store.__path__):
        if module.name.startswith("tables_"):
            importlib.import_module(f"addin.store.{module.name}")


def test_metadata_is_what_the_migrations_make(database_url: str) -> None:
    all_tables()
    engine = open_store(database_url)
    ensure_schema(engine)
    with reading(engine) as connection:
        defaults = engine.dialect.name != "sqlite"  # the comparison misreads SQLite's quotes
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": defaults})
        assert compare_metadata(context, metadata) == []
        assert current_revision(connection) == revisions()[-1]
    engine.dispose()


def test_a_current_database_is_not_migrated_again(tmp_path: Path) -> None:
    script = (
        "import sys\nfrom addin.store.connection import open_store\nfrom addin.store.schema import ensure_schema\n"
        f"ensure_schema(open_store('sqlite:///{tmp_path / 'x.db'}'))\nprint('alembic' in sys.modules)"
    )
    said = [subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout for _ in range(2)]
    assert [line.strip() for line in said] == ["True", "False"]


def test_a_database_of_a_newer_program_is_refused(database_url: str) -> None:
    engine = open_store(database_url)
    ensure_schema(engine)
    with begin(engine) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999_future'"))
    with pytest.raises(Refused, match="先升级程序"):
        ensure_schema(engine)
    engine.dispose()


def test_a_broken_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "台账.db").write_bytes(b"this is no database" * 400)
    with pytest.raises(Refused, match="已损坏"):
        ensure_schema(open_store(f"sqlite:///{tmp_path / '台账.db'}"))


def test_an_upgrade_that_fails_leaves_nothing_behind(database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_args: object, **_kwargs: object) -> None:
        raise RuntimeError("power cut")

    engine = open_store(database_url)
    monkeypatch.setattr(Operations, "create_index", fail)
    with pytest.raises(RuntimeError, match="power cut"):
        ensure_schema(engine)
    monkeypatch.undo()
    with reading(engine) as connection:
        assert current_revision(connection) is None
    ensure_schema(engine)
    engine.dispose()


def test_several_programs_may_upgrade_at_once(database_url: str) -> None:
    script = (
        "from addin.store.connection import open_store\nfrom addin.store.schema import ensure_schema\n"
        f"ensure_schema(open_store({database_url!r}))"
    )
    programs = [subprocess.Popen([sys.executable, "-c", script], stderr=subprocess.PIPE, text=True) for _ in range(3)]
    told = [program.communicate()[1] for program in programs]
    assert [program.returncode for program in programs] == [0, 0, 0], told
    engine = open_store(database_url)
    with reading(engine) as connection:
        assert current_revision(connection) == revisions()[-1]
    engine.dispose()


@pytest.mark.parametrize("url", ["mysql://x/y", "no url at all", "sqlite+strange:///x"])
def test_other_databases_are_refused(url: str) -> None:
    with pytest.raises(Refused, match="数据库"):
        open_store(url)
