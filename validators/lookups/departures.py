"""Rosters that disagree on whether, or when, somebody died or moved out."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from validators.lookups.bodies import POSTS, posts
from validators.lookups.once import columns, once
from validators.lookups.people import PEOPLE, PRESENT
from validators.lookups.units import unit_column, unit_name
from workbook_templates.table import Tables

DEAD, MOVED = "去世", "转出"
_UNKNOWN = dt.date.min


class Disagreement(NamedTuple):
    """Two rows (indices into 离退休干部): the one that says somebody is gone (``state``, since ``day``), and the one that
    still has them, or has them die later. ``day`` is the last one on which both agree, date.min where unknown.
    """

    gone: int
    there: int
    state: str
    day: dt.date


class _Row(NamedTuple):
    row: int
    number: str
    unit: str
    state: object
    day: dt.date


def disagreements(tables: Tables, person: Callable[[str], str] = str) -> dict[str, Disagreement]:
    """By person: two rosters of which one says that they died or moved out and the other one does not.

    ``person`` gives the number by which a person is known who has several. Who moved out and is 在册 in another unit's roster
    has moved there: that is no disagreement, unless the other unit has them hold a post since before they moved.
    """
    numbers, states, days = columns(tables, PEOPLE, "身份证号", "状态", "状态日期")
    gone = {person(number) for number, state in zip(numbers, states, strict=True) if state in (DEAD, MOVED) and number}
    units, by_person = unit_column(tables, PEOPLE), defaultdict[str, list[_Row]](list)
    for i, number in enumerate(numbers if gone else ()):
        if number and person(number) in gone:
            by_person[person(number)].append(_Row(i, number, units[i], states[i], days[i] or _UNKNOWN))
    several = ((who, rows) for who, rows in by_person.items() if len(rows) > 1)
    return {who: found for who, rows in several if (found := _death(rows) or _move(tables, rows))}


def _death(rows: Sequence[_Row]) -> Disagreement | None:
    """Where one says 去世 and another 在册, or a later day of death. A death without its day agrees with every day."""
    dead = sorted((one for one in rows if one.state == DEAD), key=lambda one: (one.day, one.row))
    there = next((one for one in rows if one.state in PRESENT), None)
    dated = [one for one in dead if one.day != _UNKNOWN]
    first = next(iter(dated or dead), None)
    if first and there is None and first.day != dead[-1].day:
        there = dead[-1]
    return Disagreement(first.row, there.row, DEAD, first.day) if first and there else None


def _move(tables: Tables, rows: Sequence[_Row]) -> Disagreement | None:
    """Where one unit says 转出, and another one has had them 在册 and in a post since before that day."""
    for gone in (one for one in rows if one.state == MOVED and one.day != _UNKNOWN):
        for there in rows:
            if there.state in PRESENT and there.unit != gone.unit and _in_post_before(tables, there, gone.day):
                return Disagreement(gone.row, there.row, MOVED, gone.day)
    return None


def _in_post_before(tables: Tables, one: _Row, day: dt.date) -> bool:
    held = _posts_by_number(tables).get((one.number, one.unit), ())
    return any((start or _UNKNOWN) < day and (end is None or end > day) for start, end in held)


@once
def _posts_by_number(tables: Tables) -> dict[tuple[str, str], list[tuple[dt.date | None, dt.date | None]]]:
    """First day and day of release of every post, by the holder's number and the unit that reports it."""
    units, found = unit_column(tables, POSTS), defaultdict[tuple[str, str], list[tuple[dt.date | None, dt.date | None]]](list)
    for post in posts(tables):
        found[post.number, units[post.row]].append((post.start, post.end))
    return dict(found)


def sayings(tables: Tables, found: Disagreement) -> Iterator[tuple[int, dict[str, str]]]:
    """Each of the two rows with words about it and the other: 这里, 那里, 另一单位, 另一处, 日期."""
    day = str(found.day) if found.day != _UNKNOWN else found.state
    for own, other in ((found.gone, found.there), (found.there, found.gone)):
        place = tables.place(PEOPLE, "状态", other)
        words = {"这里": state_words(tables, own), "那里": state_words(tables, other), "日期": day}
        words |= {"另一单位": unit_name(tables, PEOPLE, other), "另一处": f"{place.file}“{place.sheet}”第 {place.row} 行"}
        yield own, words


def state_words(tables: Tables, row: int) -> str:
    """The state of a row of 离退休干部 as words: 在册, or 去世（2026-08-10）."""
    state, day = (column[row] for column in columns(tables, PEOPLE, "状态", "状态日期"))
    return f"{state}（{day}）" if day and state not in PRESENT else str(state or "在册")


def gone_words(tables: Tables, found: Disagreement) -> str:
    """The two rows in one clause: 第一局的花名册上是“去世（2026-08-10）”，第二局的花名册上是“在册”."""
    rows = (found.gone, found.there)
    return "，".join(f"{unit_name(tables, PEOPLE, i)}的花名册上是“{state_words(tables, i)}”" for i in rows)
