"""A computer with a wrong date: nothing is written before somebody has looked, and nothing written then holds up for ever."""

from __future__ import annotations

import datetime as dt

import pytest

from addin.submissions import ledger_clock
from tests.addin.money_sheets import TWO, Desk
from tests.conftest import OfficeClock

COMPUTE = ("allowance", "compute", "--period", "2026Q3", "--by", "李明")


@pytest.fixture(autouse=True)
def as_in_an_office(monkeypatch: pytest.MonkeyPatch) -> None:
    """As the product has it: a day back, half a year and a bit ahead."""
    monkeypatch.setattr(ledger_clock, "MOST_BACK", dt.timedelta(days=1))
    monkeypatch.setattr(ledger_clock, "MOST_AHEAD", dt.timedelta(days=200))


@pytest.mark.parametrize(
    ("day", "told"),
    [("2015-01-01", "更早"), ("2026-12-29", "更早"), ("2026-12-30", ""), ("2027-07-15", ""), ("2028-01-01", "晚了半年以上")],
)
def test_a_date_that_does_not_fit_is_asked_about(desk: Desk, office_clock: OfficeClock, day: str, told: str) -> None:
    desk.rosters(TWO)
    office_clock.set(day)
    desk.types(*COMPUTE)
    assert desk.clerk.status == (2 if told else 0), desk.clerk.scolded
    assert told in desk.clerk.scolded
    assert len(desk.ledger("show")) == (0 if told else 1), "looking is never refused"


def test_who_confirms_it_is_recorded_and_it_is_not_asked_again(desk: Desk, office_clock: OfficeClock) -> None:
    desk.rosters(TWO)
    office_clock.set("2028-01-01")
    desk.types("office", "confirm-date", "--by", "周局长")
    assert desk.clerk.status == 0
    assert "周局长已确认" in desk.clerk.said
    desk.types(*COMPUTE)
    assert desk.clerk.status == 0, desk.clerk.scolded
    desk.types("office", "confirm-date", "--by", " ")
    assert desk.clerk.status == 2


def test_what_was_received_under_a_date_in_the_future_holds_nothing_up(desk: Desk, office_clock: OfficeClock) -> None:
    """Somebody said yes to 2036; when the clock is right again, the batch is computed, approved and paid."""
    desk.rosters(TWO, only="一局")
    office_clock.set("2036-01-01")
    desk.types("office", "confirm-date", "--by", "周局长")
    desk.rosters(TWO, only="二局")
    office_clock.set("2027-01-02")
    desk.types("office", "confirm-date", "--by", "周局长")
    assert desk.pays() == "1530.00"
    desk.sound()


def test_a_payment_dated_in_the_future_does_not_keep_its_period_closed(desk: Desk, office_clock: OfficeClock) -> None:
    desk.rosters(TWO)
    office_clock.set("2036-01-01")
    desk.types("office", "confirm-date", "--by", "周局长")
    desk.pays()
    office_clock.set("2027-01-02")
    desk.types("office", "confirm-date", "--by", "周局长")
    letter = desk.roster_letter("一局", desk.roster_of("一局", "| 单位 | 姓名 | 职务 |\n|--|--|--|\n| 一局 | 张建国 | 委员 |"))
    desk.types("receive", letter, "--accept-removals", "--accept-with-reason", "测试")
    assert "已经用来发过补贴" in desk.clerk.said
    desk.reopens()
    desk.types("receive", letter, "--accept-removals", "--accept-with-reason", "测试")
    assert desk.clerk.status == 0, desk.clerk.said


def test_a_day_that_has_not_come_is_no_day_of_arrival(desk: Desk, office_clock: OfficeClock) -> None:
    office_clock.set("2026-12-31")
    letter = desk.roster_letter("一局", desk.roster_of("一局", TWO))
    desk.types("receive", letter, "--arrived", "2027-01-01")
    assert desk.clerk.status == 2
    assert "还没有到" in desk.clerk.scolded
    desk.types("receive", letter, "--arrived", "2026-12-31", "--accept-with-reason", "测试")
    assert desk.clerk.status == 0, desk.clerk.said
