"""Generate a unit's activities since January: meetings, study, training, contacts, visits, with the participants."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from addin.demo.county.model import DemoAbsence, DemoActivity, DemoPerson, DemoUnit
from workbook_templates.values.period import Period, month_end

Who = list[tuple[DemoPerson, str]]
_STUDY = (
    "学习党章和党规党纪",
    "学习《习近平谈治国理政》",
    "学习全会精神",
    "学习宪法和法律法规",
    "学习党史、新中国史",
    "学习民族团结进步条例",
)
_ROLES = {"书记": "书记", "副书记": "委员", "委员": "委员", "组长": "组长", "副组长": "组长"}


class ActivityLog:
    """Generates the activities of a unit from January to the end of the period."""

    def __init__(self, unit: DemoUnit, period: Period) -> None:
        self.unit, self.period, self.rng = unit, period, unit.rng
        self.year = period.year
        self.quarters = [Period(self.year, first, first + 2) for first in range(1, period.last, 3)]
        self.recorder = next((link.person.name for link in unit.links), unit.people[0].name)

    def write(self) -> None:
        """Append all activities to the unit's events, by day."""
        for part in (self._branch_life, self._groups, self._trainings, self._unit_duties, self._contacts, self._community):
            self.unit.events.extend(part())
        self.unit.events.sort(key=lambda event: event.day)

    def _event(self, body: str, kind: str, day: dt.date, theme: str, who: Who | int, **more: object) -> DemoActivity:
        came = who if isinstance(who, int) else len(who)
        due = came + (self.rng.randint(0, max(came // 5, 0)) if isinstance(who, int) else 0)
        return DemoActivity(
            body,
            kind,
            day,
            theme,
            self._host(body),
            self.recorder,
            due,
            came,
            who=[] if isinstance(who, int) else who,
            place=self.rng.choice(_ROOMS),
            **more,  # type: ignore[arg-type] # named above
        )

    def _host(self, body: str) -> str:
        lead = [p.person.name for p in self.unit.posts if p.body.code == body and p.title in ("书记", "组长")]
        return lead[0] if lead else self.recorder

    def _branch_life(self) -> Iterator[DemoActivity]:
        for body in self.unit.branches:
            can = sum(p.management == "正常参加" and p.state == "在册" for p in body.members) or 1
            for quarter in self.quarters:
                for kind in ("党员大会", "党课", "主题党日"):
                    yield self._event(
                        body.code, kind, self.day(quarter), self.rng.choice(_STUDY), max(1, can - self.rng.randint(0, can // 6))
                    )
                for month in range(quarter.first, quarter.last + 1):
                    committee = sum(p.body is body for p in self.unit.posts)
                    yield self._event(
                        body.code, "支委会", self.day(Period(self.year, month, month)), "研究支部工作", max(committee, 1)
                    )

    def day(self, within: Period, after: dt.date | None = None, until: dt.date | None = None) -> dt.date:
        """A random day of a period, not before ``after`` nor later than ``until``."""
        start, end = max(within.start, after or within.start), min(month_end(within.year, within.last), until or within.end)
        return start + dt.timedelta(days=self.rng.randrange(max((end - start).days - 1, 0) + 1))

    def _groups(self) -> Iterator[DemoActivity]:
        for group in self.unit.groups:
            for quarter in self.quarters:
                if group.founded <= quarter.end:
                    people = [(p, "群众") for p in group.members if p.state == "在册" and p.category == "退休"]
                    people += [(p.person, "组长") for p in self.unit.posts if p.body is group and p.person not in group.members]
                    day = self.day(quarter, group.founded)
                    yield self._event(group.code, "学习小组活动", day, self.rng.choice(_STUDY), people, hours=2)

    def _trainings(self) -> Iterator[DemoActivity]:
        """Trainings of the unit: everyone once a year, the committees included; who cannot come is taught at home."""
        everyone = self._to_be_trained()
        home = [p for p in everyone if p.management in ("居家养老", "长期患病", "异地居住") or p.category == "离休"]
        able = [p for p in everyone if p not in home]
        for n, first in enumerate(range(0, len(able), 60), start=1):
            yield self._training(f"离退休干部集中培训第{n}期", self._in_their_roles(able[first : first + 60]), "线下", 8)
        if home:
            yield self._training("送学上门和线上培训", self._in_their_roles(home), "送学上门", 4)

    def _to_be_trained(self) -> list[DemoPerson]:
        """Liaisons and secretaries in service, then all persons 在册, each once."""
        staff = [link.person for link in self.unit.links] + [p.person for p in self.unit.posts if p.service == "在职"]
        everyone = [p for p in self.unit.people if p.state == "在册"]
        return list({p.number: p for p in (*staff, *everyone)}.values())

    def _in_their_roles(self, people: list[DemoPerson]) -> Who:
        roles = {p.person.number: _ROLES[p.title] for p in self.unit.posts if p.end is None}
        return [(p, roles.get(p.number) or _plain(p)) for p in people]

    def _training(self, theme: str, who: Who, way: str, hours: int) -> DemoActivity:
        day = self.day(Period(self.year, 3, min(8, self.period.last)))
        return self._event(self.unit.code, "培训", day, theme, who, tier="单位兜底", way=way, hours=hours)

    def _unit_duties(self) -> Iterator[DemoActivity]:
        crowd = max(len(self.unit.people) // 2, 1)
        for kind, theme in (
            ("警示教育", "违纪违法案例警示教育"),
            ("领导讲党课", "党组书记讲党课"),
            ("领导调研", "到离退休干部党支部调研"),
            ("通报情况", "通报本单位工作情况"),
            ("阅读文件", "阅读重要文件"),
            ("参加重要会议", "列席年度工作会议"),
            ("参观学习", "参观重点项目建设"),
            ("理论学习", "专题读书班"),
        ):
            yield self._event(self.unit.code, kind, self.day(Period(self.year, 2, self.period.last)), theme, crowd)
        for half in (Period(self.year, 1, 6), Period(self.year, 7, 12))[: 1 + (self.period.last > 6)]:
            yield self._event(self.unit.code, "队伍状况分析", self.day(half, until=self.period.end), "离退休干部队伍状况分析", 5)
        cared = [p for p in self.unit.people if p.state == "在册" and (p.category == "离休" or p.health in _FRAIL)]
        day = self.day(Period(self.year, 1, 3))
        yield self._event(self.unit.code, "走访慰问", day, "春节走访慰问", [(p, _plain(p)) for p in cared] or 3, way="送学上门")
        yield self._event(self.unit.code, "荣誉退休", self.day(Period(self.year, 1, 3)), "荣誉退休座谈会", 3)

    def _contacts(self) -> Iterator[DemoActivity]:
        own = {body.code for body in self.unit.bodies}
        for away in (a for a in self.unit.away if a.home in own):
            for quarter in self.quarters:
                if _is_away(away, quarter):
                    day = self.day(quarter, away.left, away.back)
                    yield self._event(away.home, "流动党员联系", day, "电话联系流动党员", [(away.person, "党员")], way="线上")

    def _community(self) -> Iterator[DemoActivity]:
        for body in self.unit.branches[:1]:
            day = self.day(Period(self.year, 3, self.period.last))
            yield self._event(body.code, "社区共建", day, "与社区党组织共建", 8)
            yield self._event(body.code, "作用发挥", day, "银龄志愿服务", 6)


_FRAIL = ("失能半失能", "长期住院")
_ROOMS = ("单位三楼会议室", "老干部活动中心", "支部活动室", "社区党群服务中心")


def _plain(person: DemoPerson) -> str:
    if person.category == "在职":
        return "联络员"
    return "党员" if person.member else "群众"


def _is_away(away: DemoAbsence, quarter: Period) -> bool:
    return away.left <= quarter.end and (away.back is None or away.back >= quarter.start)


def numbered(events: Iterable[DemoActivity]) -> Iterator[tuple[str, DemoActivity]]:
    """The events with their codes, a running number of the unit: 2026Q3-0001."""
    for n, event in enumerate(events, 1):
        yield f"{event.day.year}Q{(event.day.month + 2) // 3}-{n:04d}", event
