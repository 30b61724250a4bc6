"""“An annulled month can be paid by another office that has taken over the branch, when the first payer's money is back.”"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine, delete

from addin.errors import Refused
from addin.ledger.corrections import recovered, returned
from addin.ledger.holdings import live_holdings
from addin.store.connection import begin, reading
from addin.store.tables_ledger import live_payment
from tests.addin.ledger.books import OFFICE, corrected, ledger, owes, problems, taken_back, whole
from tests.addin.ledger.sheets import number_of

ZHANG = "张建国"
SECRETARY = [[ZHANG, "甲支部", "书记", "", ""]]
OTHER = "530103"


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    with ledger(database_url) as made:
        yield made


def held(engine: Engine, office: str) -> dict[str, int]:
    with reading(engine) as connection:
        return {one.month: one.cash // 100 for one in live_holdings(connection, office)}


def test_a_settled_month_is_paid_by_who_has_taken_over(engine: Engine) -> None:
    whole(engine, SECRETARY)
    taken_back(engine, number_of(ZHANG), "2026-08", "支部划归五华区")
    done = whole(engine, SECRETARY, OTHER)
    assert (done.count, done.fen) == (1, 300_00)
    assert held(engine, OTHER) == {"2026-08": 300}
    assert held(engine, OFFICE) == {"2026-07": 300, "2026-09": 300}
    assert problems(engine) == ()
    with pytest.raises(Refused, match="只能由 530103 更正"):
        taken_back(engine, number_of(ZHANG), "2026-08")
    assert whole(engine, SECRETARY, OTHER).count == 0, "and only once"


def test_while_the_first_payer_s_money_is_out_nobody_else_pays(engine: Engine) -> None:
    whole(engine, SECRETARY)
    owes(engine, number_of(ZHANG), "2026-08")
    assert whole(engine, SECRETARY, OTHER).count == 0
    corrected(engine, number_of(ZHANG), "2026-08", lambda paid, _: recovered(paid, 100_00, "收据 1 号"))
    assert whole(engine, SECRETARY, OTHER).count == 0
    corrected(engine, number_of(ZHANG), "2026-08", lambda paid, _: recovered(paid, 0, "收据 2 号"))
    assert whole(engine, SECRETARY, OTHER).fen == 300_00
    assert problems(engine) == ()


def test_what_the_bank_gave_back_is_still_the_first_payer_s_to_pay(engine: Engine) -> None:
    whole(engine, SECRETARY)
    corrected(engine, number_of(ZHANG), "2026-08", lambda paid, _: returned(paid, 300_00, "销户"))
    assert whole(engine, SECRETARY, OTHER).count == 0


def test_the_database_itself_lets_nobody_take_out_what_is_not_settled(engine: Engine) -> None:
    whole(engine, SECRETARY)
    owes(engine, number_of(ZHANG), "2026-08")
    with pytest.raises(Exception, match="只能通过冲销撤回"), begin(engine) as connection:
        connection.execute(delete(live_payment).where(live_payment.c.month == "2026-08"))
