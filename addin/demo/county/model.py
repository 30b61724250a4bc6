"""The data model of the invented county, from which its forms are made."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from random import Random
from typing import NamedTuple

from validators.planting.site import Stage
from workbook_templates.values.period import Period

Day = dt.date


@dataclass(slots=True, eq=False)
class DemoPerson:
    """A retired cadre, or a person in service (``category`` 在职), with the roster's columns of a person."""

    name: str
    number: str
    sex: str
    nation: str
    birth: Day
    category: str
    politics: str
    joined: Day | None
    retired: Day | None
    post: str
    rank: str
    led: bool
    home: str
    phone: str
    health: str
    skill: str = ""
    talent: bool = False
    management: str = ""
    branch: str = ""
    group: str = ""
    state: str = "在册"
    state_date: Day | None = None
    note: str = ""

    @property
    def member(self) -> bool:
        """Whether a full member of the Party."""
        return self.politics == "中共党员"


@dataclass(slots=True, eq=False)
class DemoBody:
    """A party organisation or study group. ``parent`` is the code of the superior one, for a group of its branch."""

    code: str
    name: str
    form: str
    parent: str
    founded: Day
    start: Day
    end: Day
    setting: str = "单独成立"
    level: str = ""
    state: str = "正常"
    state_date: Day | None = None
    note: str = ""
    members: list[DemoPerson] = field(default_factory=list)

    @property
    def group(self) -> bool:
        """Whether it is a study group."""
        return self.form == "学习小组"

    @property
    def branch(self) -> bool:
        """Whether it is a branch."""
        return self.form == "党支部"


@dataclass(slots=True, eq=False)
class DemoPost:
    """A post held in a body; ``end`` is None where it is still held."""

    person: DemoPerson
    body: DemoBody
    title: str
    start: Day
    end: Day | None = None

    @property
    def service(self) -> str:
        """The value of 任职人员类别: 在职 or 离退休."""
        return "在职" if self.person.category == "在职" else "离退休"


@dataclass(slots=True, eq=False)
class DemoAbsence:
    """A mobile member: away from the branch ``home`` since ``left``, ``back`` None where not returned."""

    person: DemoPerson
    home: str
    kind: str
    place: str
    host: str
    left: Day
    back: Day | None = None
    notified: Day | None = None


@dataclass(slots=True, eq=False)
class DemoLiaison:
    """The appointment of a liaison for an organisation."""

    person: DemoPerson
    employer: str
    job: str
    body: DemoBody
    start: Day
    end: Day | None = None
    why: str = ""


@dataclass(slots=True, eq=False)
class DemoActivity:
    """An activity; ``due`` and ``came`` are the numbers expected and present, ``who`` the participants with their roles."""

    body: str
    kind: str
    day: Day
    theme: str
    host: str
    recorder: str
    due: int
    came: int
    tier: str = ""
    hours: int = 0
    way: str = "线下"
    place: str = ""
    note: str = ""
    who: list[tuple[DemoPerson, str]] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class DemoUnit:
    """A unit with all it reports. It has its own ``rng``, so that its data do not depend on the other units'."""

    code: str
    name: str
    short: str
    rng: Random
    staff: list[DemoPerson] = field(default_factory=list)
    people: list[DemoPerson] = field(default_factory=list)
    bodies: list[DemoBody] = field(default_factory=list)
    posts: list[DemoPost] = field(default_factory=list)
    reserves: list[tuple[DemoBody, DemoPerson, Day]] = field(default_factory=list)
    away: list[DemoAbsence] = field(default_factory=list)
    links: list[DemoLiaison] = field(default_factory=list)
    events: list[DemoActivity] = field(default_factory=list)
    decisions: list[tuple[str, str]] = field(default_factory=list)

    def body(self, code: str) -> DemoBody:
        """The body of a code. StopIteration where the unit has none."""
        return next(body for body in self.bodies if body.code == code)

    @property
    def branches(self) -> list[DemoBody]:
        """Its branches that are not dissolved."""
        return [body for body in self.bodies if body.branch and body.state != "已撤销"]

    @property
    def groups(self) -> list[DemoBody]:
        """Its study groups that are not dissolved."""
        return [body for body in self.bodies if body.group and body.state != "已撤销"]


class LawfulOddity(NamedTuple):
    """Something unusual but lawful: its row, by values of columns (``where``), and the rule that may report it."""

    unit: str
    kind: str
    sheet: str
    where: dict[str, object]
    note: str
    rule: str = ""
    column: str = ""
    stage: Stage = "check"


class Region(NamedTuple):
    """Where a county is: its office's code, its name, the code of the office above."""

    code: str
    name: str
    above: str


@dataclass(slots=True, eq=False)
class County:
    """The county: the office's code, the county's name, the superior office's code, the period, units, lawful oddities."""

    code: str
    name: str
    above: str
    period: Period
    units: list[DemoUnit] = field(default_factory=list)
    lawful: list[LawfulOddity] = field(default_factory=list)

    @property
    def office(self) -> str:
        """The office's name, marked as an example because it appears on documents that look real."""
        return f"{self.name}委老干部局（示例）"
