"""Generate the bodies of a unit: branches with members, general branches and committees above them, study groups."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from random import Random

from addin.demo.county.model import DemoBody, DemoPerson, DemoUnit
from addin.demo.county.people import People

PARTY_SHARE = 0.65
VETERANS = 0.025
LARGEST_BRANCH = 50
_ORDINALS = "一二三四五六七八九十"


class OrganisationCodes:
    """Issues the county's codes of organisations and study groups in sequence."""

    def __init__(self, county: str) -> None:
        self._county = county
        self._last = {"": 0, "X": 0}

    def next(self, prefix: str = "") -> str:
        """The next code: prefix, county, six digits. KeyError for a prefix other than empty and X."""
        self._last[prefix] += 1
        return f"{prefix}{self._county}{self._last[prefix]:06d}"


def fill_unit(unit: DemoUnit, size: int, people: People, codes: OrganisationCodes) -> None:
    """Generate the bodies and the ``size`` retired cadres of a unit."""
    rng = unit.rng
    members = max(round(size * (PARTY_SHARE + rng.uniform(-0.06, 0.06))), 4)
    _branches(unit, _split(rng, members), codes)
    for body in unit.branches:
        body.members = list(_members(rng, people, len(body.members), body))
    _groups(unit, size - members, people, codes)
    unit.people = [person for body in unit.bodies for person in body.members]


def _split(rng: Random, members: int) -> list[int]:
    """Sizes of branches: one of up to 50 members (sometimes two), else several of 3 to 50."""
    if members <= LARGEST_BRANCH:
        small = rng.randint(3, 6)
        return [members - small, small] if members > 20 and rng.random() < 0.15 else [members]
    count = -(-members // rng.choice((28, 34, 40)))
    weights = [rng.uniform(0.7, 1.3) for _ in range(count)]
    sizes = [max(3, int(members * weight / sum(weights))) for weight in weights]
    sizes[0] += members - sum(sizes)
    return sizes if max(sizes) <= LARGEST_BRANCH else _split(rng, members)


def _branches(unit: DemoUnit, sizes: list[int], codes: OrganisationCodes) -> None:
    above = ""
    if sum(sizes) > LARGEST_BRANCH:
        form = "党委" if sum(sizes) >= 100 else "党总支"
        top = _body(unit, codes.next(), f"{unit.name}离退休干部{form}", form, "")
        unit.bodies.append(top)
        above = top.code
    for n, size in enumerate(sizes):
        which = f"第{_ORDINALS[n]}" if len(sizes) > 1 else ""
        body = _body(unit, codes.next(), f"{unit.name}离退休干部{which}党支部", "党支部", above)
        body.level = unit.rng.choice(("一般", "规范", "规范", "规范", "模范"))
        body.members = [_NOBODY] * size
        unit.bodies.append(body)


def _body(unit: DemoUnit, code: str, name: str, form: str, parent: str) -> DemoBody:
    rng = unit.rng
    founded = dt.date(rng.randint(2008, 2022), rng.randint(1, 12), rng.randint(1, 28))
    start = dt.date(2023, 11, 1) + dt.timedelta(days=rng.randrange(880))
    return DemoBody(code, name, form, parent, founded, start, term_end(start))


def term_end(start: dt.date, years: int = 3) -> dt.date:
    """The last day of a term of ``years`` that began on ``start``."""
    return start.replace(year=start.year + years, day=min(start.day, 28)) - dt.timedelta(days=1)


def _members(rng: Random, people: People, count: int, body: DemoBody) -> Iterator[DemoPerson]:
    for n in range(count):
        veteran = n >= 8 and rng.random() < VETERANS
        person = people.retired(rng, member=True, young=n == 0, veteran=veteran)
        person.branch = body.code
        yield person


def _groups(unit: DemoUnit, count: int, people: People, codes: OrganisationCodes) -> None:
    rng = unit.rng
    number = max(1, -(-count // 16)) if count else 0
    for n in range(number):
        which = f"第{_ORDINALS[n]}" if number > 1 else ""
        branch = rng.choice(unit.branches)
        founded = dt.date(2025, rng.randint(1, 12), rng.randint(1, 28))
        name = f"{unit.name}离退休干部{which}学习小组"
        group = DemoBody(codes.next("X"), name, "学习小组", branch.code, founded, founded, founded)
        for _ in range(count // number + (n < count % number)):
            person = people.retired(rng, member=False, veteran=rng.random() < VETERANS / 2)
            person.group = group.code
            group.members.append(person)
        unit.bodies.append(group)


_NOBODY = DemoPerson("", "", "", "", dt.date.min, "", "", None, None, "", "", False, "", "", "")
