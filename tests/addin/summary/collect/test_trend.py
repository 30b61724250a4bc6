"""The course of the indicators is what was kept at each closing, and nothing computed anew."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from addin.store.connection import begin
from addin.submissions.folder import Office
from addin.submissions.period_events import CLOSE, REOPEN, PeriodEvent, record
from addin.summary.collect.trend import ClosedPeriod, closed_periods
from tests.addin.conftest import found, registered
from tests.conftest import OfficeClock
from workbook_templates.values.period import Period


@pytest.fixture
def office(tmp_path: Path, office_clock: OfficeClock) -> Office:
    office_clock.set("2026-10-20")
    return found(tmp_path / "o", units=registered(1, kinds=("roster",)))


def decide(office: Office, act: str, period: str, day: str, value: str | None = None) -> None:
    figures = {"I02-1": {"value": value, "counted": 1, "of": 2, "verdict": "missed"}}
    with begin(office.engine) as connection:
        record(connection, office.settings.code, PeriodEvent(act, period, "张敏", f"{day}T09:00:00+08:00", figures=figures))


def test_periods_of_one_length_in_order_each_as_it_was_closed_last(office: Office) -> None:
    decide(office, CLOSE, "2026Q2", "2026-07-15", "90.5")
    decide(office, CLOSE, "2026Q1", "2026-04-15", None)
    decide(office, CLOSE, "2026H1", "2026-07-16", "91")
    decide(office, REOPEN, "2026Q2", "2026-07-20")
    decide(office, CLOSE, "2026Q2", "2026-07-21", "92.5")
    decide(office, CLOSE, "2026Q4", "2027-01-15", "99")
    assert closed_periods(office, Period.parse("2026Q3")) == (
        ClosedPeriod(Period.parse("2026Q1"), "2026-04-15", {"I02-1": None}),
        ClosedPeriod(Period.parse("2026Q2"), "2026-07-21", {"I02-1": Decimal("92.5")}),
    )


def test_without_a_closing_there_is_no_course(office: Office) -> None:
    assert closed_periods(office, Period.parse("2026Q3")) == ()
