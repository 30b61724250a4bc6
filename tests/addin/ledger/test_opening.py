"""Whatever was paid before the ledger began: its months are on no list of payments, and nobody holds more or less than is due."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from addin.errors import Refused
from addin.ledger.batches import all_batches, read_content, record_draft
from addin.ledger.holdings import live_holdings
from addin.ledger.model import OPENING
from addin.ledger.opening import OldPayment, OldPlace, Twice, draft_opening
from addin.ledger.payments import live_payments, sources_of_openings
from addin.store.connection import begin, reading
from tests.addin.ledger.books import AT, MADE, OFFICE, adjusted, approved, ledger, paid, problems, whole
from tests.addin.ledger.sheets import number_of
from tests.addin.ledger.test_paid_once import AMOUNT, PEOPLE, in_force, posts
from validators.allowance.identity import IdentityDecision, IdentityDecisions

MONTHS = ("2026-07", "2026-08", "2026-09")
AMOUNTS = st.sampled_from([10000, 20000, 20001, 30000, 45000])
OPENINGS = st.dictionaries(st.tuples(st.sampled_from(PEOPLE), st.sampled_from(MONTHS)), AMOUNTS, max_size=8)


def old(name: str, month: str, fen: int, row: int = 4) -> OldPayment:
    return OldPayment(number_of(name), name, month, fen, "", "", "一局", OldPlace("旧.xlsx", "f" * 64, "表", row))


def opened(engine: Engine, rows: list[OldPayment], twice: Twice = Twice.UNDECIDED, *same: IdentityDecision) -> object:
    """Opening balances, drafted by one and approved by another."""
    with begin(engine) as connection:
        known = live_payments(connection, MONTHS, office=OFFICE)
        persons = IdentityDecisions(None, same)
        made = draft_opening("2026Q3", rows, known, sources_of_openings(connection), persons, {}, twice)
        batch = record_draft(connection, OFFICE, made.draft, MADE, AT)
    return approved(engine, batch)


def listed(engine: Engine) -> dict[tuple[str, str], int]:
    """What the lists for the bank order, by person and month: the lines to pay of every batch that orders payments."""
    found: dict[tuple[str, str], int] = defaultdict(int)
    with reading(engine) as connection:
        for one in all_batches(connection):
            if one.pays and one.state == "paid":
                for line in read_content(connection, one).lines:
                    if line.outcome == "pay":
                        found[line.person, line.month] += line.fen
    return found


@settings(max_examples=40, deadline=None)
@given(OPENINGS, posts())
def test_opening_months_are_ordered_only_for_what_is_missing(before: dict[tuple[str, str], int], rows: list[list[str]]) -> None:
    """The expected amounts are the highest post in force, from RULES.md; what was paid before counts towards them."""
    due: dict[tuple[str, str], int] = defaultdict(int)
    for row in rows:
        for month in MONTHS:
            if in_force(row, month):
                due[number_of(row[0]), month] = max(due[number_of(row[0]), month], AMOUNT[row[2]])
    given_before = {(number_of(name), month): fen for (name, month), fen in before.items()}
    with TemporaryDirectory() as folder, ledger(f"sqlite:///{Path(folder) / '台账.db'}") as engine:
        if before:
            opened(engine, [old(name, month, fen) for (name, month), fen in before.items()])
        whole(engine, rows)
        assert not listed(engine).keys() & given_before.keys()
        adjusted(engine, rows)
        ordered = listed(engine)
        for key in due.keys() | given_before.keys():
            missing = max(due.get(key, 0) - given_before.get(key, 0), 0)
            assert ordered.get(key, 0) == missing, key
        with reading(engine) as connection:
            held = {(one.person, one.month): one.cash for one in live_holdings(connection, OFFICE, MONTHS)}
        assert held == {key: max(due.get(key, 0), given_before.get(key, 0)) for key in due.keys() | given_before.keys()}
        assert problems(engine) == ()


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    with ledger(f"sqlite:///{tmp_path / '台账.db'}") as made:
        yield made  # type: ignore[misc]


def test_they_block_a_second_payment_under_any_number_of_the_person(engine: Engine) -> None:
    numbers = sorted((number_of("张建国"), number_of("张建国*")))
    same = IdentityDecision("2026-01-01", numbers[0], numbers[1], "同一人")
    opened(engine, [old("张建国", "2026-07", 30000)], Twice.UNDECIDED, same)
    batch = whole(engine, [["张建国*", "甲支部", "书记", "", ""]])
    assert (batch.count, batch.fen) == (2, 60000)
    assert problems(engine) == ()


def test_two_numbers_of_one_person_are_doubles(engine: Engine) -> None:
    numbers = sorted((number_of("张建国"), number_of("张建国*")))
    persons = IdentityDecisions(None, [IdentityDecision("2026-01-01", numbers[0], numbers[1], "同一人")])
    rows = [old("张建国", "2026-07", 30000), old("张建国*", "2026-07", 30000, 5)]
    made = draft_opening("2026Q3", rows, {}, {}, persons, {})
    assert (made.draft.lines, made.undecided) == ([], 1)
    assert [one.place.row for one in made.not_taken] == [4, 5]


def test_nobody_approves_their_own(engine: Engine) -> None:
    with begin(engine) as connection:
        made = draft_opening("2026Q3", [old("张建国", "2026-07", 1)], {}, {}, IdentityDecisions(None), {})
        batch = record_draft(connection, OFFICE, made.draft, MADE, AT)
    with pytest.raises(Refused, match="不能再复核"):
        approved(engine, batch, MADE)
    done = approved(engine, batch)
    assert (done.kind, done.state, done.pays, done.state_label) == (OPENING, "paid", False, "已入账")
    assert paid(engine, done).again, "there is nothing to pay"
    with reading(engine) as connection:
        assert live_payments(connection, MONTHS)[number_of("张建国"), "2026-07"].fen == 1
