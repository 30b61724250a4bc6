"""What was paid too much is kept back from later payments of those who have agreed, and the cash is right at any moment.

The expected amounts are worked out here a second time, from RULES.md and the issue's invariant, without the code under test:
cash out less cash back is what is due, plus the receivables, less what is to be paid.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule, run_state_machine_as_test
from sqlalchemy import Engine, create_engine, text

from addin.errors import Refused
from addin.ledger.batches import find_batch, read_content, record_draft
from addin.ledger.corrections import annulled, recovered, returned
from addin.ledger.holdings import Holding, live_holdings
from addin.ledger.identity_decisions import store_decisions
from addin.ledger.lifecycle import PaidBatch
from addin.ledger.offset_consents import Consent, consents, record_consent, record_withdrawal
from addin.ledger.offsets import with_offsets
from addin.ledger.payments import live_payments
from addin.store.connection import begin, reading
from tests.addin.ledger.books import AT, MADE, OFFICE, adjusted, approved, corrected, ledger, owes, paid, problems, whole
from tests.addin.ledger.sheets import Q3, STANDARDS, computed, county, number_of
from tests.addin.ledger.test_paid_once import AMOUNT, PEOPLE, posts
from validators.allowance.identity import SAME, IdentityDecision, IdentityDecisions

MONTHS = ("2026-07", "2026-08", "2026-09")
ZHANG = "张建国"
SECRETARY = [[ZHANG, "甲支部", "书记", "", ""]]
RAISED = [*STANDARDS, {"职务": "书记", "适用范围代码": "530000", "月标准": "400", "生效日期": "2026-07-01"}]


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    with ledger(f"sqlite:///{tmp_path / '台账.db'}") as made:
        yield made


def agrees(engine: Engine, name: str = ZHANG, day: str = "2026-11-01", *, withdrawn: bool = False) -> None:
    with begin(engine) as connection:
        record = record_withdrawal if withdrawn else record_consent
        record(connection, OFFICE, Consent(number_of(name), day, "同意书1号"), MADE, AT)


def rows(engine: Engine) -> list[Holding]:
    with reading(engine) as connection:
        return live_holdings(connection, OFFICE)


def held(engine: Engine) -> dict[str, tuple[int, int]]:
    return {one.month[5:]: (one.cash // 100, one.due // 100) for one in rows(engine)}


def kept_back(engine: Engine, done: PaidBatch) -> dict[str, int]:
    """Yuan kept back in a batch, by the month they were paid too much for."""
    with reading(engine) as connection:
        lines = read_content(connection, find_batch(connection, OFFICE, number=done.batch.number)).lines
    found: dict[str, int] = defaultdict(int)
    for line in lines:
        if line.outcome == "offset":
            found[line.month[5:]] += line.fen // 100
    return dict(found)


def test_nothing_is_kept_back_of_who_has_not_agreed(engine: Engine) -> None:
    whole(engine, SECRETARY)
    owes(engine, number_of(ZHANG), "2026-09")
    done = adjusted(engine, [[ZHANG, "甲支部", "书记", "", "2026-08-31"]], 补贴标准=RAISED)
    assert (done.fen, kept_back(engine, done)) == (200_00, {})
    assert held(engine) == {"07": (400, 400), "08": (400, 400), "09": (300, 0)}


def test_who_has_agreed_gets_the_difference(engine: Engine) -> None:
    """A raise of 100 for July and August, September not due: 200 on the sheet, nothing to the bank, 100 still owed."""
    whole(engine, SECRETARY)
    agrees(engine)
    done = adjusted(engine, [[ZHANG, "甲支部", "书记", "", "2026-08-31"]], 补贴标准=RAISED)
    assert (done.fen, kept_back(engine, done)) == (200_00, {"09": 200})
    assert held(engine) == {"07": (400, 400), "08": (400, 400), "09": (100, 0)}
    assert problems(engine) == ()
    agrees(engine, withdrawn=True)
    assert adjusted(engine, [[ZHANG, "甲支部", "书记", "", "2026-08-31"]], 补贴标准=RAISED).fen == 0
    assert held(engine)["09"] == (100, 0)


def test_the_sentence_says_from_what_for_what_and_who_agreed_when(engine: Engine) -> None:
    whole(engine, SECRETARY)
    agrees(engine)
    done = adjusted(engine, [[ZHANG, "甲支部", "书记", "", "2026-08-31"]], 补贴标准=RAISED)
    with reading(engine) as connection:
        content = read_content(connection, done.batch)
    said = [line.reason for line in content.lines if line.outcome == "offset"]
    assert said == [
        f"张建国 2026-09 多发的钱，从 {month} 的补贴里抵扣 100.00 元（本人 2026-11-01 同意，同意书1号）。"
        for month in ("2026-07", "2026-08")
    ]


def test_nothing_is_kept_back_from_a_payment_that_somebody_else_made(engine: Engine) -> None:
    """July is owed and would be kept back from August; meanwhile another office pays August."""
    whole(engine, [[ZHANG, "甲支部", "书记", "", "2026-07-31"]])
    owes(engine, number_of(ZHANG), "2026-07")
    agrees(engine)
    with begin(engine) as connection:
        draft = computed(county(SECRETARY), live_payments(connection, Q3.months())).draft
        draft = with_offsets(draft, live_holdings(connection, OFFICE), consents(connection, OFFICE), IdentityDecisions(None))
        batch = record_draft(connection, OFFICE, draft, MADE, AT)
    approved(engine, batch)
    whole(engine, [[ZHANG, "甲支部", "书记", "2026-08-01", "2026-08-31"]], "530103")
    with pytest.raises(Refused, match="2026-08 已在别处发放，不能再从这一笔里抵扣"):
        paid(engine, batch)
    assert held(engine) == {"07": (300, 0)}


class KeptBack(RuleBasedStateMachine):
    """Posts change, people die, numbers turn out to be one person's, money is returned and recovered, consents come and go."""

    def __init__(self, url: str = "") -> None:
        super().__init__()
        self.url = url

    @initialize(table=posts(), agreed=st.sets(st.sampled_from(PEOPLE)))
    def pays(self, table: list[list[str]], agreed: set[str]) -> None:
        self.folder = TemporaryDirectory()
        self.opened = ledger(self.url or f"sqlite:///{Path(self.folder.name) / '台账.db'}")
        self.engine = self.opened.__enter__()
        self.died: dict[str, str] = {}
        self.group = {name: {name} for name in PEOPLE}
        self.agreed: set[str] = set()
        self.cash: dict[tuple[str, str], int] = defaultdict(int)  # by person and month: what left the bank and is not back
        self.due: dict[tuple[str, str], int] = {}
        whole(self.engine, table)
        for name in sorted(agreed):
            self.agrees_or_not(name, withdrawn=False)
        for key, fen in self.entitled(table).items():
            self.cash[key] = self.due[key] = fen

    def who(self, name: str) -> str:
        return min(number_of(one) for one in self.group[name])

    def entitled(self, table: list[list[str]]) -> dict[tuple[str, str], int]:
        """Fen by person and month: the highest of the posts held on any day of the month on which its holder lived."""
        best: dict[tuple[str, str], int] = defaultdict(int)
        for name, _, post, start, end in table:
            last = min(end or "9999", self.died.get(name, "9999"))
            for month in MONTHS:
                if start[:7] <= month <= last[:7] and start <= last:
                    best[self.who(name), month] = max(best[self.who(name), month], AMOUNT[post])
        return dict(best)

    @rule(name=st.sampled_from(PEOPLE), day=st.sampled_from(["2026-07-10", "2026-08-20"]))
    def dies(self, name: str, day: str) -> None:
        if len(self.group[name]) == 1:
            self.died[name] = day

    @rule(one=st.sampled_from(PEOPLE), other=st.sampled_from(PEOPLE))
    def turn_out_to_be_one(self, one: str, other: str) -> None:
        if self.who(one) == self.who(other) or {one, other} & self.died.keys():
            return
        before = {self.who(one), self.who(other)}
        numbers = sorted((number_of(one), number_of(other)))
        with begin(self.engine) as connection:
            store_decisions(connection, [IdentityDecision("2026-10-01", numbers[0], numbers[1], SAME)], AT)
        joined = self.group[one] | self.group[other]
        self.group |= dict.fromkeys(joined, joined)
        for number in before:
            for month in MONTHS:
                for book in (self.cash, self.due):
                    if (number, month) in book and number != self.who(one):
                        book[self.who(one), month] = book.get((self.who(one), month), 0) + book.pop((number, month))

    @rule(name=st.sampled_from(PEOPLE), withdrawn=st.booleans())
    def agrees_or_not(self, name: str, withdrawn: bool) -> None:
        agrees(self.engine, name, withdrawn=withdrawn)
        (self.agreed.discard if withdrawn else self.agreed.add)(name)

    @rule(table=posts())
    def adjusts(self, table: list[list[str]]) -> None:
        dead = [
            {"姓名": name, "身份证号": number_of(name), "党支部代码": "530102000001", "出生日期": number_of(name)[6:14]}
            | ({"状态": "去世", "状态日期": self.died[name]} if name in self.died else {})
            for name in {row[0] for row in table}
        ]
        owed_as_it_was = self.receivables()
        done = adjusted(self.engine, table, 离退休干部=dead)
        due = self.entitled(table)
        known = {(self.who(row[0]), month) for row in table for month in MONTHS if row[3][:7] <= month}
        gross: dict[str, int] = defaultdict(int)
        for key in sorted(known):
            fen = due.get(key, 0)
            if key in self.due or fen:
                more = max(fen - self.cash[key], 0)
                gross[key[0]] += more
                self.cash[key] += more
                self.due[key] = fen
                owed_as_it_was[key] = self.cash[key] - fen
        assert done.fen == sum(gross.values())
        back = self.keeps_back(gross, owed_as_it_was)
        with reading(self.engine) as connection:
            lines = read_content(connection, done.batch).lines
        assert sum(line.fen for line in lines if line.outcome == "offset") == back

    def keeps_back(self, gross: dict[str, int], owed: dict[tuple[str, str], int]) -> int:
        """From the payments of those who agreed, what they owe, the earliest month first; the fen kept back."""
        agreed, total = {self.who(name) for name in self.agreed}, 0
        for key in sorted(owed, key=lambda key: key[1]):
            if key[0] in agreed:
                fen = min(owed[key], gross[key[0]])
                gross[key[0]] -= fen
                self.cash[key] -= fen
                total += fen
        return total

    def receivables(self) -> dict[tuple[str, str], int]:
        """By person and month, over the numbers that each of them was paid under."""
        names = {number_of(name): name for name in PEOPLE}
        found: dict[tuple[str, str], int] = defaultdict(int)
        for one in rows(self.engine):
            found[self.who(names[one.person]), one.month] += max(one.cash - one.due, 0)
        return found

    @precondition(lambda self: hasattr(self, "engine") and any(one.cash for one in rows(self.engine)))
    @rule(data=st.data(), what=st.sampled_from(["returned", "recovered", "annulled"]))
    def corrects(self, data: st.DataObject, what: str) -> None:
        one = data.draw(st.sampled_from([one for one in rows(self.engine) if one.cash]))
        name = next(name for name in PEOPLE if number_of(name) == one.person)
        key = (self.who(name), one.month)
        steps = {
            "returned": (True, lambda paid, _: returned(paid, paid.holding.cash, "销户"), one.cash, 0),
            "recovered": (one.cash > one.due, lambda paid, _: recovered(paid, 0, "收据"), one.cash - one.due, 0),
            "annulled": (one.due > 0, lambda paid, _: annulled(paid, "错", ""), 0, one.due),
        }
        allowed, make, back, less = steps[what]
        if allowed:
            corrected(self.engine, one.person, one.month, make)
            self.cash[key] -= back
            self.due[key] -= less

    @invariant()
    def cash_and_entitlement_are_as_counted(self) -> None:
        if not hasattr(self, "due"):
            return
        names = {number_of(name): name for name in PEOPLE}
        cash: dict[tuple[str, str], int] = defaultdict(int)
        due: dict[tuple[str, str], int] = defaultdict(int)
        for one in rows(self.engine):
            cash[self.who(names[one.person]), one.month] += one.cash
            due[self.who(names[one.person]), one.month] += one.due
        assert {key: fen for key, fen in cash.items() if fen} == {key: fen for key, fen in self.cash.items() if fen}
        assert {key: fen for key, fen in due.items() if fen} == {key: fen for key, fen in self.due.items() if fen}
        assert problems(self.engine) == ()

    def teardown(self) -> None:
        if hasattr(self, "opened"):
            self.opened.__exit__(None, None, None)
            self.folder.cleanup()


TestKeptBack = KeptBack.TestCase
TestKeptBack.settings = settings(max_examples=25, stateful_step_count=10, deadline=None)


@pytest.mark.postgres
def test_the_same_on_postgresql(postgres_database: str) -> None:
    """Each example in a schema of its own."""
    numbers = count(1)

    def fresh() -> KeptBack:
        name = f"example_{next(numbers)}"
        with create_engine(postgres_database).begin() as connection:
            connection.execute(text(f"CREATE SCHEMA {name}"))
        return KeptBack(f"{postgres_database}{'&' if '?' in postgres_database else '?'}options=-csearch_path%3D{name}")

    run_state_machine_as_test(fresh, settings=settings(max_examples=8, stateful_step_count=8, deadline=None))
