"""Units that were merged into others, divided, given another code or dissolved: from which period on, and who takes them over.

Events of the journal, in their order. The register says who is there now; this says what became of whom. A unit that only has
another name needs no event: the register holds its name.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from addin.store.connection import reading
from addin.store.journal import append, digest_of, events
from addin.submissions.folder import Office
from workbook_templates.values.period import Period

REORGANISED = "reorganised"


@dataclass(frozen=True, slots=True)
class Reorganisation:
    """What became of a unit from the period ``since`` (2026Q3) on: ``into`` are the units that take its persons over, names by
    code, none where it was dissolved. ``stays``: it goes on itself, only some of its persons went. ``cancelled``: what was
    recorded of it before was a mistake.
    """

    unit: str
    unit_name: str
    since: str
    into: Mapping[str, str]
    by: str
    at: str
    reason: str
    stays: bool = False
    cancelled: bool = False

    @property
    def words(self) -> str:
        """The event as a Chinese sentence: 第三局从2026年第三季度起并入第一局（2026-07-05 张敏登记，原因：机构改革）。"""
        names, start = "、".join(self.into.values()), Period.parse(self.since).label
        what = f"分出人员到{names}" if self.stays else f"并入{names}" if len(self.into) == 1 else f"分为{names}"
        what = "撤并的登记作废" if self.cancelled else f"从{start}起{what if self.into else '撤销'}"
        return f"{self.unit_name}{what}（{self.at[:10]} {self.by}登记，原因：{self.reason}）。"

    @property
    def first_period(self) -> Period:
        """The first period for which it counts."""
        return Period.parse(self.since)


@dataclass(frozen=True)
class Reorganisations:
    """What became of an office's units, in the order it was recorded; what was cancelled or put right since is not among it."""

    in_force: Sequence[Reorganisation] = ()

    def of(self, unit: str) -> list[Reorganisation]:
        """What is recorded of a unit: any number of times that persons went to others, and at most one end."""
        return [one for one in self.in_force if one.unit == unit]

    def ended(self, unit: str, period: Period) -> Reorganisation | None:
        """What ended a unit before the end of a period, so that it reports no longer; None where it goes on."""
        ends = (one for one in self.of(unit) if not one.stays and one.first_period.start <= period.end)
        return next(ends, None)

    def joined_to(self, unit: str, period: Period) -> list[str]:
        """The units (codes) that had ended by a period and whose persons all went to this one, at however many removes."""
        ends = [one for one in self.in_force if self.ended(one.unit, period) is one]
        return _reached(unit, lambda code: [one.unit for one in ends if list(one.into) == [code]])[1:]

    def beginning_in(self, period: Period) -> list[Reorganisation]:
        """Those that count from a day of this period on."""
        return [one for one in self.in_force if period.start <= one.first_period.start <= period.end]

    def beginning_after(self, period: Period) -> set[str]:
        """The units (codes) that take somebody over after a period: of these, new ones were not there yet."""
        return {unit for one in self.in_force if one.first_period.start > period.end for unit in one.into}

    def parted(self, unit: str, period: Period) -> bool:
        """Whether some persons of a unit that goes on itself went to others in this period."""
        return any(one.unit == unit and one.stays for one in self.beginning_in(period))

    def who_has(self, unit: str, period: Period, there: Collection[str]) -> list[str]:
        """Under which of the codes ``there`` a unit's persons are found in a period: those of who took it over, where it had
        ended by then, or before it was there those of whom it took over; else its own.
        """
        found = _reached(unit, lambda one: self._nearer(one, period, there))
        return [code for code in found if code in there and not self.ended(code, period)]

    def _nearer(self, unit: str, period: Period, there: Collection[str]) -> list[str]:
        if end := self.ended(unit, period):
            return list(end.into)
        before = (one.unit for one in self.in_force if unit in one.into and one.first_period.start > period.end)
        return [] if unit in there else list(before)

    def heirs(self, unit: str, period: Period) -> list[str]:
        """Who took over a unit that had ended by a period, and who took these over since."""
        return _reached(unit, lambda code: end.into if (end := self.ended(code, period)) else ())[1:]

    def takers(self, unit: str, period: Period) -> list[str]:
        """The units (codes) that go on, with which somebody of a unit may be since this period began: itself, and whoever took
        it or some of its persons over in the period, at however many removes.
        """
        begun = self.beginning_in(period)
        found = _reached(unit, lambda code: [taker for one in begun if one.unit == code for taker in one.into])
        return [code for code in found if not self.ended(code, period)]

    def family(self, unit: str) -> str:
        """One code for all units that became of one another, whatever the period."""
        return min(_reached(unit, self._linked))

    def _linked(self, unit: str) -> set[str]:
        return {code for one in self.in_force if unit in (one.unit, *one.into) for code in (one.unit, *one.into)}


def _reached(unit: str, following: Callable[[str], Iterable[str]]) -> list[str]:
    """The unit and all that are reached from it, each once, the nearest first."""
    found = {unit: None}
    waiting = [unit]
    for code in waiting:
        new = [one for one in following(code) if one not in found]
        found |= dict.fromkeys(new)
        waiting += new
    return list(found)


def record(connection: Connection, office: str, event: Reorganisation) -> None:
    """Append the event to the journal of the office of that code, in the caller's transaction."""
    told = {"name": event.unit_name, "since": event.since, "into": dict(event.into), "reason": event.reason}
    detail = json.dumps(told | {"stays": event.stays, "cancelled": event.cancelled}, ensure_ascii=False)
    append(connection, REORGANISED, event.unit, digest_of([[detail]]), at=event.at, office=office, detail=detail, by=event.by)


def reorganisations_in(connection: Connection, office: str) -> Reorganisations:
    """What the office of that code has recorded. A unit ends once: another event about it puts its end right. That persons went
    to others before is another matter and stays. Who cancels, cancels the last that was recorded of the unit.
    """
    found: list[Reorganisation] = []
    for event in _events(connection, office):
        own = [one for one in found if one.unit == event.unit]
        if event.cancelled:
            found = [one for one in found if one is not own[-1]] if own else found
        else:
            found = [*(one for one in found if one not in own or one.stays), event]
    return Reorganisations(found)


def reorganisations(office: Office) -> Reorganisations:
    """The same of an office's own database. Refused where it cannot be read."""
    with reading(office.engine) as connection:
        return reorganisations_in(connection, office.settings.code)


def _events(connection: Connection, office: str) -> Iterator[Reorganisation]:
    for event in events(connection, REORGANISED):
        if event.office == office:
            told = json.loads(event.detail)
            name = told.pop("name")
            yield Reorganisation(unit=event.subject, unit_name=name, by=event.by, at=event.at, **told)
