"""Three hands, one payment a person and month, and what is taken back may be paid anew. On both databases."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import DatabaseError

from addin.errors import Refused
from addin.ledger.batches import find_batch
from addin.ledger.draft import compute
from addin.ledger.identity_decisions import store_decisions, stored_decisions
from addin.ledger.queries import batch_sums, claim_histories
from addin.store.connection import begin, reading
from tests.addin.ledger.books import (
    APPROVED,
    MADE,
    OFFICE,
    TWO,
    adjusted,
    approved,
    ledger,
    made,
    paid,
    problems,
    reasons,
    taken_back,
    whole,
)
from tests.addin.ledger.sheets import Q3, county, number_of, total
from validators.allowance.identity import decisions_in
from validators.policy import default_policy

ZHANG = number_of("张建国")


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    with ledger(database_url) as engine:
        yield engine


def count(engine: Engine, table: str) -> int:
    with reading(engine) as connection:
        return int(connection.execute(text(f"SELECT count(*) FROM {table}")).scalar() or 0)


def test_a_quarter_is_paid(engine: Engine) -> None:
    done = whole(engine, TWO)
    assert (done.count, done.fen, done.lost) == (6, 150000, ())
    assert (count(engine, "live_payment"), count(engine, "entry")) == (6, 7)
    assert problems(engine) == ()


def test_a_second_time_nothing_is_paid_and_each_line_says_why(engine: Engine) -> None:
    whole(engine, TWO)
    again = whole(engine, TWO)
    assert (again.count, again.fen, again.batch.number) == (0, 0, "2026Q3-2")
    said = reasons(engine, again.batch)
    assert len(said) == 6
    assert said[0] == "张建国 2026-07 的补贴已在批次 2026Q3-1 发放（2026-09-30，甲支部书记 300.00 元），不重复发放。"
    assert problems(engine) == ()


def test_paying_the_same_batch_twice_does_nothing(engine: Engine) -> None:
    batch = whole(engine, TWO).batch
    again = paid(engine, batch)
    assert (again.again, again.count) == (True, 0)
    assert count(engine, "entry") == 7


def test_two_batches_computed_before_either_was_paid(engine: Engine) -> None:
    """Two offices computed the same people; the second loses them one by one, and says to whom."""
    first, second = made(engine, TWO), made(engine, [*TWO, ["王志强", "乙支部", "书记", "", ""]], office="530100")
    approved(engine, first)
    approved(engine, second)
    assert paid(engine, first).count == 6
    late = paid(engine, second)
    assert (late.count, late.fen, len(late.lost)) == (3, 90000, 6)
    assert all("已在批次 530102 的 2026Q3-1 发放" in reason for reason in late.lost)
    assert problems(engine) == ()


def test_one_person_may_not_be_two_hands(engine: Engine) -> None:
    batch = made(engine, TWO)
    for by in (MADE, f"{MADE}(代王芳)", f"王芳（代{MADE}）"):
        with pytest.raises(Refused, match=r"李明.* 已经是批次 2026Q3-1 的经办人"):
            approved(engine, batch, by)
    batch = approved(engine, batch)
    for by in (MADE, APPROVED):
        with pytest.raises(Refused, match="必须是三个人"):
            paid(engine, batch, by)
    assert count(engine, "entry") == 0


def test_states_are_kept(engine: Engine) -> None:
    batch = made(engine, TWO)
    with pytest.raises(Refused, match="先由复核人复核"):
        paid(engine, batch)
    approved(engine, batch)
    with pytest.raises(Refused, match="待发放"):
        approved(engine, batch)
    paid(engine, batch)
    with pytest.raises(Refused, match="已发放"):
        approved(engine, batch)


def test_a_new_draft_takes_the_place_of_an_unapproved_one(engine: Engine) -> None:
    old, new = made(engine, TWO), made(engine, TWO)
    with pytest.raises(Refused, match="已被新批次取代"):
        approved(engine, old)
    with reading(engine) as connection:
        assert find_batch(connection, OFFICE, period="2026Q3", states=("draft",)).number == new.number == "2026Q3-2"


@pytest.mark.parametrize(
    "change",
    ["UPDATE batch_line SET fen = fen + 1", "UPDATE batch_post SET account = '999'", "DELETE FROM batch_line WHERE pos=0"],
)
def test_what_was_computed_is_what_is_paid(engine: Engine, change: str) -> None:
    batch = approved(engine, made(engine, TWO))
    with engine.begin() as connection:
        connection.execute(text(change))
    with pytest.raises(Refused, match="被改动过"):
        paid(engine, batch)
    assert count(engine, "entry") == 0
    assert problems(engine)


def test_approving_a_new_batch_puts_an_older_unpaid_one_aside(engine: Engine) -> None:
    """Who was paid by mistake in the first computation must not be paid by it after the second."""
    old = approved(engine, made(engine, TWO))
    new = approved(engine, made(engine, [TWO[0]]))
    with pytest.raises(Refused, match="已被新批次取代"):
        paid(engine, old)
    assert paid(engine, new).count == 3
    assert problems(engine) == ()


def test_a_payment_taken_back_is_paid_again_as_a_difference(engine: Engine) -> None:
    first = whole(engine, TWO).batch
    taken_back(engine, ZHANG, "2026-08")
    with reading(engine) as connection:
        sums = batch_sums(connection, first)
        assert sums.entries == sums.lines == sums.live == 150000, "what the batch has paid stays what it paid"
    with pytest.raises(Refused, match="已经冲销过"):
        taken_back(engine, ZHANG, "2026-08")
    assert whole(engine, TWO).count == 0, "a month has one first payment"
    anew = adjusted(engine, TWO)
    assert (anew.count, anew.fen) == (1, 30000)
    assert problems(engine) == ()
    with reading(engine) as connection:
        told = claim_histories(connection, OFFICE, ZHANG, "2026-08")
    assert [[entry.kind for entry in one.entries] for one in told if one.entries] == [
        ["pay", "due", "recover", "due", "more"], ["due", "recover"], ["due", "more"],
    ]  # fmt: skip


SLIP = [["张建国", "甲支部", "书记", "", ""], ["张建囯", "乙支部", "书记", "", ""]]
SAME = [{"身份证号一": ZHANG, "身份证号二": number_of("张建囯"), "认定结果": "同一人"}]


def test_two_numbers_of_one_person_are_both_taken(engine: Engine) -> None:
    """Whichever number stands for the person, and whoever did not hear of the decision, the database admits no second."""
    ahead = made(engine, [SLIP[1]], office="530100")
    late = made(engine, [SLIP[0]], office="530000")
    assert whole(engine, SLIP, 重复认定=SAME).count == 3
    assert count(engine, "live_payment") == 6
    for batch in (ahead, late):
        approved(engine, batch)
        assert paid(engine, batch).count == 0
    assert problems(engine) == ()


def test_a_person_paid_under_the_other_number_is_not_paid_after_the_decision(engine: Engine) -> None:
    later = approved(engine, made(engine, SLIP, office="530100", 重复认定=SAME))
    assert whole(engine, [SLIP[1]]).count == 3
    done = paid(engine, later)
    assert (done.count, len(done.lost)) == (0, 3)
    assert "2026Q3-1" in done.lost[0]
    assert problems(engine) == ()
    assert {line.split("（")[0] for line in reasons(engine, whole(engine, SLIP, 重复认定=SAME).batch)} == {
        f"{name} 2026-0{month} 的补贴已在批次 2026Q3-1 发放" for name in ("张建国", "张建囯") for month in (7, 8, 9)
    }


def test_a_decision_is_remembered_after_the_file_that_told_it(engine: Engine) -> None:
    told = list(decisions_in(county(SLIP, 重复认定=SAME)["重复认定"]))
    later = [told[0]._replace(result="不同人", day="2026-10-01")]
    for some, kept in ((told, told), (told, told), (later, later), (told, later)):
        with begin(engine) as connection:
            store_decisions(connection, some)
        with reading(engine) as connection:
            assert stored_decisions(connection) == kept
    tables = county(SLIP)
    draft = compute(tables, Q3, default_policy(), {}, told, office=tables.sources[0].unit).draft
    assert total(draft) == Decimal(900)


def test_a_payment_is_taken_back_by_any_number_of_the_person(engine: Engine) -> None:
    whole(engine, SLIP, 重复认定=SAME)
    taken_back(engine, number_of("张建囯"), "2026-07")
    assert count(engine, "live_payment") == 6
    assert adjusted(engine, SLIP, 重复认定=SAME).fen == 30000
    assert problems(engine) == ()


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE entry SET fen = 1",
        "DELETE FROM entry",
        "UPDATE live_payment SET person = 'x'",
        "DELETE FROM live_payment",
        "INSERT INTO live_payment (month, person, entry_id) SELECT month, person, 99 FROM live_payment",
    ],
)
def test_the_database_itself_refuses(engine: Engine, change: str) -> None:
    whole(engine, TWO)
    with pytest.raises(DatabaseError), engine.begin() as connection:
        connection.execute(text(change))
    assert problems(engine) == ()
