"""The course of the indicators: what an office kept of each period when it closed it, not computed anew from files."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from addin.store.connection import reading
from addin.submissions.folder import Office
from addin.submissions.period_events import CLOSE, period_events
from workbook_templates.values.period import Period

MOST_PERIODS = 12


class ClosedPeriod(NamedTuple):
    """A period as it was closed, on the day ``closed`` (ISO): the value of each indicator by its code, None without one."""

    period: Period
    closed: str
    values: Mapping[str, Decimal | None]


def closed_periods(office: Office, period: Period) -> tuple[ClosedPeriod, ...]:
    """The periods of the same length up to ``period``, itself included, that were closed; the oldest first, the last twelve.

    One closed several times counts as it was closed last.
    """
    with reading(office.engine) as connection:
        decided = period_events(connection, office.settings.code)
    closed = {event.period: event for event in decided if event.act == CLOSE}
    found = [ClosedPeriod(Period.parse(name), one.at[:10], _values(one.figures)) for name, one in closed.items()]
    same = [one for one in found if _length(one.period) == _length(period) and one.period.end <= period.end]
    return tuple(sorted(same, key=lambda one: one.period.end)[-MOST_PERIODS:])


def _length(period: Period) -> int:
    return period.last - period.first


def _values(figures: Mapping[str, Mapping[str, object]]) -> dict[str, Decimal | None]:
    return {code: None if one["value"] is None else Decimal(str(one["value"])) for code, one in figures.items()}
