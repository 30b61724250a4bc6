"""Who joined and who left each unit since its last roster, by name: opening + joined − left = closing."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

from addin.summary.measure.inputs import Inputs
from validators.lookups.movement import JOINED, LEFT, Move, UnitMovement, movements
from validators.lookups.people import PEOPLE
from validators.lookups.units import units_reporting
from workbook_templates.cell_types import mask
from workbook_templates.table import Tables

KINDS = (*JOINED, *LEFT)


class MovedPerson(NamedTuple):
    """One person's joining or leaving: the kind, name, masked identity number, the day of their state, the name of the unit they
    came from or went to (empty where it is not at hand), and the row that says so, in this roster or else in the last one.
    """

    kind: str
    name: str
    person: str
    day: dt.date | None
    other: str
    file: str
    row: int


class UnitMoves(NamedTuple):
    """One unit's persons 在册: in its last roster (``opening``), in this one (``closing``), and who moved in between.

    Both are None where the unit has not reported this period; ``remark`` says that, or that it reported for the first time.
    """

    unit: str
    unit_name: str
    opening: int | None
    closing: int | None
    people: tuple[MovedPerson, ...] = ()
    remark: str = ""

    @property
    def counts(self) -> Counter[str]:
        """How many moved, by kind."""
        return Counter(one.kind for one in self.people)

    def as_json(self) -> dict[str, Any]:
        """The object in the JSON of the summary: unit, opening, the number of each kind, closing."""
        counts = self.counts
        return {"unit": self.unit, "opening": self.opening, **{kind: counts[kind] for kind in KINDS}, "closing": self.closing}


def moves_of(last: Tables | None, inputs: Inputs) -> tuple[UnitMoves, ...] | None:
    """The movement of every unit that has a roster in the period, or had one before; None without an earlier roster."""
    if last is None or not inputs.has(PEOPLE):
        return None
    found = [_unit(one, last, inputs) for one in movements(last, inputs.tables)]
    silent = units_reporting(last, PEOPLE) - {one.unit for one in found}
    found += [UnitMoves(unit, inputs.unit_name(unit), None, None, remark="本期还没有报花名册") for unit in silent]
    return tuple(sorted(found, key=lambda one: one.unit))


def _unit(one: UnitMovement, last: Tables, inputs: Inputs) -> UnitMoves:
    people = tuple(_people(one, last, inputs))
    remark = "" if one.compared else "第一次报花名册"
    return UnitMoves(one.unit, inputs.unit_name(one.unit), one.opening, one.closing, people, remark)


def _people(unit: UnitMovement, last: Tables, inputs: Inputs) -> Iterator[MovedPerson]:
    for move in sorted(unit.moves, key=lambda one: KINDS.index(one.kind)):
        one, tables = move.person, last if move.now is None else inputs.tables
        place = tables.place(PEOPLE, "姓名", one.row)
        other = inputs.unit_name(move.other) if move.other else ""
        day = _day(move)
        yield MovedPerson(move.kind, one.name, mask(one.number), day, other, inputs.file_name(place.file), place.row)


def _day(move: Move) -> dt.date | None:
    """The day on which somebody left, as their row says; who has joined has none."""
    return move.now.day if move.now and move.kind in LEFT else None
