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
from addin.ledger.queries import batch_sums
from addin.payroll.allowance_sheet import sheet_of
from addin.store.connection import begin, reading
from addin.usecases.corrections import Correct
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
    """Posts and standards change, people die, numbers turn out to be one person's, money is returned and recovered, consents come
    and go; the differences are paid, and a second time nothing is.

    The books kept here say by number and month what left the bank and is not back, and what is due.
    """

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
        self.secretary = AMOUNT["书记"]
        whole(self.engine, table)
        for name in sorted(agreed):
            self.agrees_or_not(name, withdrawn=False)
        self.cash = self.entitled(table)
        self.due = dict(self.cash)

    def who(self, name: str) -> str:
        return min(number_of(one) for one in self.group[name])

    def held_for(self, person: str, month: str) -> list[tuple[str, str]]:
        """Under which numbers of a person (one of them) the month was paid, the largest payment first."""
        numbers = next({number_of(one) for one in group} for group in self.group.values() if person in map(number_of, group))
        return sorted(((one, month) for one in numbers if (one, month) in self.cash), key=lambda key: (-self.cash[key], key))

    def entitled(self, table: list[list[str]]) -> dict[tuple[str, str], int]:
        """Fen by person and month: the highest of the posts held on any day of the month on which its holder lived."""
        best: dict[tuple[str, str], int] = defaultdict(int)
        for name, _, post, start, end in table:
            last = min(end or "9999", self.died.get(name, "9999"))
            for month in MONTHS:
                if start[:7] <= month <= last[:7] and start <= last:
                    fen = self.secretary if post in ("书记", "组长") else AMOUNT[post]  # （二）: leaders too
                    best[self.who(name), month] = max(best[self.who(name), month], fen)
        return dict(best)

    @rule(fen=st.sampled_from([24000, 30000, 40000]))
    def standard_is_set(self, fen: int) -> None:
        """Raised or lowered, for the whole quarter."""
        self.secretary = fen

    @rule(name=st.sampled_from(PEOPLE), day=st.sampled_from(["2026-07-10", "2026-08-20"]))
    def dies(self, name: str, day: str) -> None:
        if len(self.group[name]) == 1:
            self.died[name] = day

    @rule(one=st.sampled_from(PEOPLE), other=st.sampled_from(PEOPLE))
    def turn_out_to_be_one(self, one: str, other: str) -> None:
        if self.who(one) == self.who(other) or {one, other} & self.died.keys():
            return
        numbers = sorted((number_of(one), number_of(other)))
        with begin(self.engine) as connection:
            store_decisions(connection, [IdentityDecision("2026-10-01", numbers[0], numbers[1], SAME)], AT)
        joined = self.group[one] | self.group[other]
        self.group |= dict.fromkeys(joined, joined)

    @rule(name=st.sampled_from(PEOPLE), withdrawn=st.booleans())
    def agrees_or_not(self, name: str, withdrawn: bool) -> None:
        agrees(self.engine, name, withdrawn=withdrawn)
        (self.agreed.discard if withdrawn else self.agreed.add)(name)

    @rule(table=posts(), again=st.booleans())
    def adjusts(self, table: list[list[str]], again: bool) -> None:
        dead = [
            {"姓名": name, "身份证号": number_of(name), "党支部代码": "530102000001", "出生日期": number_of(name)[6:14]}
            | ({"状态": "去世", "状态日期": self.died[name]} if name in self.died else {})
            for name in {row[0] for row in table}
        ]
        rates = [*STANDARDS, STANDARDS[0] | {"月标准": str(self.secretary // 100), "生效日期": "2026-07-01"}]
        done = adjusted(self.engine, table, 离退休干部=dead, 补贴标准=rates)
        due, gross = self.entitled(table), defaultdict[str, int](int)
        for person, month in {(self.who(row[0]), month) for row in table for month in MONTHS if row[3][:7] <= month}:
            gross[person] += self.adjusts_books(person, month, due.get((person, month), 0))
        assert done.fen == sum(gross.values())
        back = self.keeps_back(gross)
        with reading(self.engine) as connection:
            content = read_content(connection, done.batch)
            sums = batch_sums(connection, done.batch)
        assert sum(line.fen for line in content.lines if line.outcome == "offset") == back
        sheet = sheet_of("某局", content)
        ordered = sum(row.net for _, row in sheet.ordered)
        assert sheet.fen == sum(unit.fen for unit in sheet.units) == sums.lines == sums.entries == done.fen
        assert ordered == sheet.net == done.fen - back, "what the bank is told to pay"
        if again:
            assert adjusted(self.engine, table, 离退休干部=dead, 补贴标准=rates).count == 0

    def adjusts_books(self, person: str, month: str, fen: int) -> int:
        """What is due is covered by what is held, the largest payment first; the fen that are missing are paid."""
        held = self.held_for(person, month)
        missing = max(fen - sum(self.cash[key] for key in held), 0)
        covered = fen - missing
        for key in held:
            self.due[key] = min(covered, self.cash[key])
            covered -= self.due[key]
        if held or fen:
            first = held[0] if held else (person, month)
            self.cash[first] = self.cash.get(first, 0) + missing
            self.due[first] = self.due.get(first, 0) + missing
        return missing

    def keeps_back(self, gross: dict[str, int]) -> int:
        """From the payments of those who agreed, what they owe, the earliest month first; the fen kept back."""
        agreed, total = {self.who(name) for name in self.agreed}, 0
        names = {number_of(name): name for name in PEOPLE}
        for key in sorted(self.cash, key=lambda key: (key[1], key[0])):
            person = self.who(names[key[0]])
            if person in agreed:
                fen = min(max(self.cash[key] - self.due[key], 0), gross[person])
                gross[person] -= fen
                self.cash[key] -= fen
                total += fen
        return total

    @precondition(lambda self: bool(getattr(self, "cash", None)))
    @rule(data=st.data(), what=st.sampled_from(["returned", "recovered", "annulled"]))
    def corrects(self, data: st.DataObject, what: str) -> None:
        """Of a month that a person was paid under one number; which of two is meant is another test's question."""
        key = data.draw(st.sampled_from(sorted(self.cash)))
        if len(self.held_for(*key)) > 1:
            return
        cash, due = self.cash[key], self.due[key]
        steps: dict[str, tuple[bool, Correct, int, int]] = {
            "returned": (cash > 0, lambda paid, _: returned(paid, paid.holding.cash, "销户"), cash, 0),
            "recovered": (cash > due, lambda paid, _: recovered(paid, 0, "收据"), cash - due, 0),
            "annulled": (due > 0, lambda paid, _: annulled(paid, "错", ""), 0, due),
        }
        allowed, make, back, less = steps[what]
        if allowed:
            corrected(self.engine, *key, make)
            self.cash[key] -= back
            self.due[key] -= less
        else:
            with pytest.raises(Refused):
                corrected(self.engine, *key, make)

    @invariant()
    def cash_and_entitlement_are_as_counted(self) -> None:
        if not hasattr(self, "due"):
            return
        found = rows(self.engine)
        assert self.by_person({(one.person, one.month): one.cash for one in found}) == self.by_person(self.cash)
        assert self.by_person({(one.person, one.month): one.due for one in found}) == self.by_person(self.due)
        assert problems(self.engine) == ()

    def by_person(self, book: dict[tuple[str, str], int]) -> dict[tuple[str, str], int]:
        """A person's numbers together; months of nought are left out."""
        names = {number_of(name): name for name in PEOPLE}
        found: dict[tuple[str, str], int] = defaultdict(int)
        for (number, month), fen in book.items():
            found[self.who(names[number]), month] += fen
        return {key: fen for key, fen in found.items() if fen}

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
