"""What moved within a calendar year is told for the year in which it moved, whatever months it was for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from addin.ledger.statements import YearStatement, year_statement
from addin.payroll.pages import Fen
from addin.payroll.statement_pages import PERSONS, statement_pages
from addin.store.connection import reading
from tests.addin.ledger import books
from tests.addin.ledger.books import OFFICE, TWO, ledger, taken_back, whole
from tests.addin.ledger.sheets import number_of
from validators.allowance.identity import IdentityDecisions


@pytest.fixture
def late(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Engine]:
    """The third quarter of 2026, paid in 2026 to 张建国 and only in 2027 to 李秀英; one month came back from 张建国 in 2027."""
    with ledger(f"sqlite:///{tmp_path / '台账.db'}") as engine:
        whole(engine, TWO[:1])
        monkeypatch.setattr(books, "AT", "2027-01-15T10:00:00+08:00")
        whole(engine, TWO)
        taken_back(engine, number_of("张建国"), "2026-07")
        yield engine


def statement(engine: Engine, year: int) -> YearStatement:
    with reading(engine) as connection:
        return year_statement(connection, OFFICE, year, IdentityDecisions(None))


def moved(found: YearStatement) -> dict[str, tuple[int, int, int]]:
    """By name: months of the year, fen out and fen back within it, as the page of persons shows them."""
    page = next(one for one in statement_pages("某局", found, 0) if one.name == PERSONS)
    assert [row[0] for row in page.rows] == list(range(1, len(page.rows) + 1))
    at = {column.header: n for n, column in enumerate(page.columns)}
    shown = {str(row[at["姓名"]]): [row[at[header]] for header in ("人月", "本年内发出", "本年内退回收回")] for row in page.rows}
    return {name: tuple(one.fen if isinstance(one, Fen) else int(one) for one in cells) for name, cells in shown.items()}


def test_the_year_of_the_months_and_the_year_of_the_money_are_two(late: Engine) -> None:
    """书记 300 and 委员 200 a month. Who has no month of 2027 and got money in it is on the page all the same."""
    assert moved(statement(late, 2026)) == {"张建国": (3, 90000, 0), "李秀英": (3, 0, 0)}
    assert moved(statement(late, 2027)) == {"张建国": (0, 0, 30000), "李秀英": (0, 60000, 0)}
    assert moved(statement(late, 2028)) == {}


def test_one_person_s_and_one_unit_s_are_picked_alike(late: Engine) -> None:
    found = statement(late, 2027)
    unit = found.moved[0].paid_for
    assert moved(found.of(person=number_of("李秀英"))) == {"李秀英": (0, 60000, 0)}
    assert moved(found.of(unit=unit.unit)) == moved(found.of(unit=unit.unit_name)) == moved(found)
    assert moved(found.of(unit="别的单位")) == {}
