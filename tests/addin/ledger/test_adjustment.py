"""Whatever happens after a payment, cash out less cash back is what is due, plus the receivables, less what is to be paid.

The expected amounts are worked out here a second time, day by day, from RULES.md and without the code under test.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from sqlalchemy import Engine

from addin.errors import Refused
from addin.ledger.corrections import annulled, payee, record_correction, recovered, restored, returned
from addin.ledger.holdings import live_holdings
from addin.store.connection import begin, reading
from tests.addin.ledger.books import AT, MADE, OFFICE, adjusted, approved, corrected, ledger, problems, whole
from tests.addin.ledger.sheets import STANDARDS, number_of
from tests.addin.ledger.test_paid_once import AMOUNT, in_force, posts

MONTHS = ("2026-07", "2026-08", "2026-09")
ZHANG, LI = "张建国", "李秀英"
SECRETARY = [[ZHANG, "甲支部", "书记", "", ""]]


def raised(yuan: int, since: str) -> list[dict[str, object]]:
    """The standards, with a higher one for secretaries from a day on."""
    return [*STANDARDS, {"职务": "书记", "适用范围代码": "530000", "月标准": str(yuan), "生效日期": since}]


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    with ledger(f"sqlite:///{tmp_path / '台账.db'}") as made:
        yield made  # type: ignore[misc]


def held(engine: Engine, name: str = ZHANG) -> dict[str, tuple[int, int]]:
    """Cash and entitlement by month, in yuan."""
    with reading(engine) as connection:
        found = live_holdings(connection, OFFICE, MONTHS)
    return {one.month: (one.cash // 100, one.due // 100) for one in found if one.person == number_of(name)}


def test_a_raise_decided_later_pays_the_difference_and_nothing_more(engine: Engine) -> None:
    """Issue: “A raise from July decided in November: about 1,780 person-months stay underpaid without a word”."""
    whole(engine, SECRETARY)
    assert adjusted(engine, SECRETARY, 补贴标准=raised(400, "2026-08-01")).fen == 2 * 100_00
    assert held(engine) == {"2026-07": (300, 300), "2026-08": (400, 400), "2026-09": (400, 400)}
    assert adjusted(engine, SECRETARY, 补贴标准=raised(400, "2026-08-01")).count == 0
    assert problems(engine) == ()


def test_a_death_told_late_is_owed_and_not_forgotten(engine: Engine) -> None:
    """Issue: “A death of 15 August told first in the Q4 roster: September stays paid”."""
    whole(engine, SECRETARY)
    dead = [{"姓名": ZHANG, "身份证号": number_of(ZHANG), "状态": "去世", "状态日期": "2026-08-15", "党支部代码": "530102000001"}]
    assert adjusted(engine, SECRETARY, 离退休干部=dead).fen == 0
    assert held(engine) == {"2026-07": (300, 300), "2026-08": (300, 300), "2026-09": (300, 0)}
    corrected(engine, number_of(ZHANG), "2026-09", lambda paid, _: recovered(paid, 100_00, "收据 7 号"))
    assert held(engine)["2026-09"] == (200, 0)
    with pytest.raises(Refused, match=r"应收回 200\.00 元，不能登记收回 300\.00 元"):
        corrected(engine, number_of(ZHANG), "2026-09", lambda paid, _: recovered(paid, 300_00, "收据 8 号"))
    corrected(engine, number_of(ZHANG), "2026-09", lambda paid, _: recovered(paid, 0, "收据 8 号"))
    assert held(engine)["2026-09"] == (0, 0)
    assert problems(engine) == ()


def test_returned_by_the_bank_is_paid_once_more_and_only_once(engine: Engine) -> None:
    whole(engine, SECRETARY)
    corrected(engine, number_of(ZHANG), "2026-08", lambda paid, _: returned(paid, 300_00, "户名不符"))
    assert held(engine)["2026-08"] == (0, 300)
    assert adjusted(engine, SECRETARY).fen == 300_00
    assert adjusted(engine, SECRETARY).fen == 0
    assert held(engine)["2026-08"] == (300, 300)
    assert problems(engine) == ()


def test_who_still_holds_the_money_is_not_paid_in_full_again(engine: Engine) -> None:
    """Issue: “the bank file ordered 400.00 on top of 300”."""
    whole(engine, SECRETARY)
    corrected(engine, number_of(ZHANG), "2026-07", lambda paid, _: annulled(paid, "改标准", ""))
    assert held(engine)["2026-07"] == (300, 0)
    assert adjusted(engine, SECRETARY, 补贴标准=raised(400, "2026-07-01")).fen == 3 * 100_00
    assert held(engine)["2026-07"] == (400, 400)
    assert problems(engine) == ()


def test_an_appointment_told_late_is_paid_with_the_differences(engine: Engine) -> None:
    whole(engine, SECRETARY)
    assert adjusted(engine, [*SECRETARY, [LI, "甲支部", "委员", "2026-08-01", ""]]).fen == 2 * 200_00
    assert held(engine, LI) == {"2026-08": (200, 200), "2026-09": (200, 200)}
    assert problems(engine) == ()


def test_a_batch_made_before_another_correction_is_refused(engine: Engine) -> None:
    """Two corrections of one payment drafted side by side: the second no longer fits what the person holds."""
    whole(engine, SECRETARY)
    with begin(engine) as connection:
        found = payee(connection, OFFICE, number_of(ZHANG), "2026-07")
        made = [record_correction(connection, OFFICE, [(found, returned(found, 300_00, "销户"))], MADE, AT) for _ in "12"]
    approved(engine, made[0])
    with pytest.raises(Refused, match="又有变动"):
        approved(engine, made[1])
    assert held(engine)["2026-07"] == (0, 300)


class Expected(NamedTuple):
    """What a person holds and is due, in fen, by the test's own bookkeeping."""

    cash: int = 0
    due: int = 0


class AfterPayment(RuleBasedStateMachine):
    """Posts change, money is returned, recovered, annulled and restored in any order, and differences are paid."""

    @initialize(rows=posts())
    def pays(self, rows: list[list[str]]) -> None:
        self.folder = TemporaryDirectory()
        self.opened = ledger(f"sqlite:///{Path(self.folder.name) / '台账.db'}")
        self.engine = self.opened.__enter__()
        self.rows = rows
        whole(self.engine, rows)
        self.took: dict[tuple[str, str], int] = {}
        self.books: dict[tuple[str, str], Expected] = {key: Expected(fen, fen) for key, fen in entitled(rows).items()}

    @rule(rows=posts())
    def adjusts(self, rows: list[list[str]]) -> None:
        """Who has posts in ``rows`` or a payment is brought to what is due; who is in no row at all is left alone."""
        done = adjusted(self.engine, rows)
        due, known = entitled(rows), {(number_of(row[0]), month) for row in rows for month in MONTHS if begun(row, month)}
        expected = 0
        for key in known:
            cash = self.books.get(key, Expected()).cash
            if key in self.books or due.get(key):
                expected += max(due.get(key, 0) - cash, 0)
                self._note(key, Expected(max(cash, due.get(key, 0)), due.get(key, 0)))
        assert done.fen == expected

    @precondition(lambda self: any(one.cash for one in self.books.values()))
    @rule(data=st.data(), what=st.sampled_from(["returned", "recovered", "annulled", "annulled and back", "restored"]))
    def corrects(self, data: st.DataObject, what: str) -> None:
        key = data.draw(st.sampled_from(sorted(self.books)))
        now = self.books[key]
        steps = {
            "returned": (now.cash > 0, lambda paid, _: returned(paid, paid.holding.cash, "销户"), Expected(0, now.due)),
            "recovered": (now.cash > now.due, lambda paid, _: recovered(paid, 0, "收据"), Expected(now.due, now.due)),
            "annulled": (now.due > 0, lambda paid, _: annulled(paid, "错", ""), Expected(now.cash, 0)),
            "annulled and back": (now.due > 0, lambda paid, _: annulled(paid, "错", "收据"), Expected(0, 0)),
        }
        took = self.took.get(key, 0)
        steps["restored"] = (now.due == 0 and took > 0, lambda paid, fen: restored(paid, fen, "核实"), Expected(now.cash, took))
        allowed, make, after = steps[what]
        if allowed:
            corrected(self.engine, *key, make)
            self._note(key, after)
        else:
            with pytest.raises(Refused):
                corrected(self.engine, *key, make)

    def _note(self, key: tuple[str, str], after: Expected) -> None:
        """Write down what a person holds and is due now, and what the last decision took away."""
        before = self.books.get(key, Expected())
        if before.due != after.due:
            self.took[key] = max(before.due - after.due, 0)
        self.books[key] = after

    @invariant()
    def cash_and_entitlement_are_as_counted(self) -> None:
        if not hasattr(self, "books"):
            return
        with reading(self.engine) as connection:
            found = {(one.person, one.month): Expected(one.cash, one.due) for one in live_holdings(connection, OFFICE, MONTHS)}
        assert found == self.books
        assert problems(self.engine) == ()

    def teardown(self) -> None:
        self.opened.__exit__(None, None, None)
        self.folder.cleanup()


def begun(row: list[str], month: str) -> bool:
    """Whether a post makes a claim in a month: it began by then, and was not given up before the quarter before this one."""
    return row[3][:7] <= month and (not row[4] or row[4] >= "2026-04-01")


def entitled(rows: list[list[str]]) -> dict[tuple[str, str], int]:
    """Fen by person and month: the highest of the posts held on any day of the month."""
    best: dict[tuple[str, str], int] = defaultdict(int)
    for row in rows:
        for month in MONTHS:
            if in_force(row, month):
                best[number_of(row[0]), month] = max(best[number_of(row[0]), month], AMOUNT[row[2]])
    return dict(best)


TestAfterPayment = AfterPayment.TestCase
TestAfterPayment.settings = settings(max_examples=25, stateful_step_count=8, deadline=None)
