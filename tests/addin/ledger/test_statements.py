"""Whatever happened in a year, its statement shows of each month what moved and what is due, as books kept beside it say."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from addin.errors import Refused
from addin.ledger.corrections import annulled, recovered, returned
from addin.ledger.statement_totals import StatementTotal, by_person, by_unit, total_of
from addin.ledger.statements import Sums, cash_of_year, year_statement
from addin.store.connection import reading
from addin.usecases.corrections import Correct
from tests.addin.ledger.books import OFFICE, adjusted, corrected, ledger, whole
from tests.addin.ledger.sheets import number_of
from tests.addin.ledger.test_adjustment import begun, entitled
from tests.addin.ledger.test_opening import MONTHS, OPENINGS, old, opened
from tests.addin.ledger.test_paid_once import PEOPLE, posts
from validators.allowance.identity import IdentityDecisions

LATER = st.lists(
    st.tuples(st.sampled_from(PEOPLE), st.sampled_from(MONTHS), st.sampled_from(["annulled", "back", "returned", "recovered"])),
    max_size=6,
)


@dataclass(frozen=True)
class Page:
    """What happened to the money of one person and month, in fen, by the test's own bookkeeping."""

    opening: int = 0
    paid: int = 0
    more: int = 0
    returned: int = 0
    recovered: int = 0
    due: int = 0

    @property
    def held(self) -> int:
        return self.opening + self.paid + self.more - self.returned - self.recovered


Books = dict[tuple[str, str], Page]


def adjust_books(books: Books, rows: list[list[str]]) -> None:
    """Whose posts are known is paid what is missing, and is due what the posts say."""
    due = entitled(rows)
    for key in {(number_of(row[0]), month) for row in rows for month in MONTHS if begun(row, month)}:
        fen = due.get(key, 0)
        if key in books:
            books[key] = replace(books[key], more=books[key].more + max(fen - books[key].held, 0), due=fen)
        elif fen:
            books[key] = Page(paid=fen, due=fen)


def correct(page: Page, what: str) -> tuple[Correct, Page | None]:
    """A correction, and the page after it; None where it must be refused."""
    match what:
        case "annulled":
            return lambda paid, _: annulled(paid, "发错", ""), replace(page, due=0) if page.due else None
        case "back":
            after = replace(page, due=0, recovered=page.recovered + page.held) if page.due else None
            return lambda paid, _: annulled(paid, "发错", "收据 1 号"), after
        case "returned":
            after = replace(page, returned=page.returned + page.held) if page.held else None
            return lambda paid, _: returned(paid, paid.holding.cash, "销户"), after
        case _:
            after = replace(page, recovered=page.recovered + 100) if page.held - page.due >= 100 else None
            return lambda paid, _: recovered(paid, 100, "收据 2 号"), after


def as_sums(page: Page) -> Sums:
    return Sums(page.opening, page.paid, page.more, 0, page.returned, page.recovered, page.due)


def plus(pages: list[Page]) -> tuple[Sums, int, int]:
    """The sums of pages, what is to be recovered and what is to be paid."""
    columns = zip(*map(as_sums, pages), strict=True) if pages else [(0,)] * len(Sums._fields)
    gaps = [page.held - page.due for page in pages]
    return Sums(*map(sum, columns)), sum(max(gap, 0) for gap in gaps), sum(max(-gap, 0) for gap in gaps)


def as_told(total: StatementTotal) -> tuple[Sums, int, int]:
    return total.sums, total.receivable, total.payable


@settings(max_examples=40, deadline=None)
@given(OPENINGS, posts(), LATER, st.none() | posts())
def test_a_statement_is_what_the_books_say(
    before: dict[tuple[str, str], int], rows: list[list[str]], later: list[tuple[str, str, str]], other: list[list[str]] | None
) -> None:
    """The posts may have been others (``other``) when the differences were computed."""
    afterwards = rows if other is None else other
    books: Books = {(number_of(name), month): Page(opening=fen, due=fen) for (name, month), fen in before.items()}
    with TemporaryDirectory() as folder, ledger(f"sqlite:///{Path(folder) / '台账.db'}") as engine:
        if before:
            opened(engine, [old(name, month, fen) for (name, month), fen in before.items()])
        whole(engine, rows)
        books |= {key: Page(paid=fen, due=fen) for key, fen in entitled(rows).items() if key not in books}
        for name, month, what in later:
            key = (number_of(name), month)
            make, after = correct(books.get(key, Page()), what)
            if after is None:
                with pytest.raises(Refused):
                    corrected(engine, *key, make)
            else:
                corrected(engine, *key, make)
                books[key] = after
        adjusted(engine, afterwards)
        adjust_books(books, afterwards)
        with reading(engine) as connection:
            found = year_statement(connection, OFFICE, 2026, IdentityDecisions(None))
            cash = cash_of_year(connection, OFFICE, 2026)
            nothing = year_statement(connection, OFFICE, 2027, IdentityDecisions(None))

    assert {(one.person, one.month): one.sums for one in found.months} == {key: as_sums(page) for key, page in books.items()}
    by_number: dict[str, list[Page]] = defaultdict(list)
    for (number, _), page in books.items():
        by_number[number].append(page)
    assert {one.months[0].person: as_told(one) for one in by_person(found.months)} == {
        number: plus(pages) for number, pages in by_number.items()
    }
    assert as_told(total_of(found.months)) == plus(list(books.values()))
    assert sum(one.sums.net for one in by_unit(found.months)) == cash == sum(page.held for page in books.values())
    assert nothing.months == ()
