"""The office's clock shows the same times in the tests whenever they are run.

On the machine that proves the whole (``CI=true``) a test that is skipped has failed: what was not run is not proved."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Generator
from typing import TypeVar

import pytest
from hypothesis import settings

settings.register_profile("steady", deadline=None)  # nothing is decided by how long a test takes
settings.load_profile("steady")
Report = TypeVar("Report", pytest.TestReport, pytest.CollectReport)


def _counted(report: Report) -> Report:
    if os.environ.get("CI") == "true" and report.skipped and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome, report.longrepr = "failed", f"nothing may be skipped where CI=true: {reason}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """By a mark, or by the test itself."""
    return _counted((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """A whole module."""
    return _counted((yield))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Who must be alone goes first: a worker that has run thousands of tests is no clean place to start an office from."""
    items.sort(key=lambda item: ("alone" not in item.keywords, "browser" in item.keywords))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Beside other tests, unless the test wants to be alone, which it says itself."""
    if not hasattr(item.config, "workerinput") or "alone" in item.keywords:
        return (yield)
    from tests.alone import beside_others  # noqa: PLC0415 - this file is also tried by itself, without the other tests

    with beside_others():
        return (yield)


class OfficeClock:
    """A clock that is set by hand. Each look at it is a second after the one before, as records tell seconds."""

    def __init__(self, day: str) -> None:
        self.set(day)

    def set(self, day: str) -> None:
        """Nine in the morning of a day (ISO) in Kunming."""
        self._shown = dt.datetime.fromisoformat(f"{day}T09:00:00+08:00")

    def moment(self) -> dt.datetime:
        shown, self._shown = self._shown, self._shown + dt.timedelta(seconds=1)
        return shown


@pytest.fixture(autouse=True)
def office_clock(monkeypatch: pytest.MonkeyPatch) -> OfficeClock:
    """The last day of the year of the tests' periods, on whatever day they are run; a test may set another.

    The tests play the days of two years in any order, which an office is asked about (see test_ledger_clock.py).
    """
    clock = OfficeClock("2026-12-31")
    monkeypatch.setattr("addin.runtime.clock.moment", clock.moment)
    for limit in ("MOST_BACK", "MOST_AHEAD"):
        monkeypatch.setattr(f"addin.submissions.ledger_clock.{limit}", dt.timedelta(days=800))
    return clock


@pytest.fixture
def machine_day(office_clock: OfficeClock) -> None:
    """The day that it is: for tests whose commands also run in programs of their own, which look at the machine's clock."""
    office_clock.set(dt.datetime.now().astimezone().date().isoformat())
