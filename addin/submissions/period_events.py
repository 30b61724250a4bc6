"""What an office has decided about a period: closed, reopened, a unit given more time. Events of the journal, in their order."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection

from addin.runtime import clock
from addin.store.journal import append, digest_of, events

PERIOD = "period"
CLOSE, REOPEN, EXTEND = "close", "reopen", "extend"
"""What was done. A period is closed after it was sent up; reopening and more time may be for one unit alone."""


@dataclass(frozen=True, slots=True)
class PeriodEvent:
    """One decision about ``period`` (2026Q3), by a person, at a moment (ISO 8601 with offset).

    ``unit`` and ``unit_name`` are the unit it concerns, empty for all; ``until`` the unit's last day for reporting (of EXTEND);
    ``reason`` why (of REOPEN and EXTEND); ``figures`` the indicators as they stood (of CLOSE).
    """

    act: str
    period: str
    by: str
    at: str
    unit: str = ""
    unit_name: str = ""
    until: dt.date | None = None
    reason: str = ""
    figures: Mapping[str, Any] = field(default_factory=dict)

    @property
    def words(self) -> str:
        """The decision as a Chinese sentence: 2026-10-15 张敏结账。"""
        whose = f"（只对{self.unit_name}）" if self.unit else ""
        what = {CLOSE: "结账", REOPEN: f"重新开放{whose}", EXTEND: f"把{self.unit_name}的报送期限延到 {self.until}"}[self.act]
        return f"{self.at[:10]} {self.by}{what}{f'，原因：{self.reason}' if self.reason else ''}。"

    def as_json(self) -> dict[str, str]:
        """The decision as ``yinling status --json`` prints it."""
        until = self.until.isoformat() if self.until else ""
        return {"act": self.act, "by": self.by, "at": self.at, "unit": self.unit, "until": until, "reason": self.reason}

    def concerns(self, period: str, unit: str) -> bool:
        """Whether the event is about this unit's files for this period."""
        return self.period == period and self.unit in ("", unit)


def record(connection: Connection, office: str, event: PeriodEvent) -> None:
    """Append the event to the journal of the office of that code, in the caller's transaction."""
    until = event.until.isoformat() if event.until else ""
    told = {"act": event.act, "unit": event.unit, "unit_name": event.unit_name, "until": until, "reason": event.reason}
    detail = json.dumps(told | {"figures": event.figures}, ensure_ascii=False)
    append(connection, PERIOD, event.period, digest_of([[detail]]), at=event.at, office=office, detail=detail, by=event.by)


def period_events(connection: Connection, office: str) -> list[PeriodEvent]:
    """The decisions of the office of that code about all its periods, oldest first."""
    return list(_events(connection, office))


def _events(connection: Connection, office: str) -> Iterator[PeriodEvent]:
    for event in events(connection, PERIOD):
        if event.office == office:
            told = json.loads(event.detail)
            told["until"] = dt.date.fromisoformat(told["until"]) if told["until"] else None
            yield PeriodEvent(period=event.subject, by=event.by, at=event.at, **told)


def closing(decided: Sequence[PeriodEvent], period: str, unit: str = "") -> PeriodEvent | None:
    """The event that closed a period, where it is still closed for a unit; without a unit, where it is closed for all."""
    last = [one for one in decided if one.act in (CLOSE, REOPEN) and one.concerns(period, unit)]
    return last[-1] if last and last[-1].act == CLOSE else None


def reopened_since(decided: Sequence[PeriodEvent], period: str, unit: str, moment: str) -> bool:
    """Whether a period was reopened for a unit at or after a moment (ISO 8601 with offset).

    After a moment that has not come, which a clock wrote that was wrong, any reopening counts: else none could for years.
    """
    after = dt.datetime.fromisoformat(moment)
    reopened = [one for one in decided if one.act == REOPEN and one.concerns(period, unit)]
    return any(after > clock.moment() or dt.datetime.fromisoformat(one.at) >= after for one in reopened)


def last_day(decided: Sequence[PeriodEvent], period: str, unit: str, deadline: dt.date) -> dt.date:
    """A unit's last day for reporting a period: as the office has extended it for this unit, else ``deadline``."""
    extended = [one.until for one in decided if one.act == EXTEND and one.until and one.concerns(period, unit)]
    return extended[-1] if extended else deadline
