"""A year of invented units: who is in which unit in each quarter, and in which letters, good and bad, the offices are told.

It is a plain model and knows nothing of the product: what must be in force and what must be paid is read from here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from random import Random

from addin.demo.county.numbers import credit_code, id_number

QUARTERS = ("2026Q1", "2026Q2", "2026Q3", "2026Q4")
STANDARDS = {"书记": 300, "委员": 210}
SINCE = dt.date(2025, 6, 1)
_SURNAMES, _GIVEN = "赵钱孙李周吴郑王冯陈杨朱秦许何吕施张孔曹", "建国志强文华明亮海山芳秀英玉兰珍梅春云林福祥"


@dataclass(frozen=True)
class Person:
    """A retired party member; ``left`` is the day of death or of moving away, as ``state`` says."""

    number: str
    name: str
    born: dt.date
    phone: str
    state: str = "在册"
    left: dt.date | None = None
    note: str = ""


@dataclass(frozen=True)
class Post:
    """A post in the unit's branch, held from ``since`` to ``until`` (None: still)."""

    number: str
    title: str
    since: dt.date = SINCE
    until: dt.date | None = None


@dataclass(frozen=True)
class Roster:
    """Who is on a unit's roster, and their posts."""

    people: tuple[Person, ...]
    posts: tuple[Post, ...]

    def without_ended(self) -> Roster:
        """What goes on into the next quarter."""
        people = tuple(one for one in self.people if one.state == "在册")
        there = {one.number for one in people}
        return Roster(people, tuple(one for one in self.posts if one.number in there and one.until is None))


@dataclass(eq=False)
class Unit:
    """A unit: its codes, its county's code, and its true roster by quarter."""

    code: str
    name: str
    county: str
    branch: str
    true: dict[str, Roster] = field(default_factory=dict)


@dataclass(frozen=True)
class Reform:
    """From a quarter on, a unit's persons belong to another one, or (``stays``) some of them do."""

    quarter: str
    unit: Unit
    into: Unit
    stays: bool = False


@dataclass(frozen=True)
class Letter:
    """A file that is sent. ``to`` is the county's code; with ``changed_from`` it is a change form against that roster of the
    quarter before; ``part`` counts from 1; a ``spoilt`` one has a blank where there may be none, an ``unusable`` one is no
    workbook. ``again`` counts copies with the same bytes.
    """

    unit: Unit
    period: str
    to: str
    roster: Roster
    times: int = 1
    part: int = 0
    changed_from: Roster | None = None
    spoilt: bool = False
    unusable: bool = False
    again: int = 0

    @property
    def right(self) -> bool:
        """Whether it says what is true, to the office that it is for."""
        true = self.unit.true[self.period]
        people, posts = set(self.roster.people), set(self.roster.posts)
        whole = (people, posts) == (set(true.people), set(true.posts))
        part = bool(self.part) and people <= set(true.people) and posts <= set(true.posts)
        return (whole or part) and not self.spoilt and not self.unusable and self.to == self.unit.county


@dataclass(frozen=True)
class Step:
    """A letter sent, or (``act``) taken back: returned by the office, or withdrawn by its sender."""

    letter: Letter
    act: str = ""


@dataclass(frozen=True)
class Chain:
    """Steps one after the other, while a period is open (``early``), after the deadline, or after closing; chains are in no
    order. ``free`` is a chain that may come at any of these times.
    """

    steps: tuple[Step, ...]
    when: str = "early"
    free: bool = False


def make_units(rng: Random, counties: list[str], units: int) -> list[Unit]:
    """The units with the first quarter's rosters."""
    found = []
    for county in counties:
        for n in range(1, units + 1):
            name = f"{county[-2:]}区第{n}局"
            unit = Unit(credit_code(county, 1510100 + n), name, county, f"{county}{n:06d}")
            people = tuple(_person(rng, county, len(found) * 100 + i) for i in range(8))
            posts = (Post(people[0].number, "书记"), Post(people[1].number, "委员"))
            unit.true[QUARTERS[0]] = Roster(people, posts)
            found.append(unit)
    return found


def _person(rng: Random, county: str, n: int) -> Person:
    """No two are born on one day: nobody can be taken for somebody else."""
    born = dt.date(1944, 1, 1) + dt.timedelta(days=n * 37 % 5500)
    name = _SURNAMES[n % 20] + _GIVEN[n // 20 % 20] + _GIVEN[(n * 7 + 3) % 20]
    return Person(id_number(county, born, n * 7 % 499 * 2 + 1), name, born, _phone(rng))


def _phone(rng: Random) -> str:
    return f"138{rng.randrange(10**8):08d}"


def live_the_year(rng: Random, units: list[Unit]) -> list[Reform]:
    """What happens to the units, quarter by quarter; which were merged and divided. New units are added to ``units``."""
    reforms: list[Reform] = []
    for n, quarter in enumerate(QUARTERS):
        if n:
            for unit in units:
                if before := unit.true.get(QUARTERS[n - 1]):
                    unit.true[quarter] = before.without_ended()
            reforms += [*_merged(rng, quarter, units, reforms), *_divided(rng, quarter, units, reforms)]
        there = [unit for unit in units if quarter in unit.true]
        for unit in there:
            news = rng.choice((_nothing, _new_phone, _new_phone, _death, _death_of_secretary, _newcomer, _move))
            news(rng, unit, quarter, there)
    return reforms


def _untouched(units: list[Unit], quarter: str, reforms: list[Reform], county: str) -> list[Unit]:
    touched = {unit.code for one in reforms for unit in (one.unit, one.into)}
    return [one for one in units if one.county == county and one.code not in touched and quarter in one.true]


def _merged(rng: Random, quarter: str, units: list[Unit], reforms: list[Reform]) -> Iterator[Reform]:
    """In one county a quarter two units become one: the persons of one go into the branch of the other, without its posts."""
    free = _untouched(units, quarter, reforms, rng.choice(sorted({unit.county for unit in units})))
    if len(free) > 3:
        gone, into = rng.sample(free, 2)
        theirs = gone.true.pop(quarter)
        mine = into.true[quarter]
        into.true[quarter] = replace(mine, people=(*mine.people, *theirs.people))
        yield Reform(quarter, gone, into)


def _divided(rng: Random, quarter: str, units: list[Unit], reforms: list[Reform]) -> Iterator[Reform]:
    """In one county a quarter three persons leave a unit for a new one, one of them as its secretary."""
    county = rng.choice(sorted({unit.county for unit in units}))
    free = [one for one in _untouched(units, quarter, reforms, county) if len(_free_people(one.true[quarter])) >= 4]
    if free:
        old, number = rng.choice(free), 900 + QUARTERS.index(quarter)
        roster = old.true[quarter]
        going = _free_people(roster)[-3:]
        new = Unit(credit_code(county, 1510100 + number), f"{county[-2:]}区第{number}局", county, f"{county}{number:06d}")
        new.true[quarter] = Roster(going, (Post(going[0].number, "书记", first_day(quarter)),))
        old.true[quarter] = replace(roster, people=tuple(one for one in roster.people if one not in going))
        units.append(new)
        yield Reform(quarter, old, new, stays=True)


def _free_people(roster: Roster) -> tuple[Person, ...]:
    posts = {one.number for one in roster.posts}
    return tuple(one for one in roster.people if one.number not in posts and one.state == "在册")


def first_day(quarter: str) -> dt.date:
    """The first day of a quarter."""
    return dt.date(int(quarter[:4]), int(quarter[5]) * 3 - 2, 1)


def last_day(quarter: str) -> dt.date:
    """The last day of a quarter."""
    after = first_day(quarter) + dt.timedelta(days=95)
    return after.replace(day=1) - dt.timedelta(days=1)


def _day(rng: Random, quarter: str) -> dt.date:
    return first_day(quarter) + dt.timedelta(days=rng.randrange(5, 57))


def _nothing(rng: Random, unit: Unit, quarter: str, units: list[Unit]) -> None:
    """A quarter without news."""


def _changed(unit: Unit, quarter: str, n: int, **new: object) -> Person:
    roster = unit.true[quarter]
    person = replace(roster.people[n], **new)  # type: ignore[arg-type] # the fields' own names
    unit.true[quarter] = replace(roster, people=(*roster.people[:n], person, *roster.people[n + 1 :]))
    return person


def _new_phone(rng: Random, unit: Unit, quarter: str, units: list[Unit]) -> None:
    _changed(unit, quarter, rng.randrange(len(unit.true[quarter].people)), phone=_phone(rng))


def _death(rng: Random, unit: Unit, quarter: str, units: list[Unit]) -> None:
    n = _without_post(unit.true[quarter])
    if n is not None:
        _changed(unit, quarter, n, state="去世", left=_day(rng, quarter))


def _without_post(roster: Roster) -> int | None:
    """The last person on the roster who may leave it: in 册, no post, and six others stay."""
    posts = {one.number for one in roster.posts}
    there = [n for n, one in enumerate(roster.people) if one.state == "在册"]
    free = [n for n in there if roster.people[n].number not in posts]
    return free[-1] if free and len(there) > 6 else None


def _death_of_secretary(rng: Random, unit: Unit, quarter: str, units: list[Unit]) -> None:
    """The secretary dies, and the third on the roster takes over on the first of the next month."""
    roster = unit.true[quarter]
    next_one = next((one for one in roster.people if one.number not in {p.number for p in roster.posts}), None)
    if next_one is None or _without_post(roster) is None:
        return
    n = next(n for n, one in enumerate(roster.people) if one.number == roster.posts[0].number)
    day = _day(rng, quarter)
    _changed(unit, quarter, n, state="去世", left=day)
    after = (day.replace(day=1) + dt.timedelta(days=32)).replace(day=1)
    old, *others = roster.posts
    posts = (Post(next_one.number, "书记", after), replace(old, until=day), *others)
    unit.true[quarter] = replace(unit.true[quarter], posts=posts)


def _newcomer(rng: Random, unit: Unit, quarter: str, units: list[Unit]) -> None:
    roster = unit.true[quarter]
    person = _person(rng, unit.county, units.index(unit) * 100 + 20 + QUARTERS.index(quarter))
    unit.true[quarter] = replace(roster, people=(*roster.people, person))


def _move(rng: Random, unit: Unit, quarter: str, units: list[Unit]) -> None:
    """Somebody without a post moves to another unit, perhaps of another county."""
    n, other = _without_post(unit.true[quarter]), rng.choice(units)
    if n is None or other is unit:
        return
    gone = _changed(unit, quarter, n, state="转出", left=_day(rng, quarter), note=f"转往{other.name}")
    there = other.true[quarter]
    here = replace(gone, state="在册", left=None, note="")
    other.true[quarter] = replace(there, people=(*there.people, here))


def due(units: list[Unit]) -> dict[tuple[str, str], int]:
    """Yuan by person and month (2026-07): for each month the highest standard of the posts that somebody held on any day of it
    on which he lived (RULES.md, S02 and S06).
    """
    found: dict[tuple[str, str], int] = {}
    for unit in units:
        for quarter, roster in unit.true.items():
            died = {one.number: one.left for one in roster.people if one.state == "去世"}
            for post in roster.posts:
                for month in _months(quarter):
                    last = min(filter(None, (post.until, died.get(post.number), dt.date.max)))
                    if post.since < _next(month) and last >= month:
                        key = post.number, f"{month:%Y-%m}"
                        found[key] = max(found.get(key, 0), STANDARDS[post.title])
    return found


def _months(quarter: str) -> Iterator[dt.date]:
    month = first_day(quarter)
    for _ in range(3):
        yield month
        month = _next(month)


def _next(month: dt.date) -> dt.date:
    return (month + dt.timedelta(days=32)).replace(day=1)
