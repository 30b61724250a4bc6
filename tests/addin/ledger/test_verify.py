"""Whatever is changed afterwards, in whichever table and field, is found."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from sqlalchemy import Engine

from addin.errors import Refused
from addin.ledger.identity_decisions import store_decisions
from addin.store.anchors import anchor_problems, anchors_in, ends, line_of
from addin.store.connection import begin, reading
from addin.store.origin import number_of as number_of_ledger
from addin.store.tables_journal import journal
from addin.store.tables_ledger import (
    batch,
    batch_change,
    batch_input,
    batch_line,
    batch_post,
    batch_standard,
    entry,
    ledger_head,
    live_payment,
)
from tests.addin.ledger.books import AT, MADE, OFFICE, TWO, approved, ledger, made, owes, paid, problems, taken_back, whole
from tests.addin.ledger.sheets import number_of
from validators.allowance.identity import IdentityDecision

TABLES = (batch, batch_input, batch_standard, batch_post, batch_line, batch_change, entry, live_payment, ledger_head, journal)
LEDGER = ("live_payment", "entry", "batch_change", "batch_line", "batch_post", "batch_standard", "batch_input", "batch")
FIELDS = [pytest.param(table.name, column.name, id=f"{table.name}.{column.name}") for table in TABLES for column in table.columns]


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with two batches and a reversal."""
    file = tmp_path_factory.mktemp("ledger") / "台账.db"
    with ledger(f"sqlite:///{file}") as engine:
        whole(engine, TWO)
        taken_back(engine, number_of("张建国"), "2026-08")
        owes(engine, number_of("张建国"), "2026-07")
        whole(engine, TWO)
        assert problems(engine) == ()
    return file


class Tampered(NamedTuple):
    """A ledger's file in the hands of somebody who takes its guards away, and puts them back when he is done."""

    raw: sqlite3.Connection
    engine: Engine
    guards: list[tuple[str, str]]

    def problems(self, code: str = "") -> tuple[str, ...]:
        for name, statement in self.guards:
            self.raw.execute(f"DROP TRIGGER IF EXISTS {name}")
            self.raw.execute(statement)
        found = problems(self.engine, code)
        self.without_guards()
        return found

    def without_guards(self) -> None:
        for name, _ in self.guards:
            self.raw.execute(f"DROP TRIGGER IF EXISTS {name}")


@pytest.fixture
def opened(kept: Path, tmp_path: Path) -> Iterator[Tampered]:
    """A copy, open to whoever likes to change it."""
    file = tmp_path / "台账.db"
    with sqlite3.connect(kept) as source, sqlite3.connect(file) as target:
        source.backup(target)
    raw = sqlite3.connect(file, isolation_level=None)
    raw.execute("PRAGMA ignore_check_constraints = ON")
    guards = raw.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    with ledger(f"sqlite:///{file}") as engine:
        tampered = Tampered(raw, engine, guards)
        tampered.without_guards()
        yield tampered
    raw.close()


@pytest.mark.parametrize("row", ["first", "last"])
@pytest.mark.parametrize(("table", "column"), FIELDS)
def test_a_changed_field_is_found(opened: Tampered, table: str, column: str, row: str) -> None:
    raw = opened.raw
    keys = [key.name for key in next(one for one in TABLES if one.name == table).primary_key]
    order = ", ".join(f"{key} {'ASC' if row == 'first' else 'DESC'}" for key in keys)
    picked = raw.execute(f'SELECT "{column}", {", ".join(keys)} FROM {table} ORDER BY {order} LIMIT 1').fetchone()
    new = picked[0] + 1000 if isinstance(picked[0], int) else f"{picked[0]}9"
    here = " AND ".join(f"{key} = ?" for key in keys)
    assert raw.execute(f'UPDATE {table} SET "{column}" = ? WHERE {here}', (new, *picked[1:])).rowcount == 1
    assert opened.problems(), f"{table}.{column}: {picked[0]!r} became {new!r} and nobody noticed"


@pytest.mark.parametrize("where", ["id = 1", "id = 4", "id = (SELECT max(id) FROM entry)", "kind = 'due'", "batch_id = 2", "1"])
def test_a_deleted_entry_is_found(opened: Tampered, where: str) -> None:
    raw = opened.raw
    assert raw.execute(f"DELETE FROM entry WHERE {where}").rowcount
    assert opened.problems()


@pytest.mark.parametrize("table", [table.name for table in TABLES if table.name != "entry"])
def test_deleted_rows_are_found(opened: Tampered, table: str) -> None:
    raw = opened.raw
    assert raw.execute(f"DELETE FROM {table}").rowcount
    assert opened.problems()


def test_a_ledger_rewritten_from_end_to_end_is_found_by_the_code_on_paper(opened: Tampered) -> None:
    """Who has the file can make a new chain; the code printed on the signed sheet is not in it."""
    raw = opened.raw
    code = raw.execute("SELECT substr(head_hash, 1, 16) FROM batch WHERE state = 'paid' ORDER BY id LIMIT 1").fetchone()[0]
    assert opened.problems(code) == ()
    for table in (*LEDGER, "journal"):
        raw.execute(f"DELETE FROM {table}")
    raw.execute("UPDATE ledger_head SET entry_id = 0, hash = ''")
    whole(opened.engine, [TWO[0]])
    assert opened.problems() == ()
    assert opened.problems(code)


def test_numbers_are_masked_in_what_is_told(opened: Tampered) -> None:
    raw = opened.raw
    raw.execute("DELETE FROM live_payment")
    said = "".join(opened.problems())
    assert number_of("张建国") not in said
    assert "可能重复发放" in said


# --- An unpaid batch, and the hands of any


def test_a_draft_that_somebody_calls_approved_is_not_paid(opened: Tampered) -> None:
    draft = made(opened.engine, [["王志强", "乙支部", "书记", "", ""]])
    opened.raw.execute("UPDATE batch SET state = 'approved', approved_by = '王芳', approved_at = made_at WHERE state = 'draft'")
    with pytest.raises(Refused, match="状态、复核人、复核时间与办理记录不一致"):
        paid(opened.engine, draft)
    assert any("状态、复核人" in one for one in opened.problems())


def test_a_maker_cannot_put_another_s_name_and_approve(opened: Tampered) -> None:
    draft = made(opened.engine, [["王志强", "乙支部", "书记", "", ""]])
    opened.raw.execute("UPDATE batch SET made_by = '周平' WHERE state = 'draft'")
    with pytest.raises(Refused, match="经办人与办理记录不一致"):
        approved(opened.engine, draft, MADE)
    assert any("经办人" in one for one in opened.problems())


@pytest.mark.parametrize("state", ["draft", "approved"])
def test_a_batch_that_nobody_paid_does_not_vanish(opened: Tampered, state: str) -> None:
    one = made(opened.engine, [["王志强", "乙支部", "书记", "", ""]])
    one = one if state == "draft" else approved(opened.engine, one)
    assert opened.problems() == ()
    for table in ("batch_line", "batch_post", "batch_standard", "batch_input"):
        opened.raw.execute(f"DELETE FROM {table} WHERE batch_id = {one.id}")
    opened.raw.execute(f"DELETE FROM batch WHERE id = {one.id}")
    assert opened.problems() == (f"批次 {one.number}（{OFFICE}）不见了，办理记录里有它。",)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE identity_decision SET result = '不同人'",
        "DELETE FROM identity_decision",
        "INSERT INTO identity_decision VALUES ('1', '2', '同一人', '2026-01-01', '谁', '')",
    ],
)
def test_a_decision_changed_behind_the_program_is_found(opened: Tampered, change: str) -> None:
    with begin(opened.engine) as connection:
        store_decisions(connection, [IdentityDecision("2026-07-01", "3", "4", "同一人", "李明", "")], AT)
    assert opened.problems() == ()
    opened.raw.execute(change)
    assert opened.problems() == ("“是不是同一个人”的认定在程序之外被改动过。",)


def test_guards_that_were_taken_away_are_missed(opened: Tampered) -> None:
    assert opened.problems() == ()
    (said,) = problems(opened.engine)
    assert all(name in said for name, _ in opened.guards)


def _without_the_last_correction(raw: sqlite3.Connection) -> None:
    """As who has the file would do it: the batch, its entries and the ledger's end as they were before."""
    (key,) = raw.execute("SELECT max(id) FROM batch").fetchone()
    for table in ("entry", "batch_line", "batch_post", "batch_change", "batch_input"):
        raw.execute(f"DELETE FROM {table} WHERE batch_id = {key}")
    raw.execute(f"DELETE FROM batch WHERE id = {key}")
    raw.execute("UPDATE ledger_head SET (entry_id, hash) = (SELECT id, hash FROM entry ORDER BY id DESC LIMIT 1)")


def test_the_last_correction_taken_out_is_found_by_the_journal_and_without_it_by_the_anchor(opened: Tampered) -> None:
    back = owes(opened.engine, number_of("李秀英"), "2026-09")
    with reading(opened.engine) as connection:
        number, anchors = number_of_ledger(connection), ends(connection)
    assert opened.problems() == ()
    _without_the_last_correction(opened.raw)
    assert opened.problems() == (f"批次 {back.number}（{OFFICE}）不见了，办理记录里有它。",)
    opened.raw.execute("DELETE FROM journal WHERE id > (SELECT max(id) - 3 FROM journal)")
    assert opened.problems() == ()
    with reading(opened.engine) as connection:
        told = list(anchor_problems(connection, number, anchors_in(line_of(AT, anchors))))
    assert [chain for chain in ("发放", "办理") if any(chain in one for one in told)] == ["发放", "办理"]


def test_a_chain_rewritten_from_end_to_end_is_found_by_the_anchors(opened: Tampered) -> None:
    with reading(opened.engine) as connection:
        number, anchors = number_of_ledger(connection), ends(connection)
        assert list(anchor_problems(connection, number, anchors)) == []
    for table in (*LEDGER, "journal"):
        opened.raw.execute(f"DELETE FROM {table}")
    opened.raw.execute("UPDATE ledger_head SET entry_id = 0, hash = ''")
    whole(opened.engine, TWO)
    whole(opened.engine, [*TWO, ["王志强", "乙支部", "书记", "", ""]])
    assert opened.problems() == ()
    with reading(opened.engine) as connection:
        assert len(list(anchor_problems(connection, number, anchors))) == 2
