"""Whatever happened in a year: persons, units and months of its statement add up to the ledger and to the bank's lists."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from addin.errors import Refused
from addin.ledger.corrections import annulled, recovered, returned
from addin.ledger.statement_totals import by_person, by_unit, total_of
from addin.ledger.statements import Sums, cash_of_year, year_statement
from addin.store.connection import reading
from addin.usecases.corrections import Correct
from tests.addin.ledger.books import OFFICE, adjusted, corrected, ledger, whole
from tests.addin.ledger.sheets import number_of
from tests.addin.ledger.test_opening import MONTHS, OPENINGS, listed, old, opened
from tests.addin.ledger.test_paid_once import PEOPLE, posts
from validators.allowance.identity import IdentityDecisions

CORRECTIONS: dict[str, Correct] = {
    "annulled": lambda paid, _: annulled(paid, "发错", ""),
    "back": lambda paid, _: annulled(paid, "发错", "收据 1 号"),
    "returned": lambda paid, _: returned(paid, paid.holding.cash, "销户"),
    "recovered": lambda paid, _: recovered(paid, 100, "收据 2 号"),
}
LATER = st.lists(st.tuples(st.sampled_from(PEOPLE), st.sampled_from(MONTHS), st.sampled_from(list(CORRECTIONS))), max_size=6)


def plus(many: list[Sums]) -> Sums:
    return Sums(*map(sum, zip(*many, strict=True))) if many else Sums()


@settings(max_examples=30, deadline=None)
@given(OPENINGS, posts(), LATER, posts())
def test_all_sums_of_a_statement_agree(
    before: dict[tuple[str, str], int], rows: list[list[str]], later: list[tuple[str, str, str]], afterwards: list[list[str]]
) -> None:
    with TemporaryDirectory() as folder, ledger(f"sqlite:///{Path(folder) / '台账.db'}") as engine:
        if before:
            opened(engine, [old(name, month, fen) for (name, month), fen in before.items()])
        whole(engine, rows)
        for name, month, what in later:
            try:
                corrected(engine, number_of(name), month, CORRECTIONS[what])
            except Refused:
                continue  # nothing to correct there
        adjusted(engine, afterwards)
        with reading(engine) as connection:
            found = year_statement(connection, OFFICE, 2026, IdentityDecisions(None))
            cash = cash_of_year(connection, OFFICE, 2026)
            nothing = year_statement(connection, OFFICE, 2027, IdentityDecisions(None))
        total = total_of(found.months)
        assert total.sums.net == cash
        persons, units = (list(by(found.months)) for by in (by_person, by_unit))
        assert plus([one.sums for one in persons]) == plus([one.sums for one in units]) == total.sums
        assert total.sums.paid + total.sums.more == sum(listed(engine).values()), "what the bank was asked for"
        assert total.sums.opening == sum(before.values())
        assert total.sums.net == total.sums.due + total.receivable - total.payable
        assert nothing.months == ()
