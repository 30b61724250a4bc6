"""The office's clock: the moment with its offset, and the day of that moment."""

from __future__ import annotations

import datetime as dt

import pytest

from addin.runtime import clock
from addin.runtime.clock import moment


def test_a_moment_says_its_offset_from_utc() -> None:
    assert moment().utcoffset() is not None, "the machine's own, not the clock that the tests set"


def test_today_is_the_day_at_the_office_and_not_in_greenwich(monkeypatch: pytest.MonkeyPatch) -> None:
    """Half past midnight on 1 January in Kunming is still 31 December by UTC."""
    monkeypatch.setattr(clock, "moment", lambda: dt.datetime.fromisoformat("2027-01-01T00:30:00+08:00"))
    assert clock.today() == dt.date(2027, 1, 1)
