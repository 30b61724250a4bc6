"""Generate committees of branches, leaders of groups, reserve secretaries, mobile members, liaisons."""

from __future__ import annotations

import datetime as dt
from random import Random

from addin.demo.county.model import DemoAbsence, DemoBody, DemoLiaison, DemoPerson, DemoPost, DemoUnit
from addin.demo.county.people import People

LEADERS_ON_COMMITTEE = 0.7
DEPUTIES_ON_COMMITTEE = 0.3
AWAY = 0.03
_FAR = (
    ("四川省成都市", "成都市青羊区某社区党支部"),
    ("上海市", "上海市浦东新区某社区党支部"),
    ("广东省深圳市", "深圳市南山区某社区党支部"),
    ("海南省三亚市", "三亚市吉阳区某社区党支部"),
    ("云南省大理市", "大理市下关街道某社区党支部"),
    ("北京市", "北京市朝阳区某社区党支部"),
)


def staff_posts(unit: DemoUnit) -> None:
    """Fill the posts of committees and groups. The first member of a branch is left for its reserve secretary."""
    for body in unit.branches:
        _committee(unit, body, body.members[1:], _committee_size(unit.rng, len(body.members)))
    for body in unit.bodies:
        if body.form in ("党委", "党总支"):
            under = [p for b in unit.branches if b.parent == body.code for p in b.members]
            _committee(unit, body, under, 5)
    taken: set[str] = set()
    for group in unit.groups:
        _group_posts(unit, group, taken)


def _committee_size(rng: Random, members: int) -> int:
    if members < 7:
        return rng.choice((1, 2))
    return 5 if members > 25 and rng.random() < 0.5 else 3


def _committee(unit: DemoUnit, body: DemoBody, members: list[DemoPerson], size: int) -> None:
    rng = unit.rng
    willing = [p for p in members if _fit(p)] or members
    fit = sorted(willing, key=lambda p: (p.birth.year < 1948, rng.random()))
    titles = ["书记", "副书记" if size == 2 or rng.random() < 0.5 else "委员", *["委员"] * 5][:size]
    for person, title in zip(fit, titles, strict=False):
        retired = person.retired or body.start
        unit.posts.append(DemoPost(person, body, title, max(body.start, retired + dt.timedelta(days=1))))


def _fit(person: DemoPerson) -> bool:
    return person.state == "在册" and person.management == "正常参加" and person.category == "退休"


def _group_posts(unit: DemoUnit, group: DemoBody, taken: set[str]) -> None:
    committee = [p.person for p in unit.posts if p.body.code == group.parent and p.person.number not in taken]
    own = [p for p in group.members if p.category == "退休" and p.birth.year > 1942] or group.members
    for title, share in (("组长", LEADERS_ON_COMMITTEE), ("副组长", DEPUTIES_ON_COMMITTEE)):
        if title == "副组长" and unit.rng.random() < 0.4:
            continue
        among = committee if committee and unit.rng.random() < share else own
        among = [p for p in among if p.number not in taken] or [p for p in own if p.number not in taken]
        if among:
            person = unit.rng.choice(among)
            taken.add(person.number)
            _lead(unit, group, title, person)


def _lead(unit: DemoUnit, group: DemoBody, title: str, person: DemoPerson) -> None:
    """The post starts when the group exists, the person has retired, and holds the other post already."""
    held = max((p.start for p in unit.posts if p.person is person), default=group.founded)
    unit.posts.append(DemoPost(person, group, title, max(group.founded, held, person.retired or held)))


def reserves(unit: DemoUnit, today: dt.date) -> None:
    """One reserve secretary for each branch: retired within five years, formerly in a leading post."""
    for body in unit.branches:
        day = dt.date(today.year, unit.rng.randint(2, 6), unit.rng.randint(1, 28))
        unit.reserves.append((body, body.members[0], day))


def send_away(unit: DemoUnit, today: dt.date) -> None:
    """Make some members mobile: living elsewhere for a season or permanently."""
    rng = unit.rng
    busy = {p.person.number for p in unit.posts} | {person.number for _, person, _ in unit.reserves}
    for body in unit.branches:
        for person in body.members:
            if _fit(person) and person.number not in busy and rng.random() < AWAY * 1.6:
                unit.away.append(_away(rng, person, body, today))


def _away(rng: Random, person: DemoPerson, body: DemoBody, today: dt.date) -> DemoAbsence:
    place, host = rng.choice(_FAR)
    if rng.random() < 0.5:
        person.management = "异地居住"
        left = dt.date(2023, 1, 1) + dt.timedelta(days=rng.randrange(1130))
        return DemoAbsence(person, body.code, "长期", place, host, left, None, left + dt.timedelta(days=rng.randint(30, 150)))
    person.management = "季节性流动"
    left = dt.date(today.year, 5, 10) + dt.timedelta(days=rng.randrange(100))
    kind = rng.choice(("季节性", "不足六个月"))
    back = left + dt.timedelta(days=rng.randint(25, 60)) if rng.random() < 0.3 else None
    return DemoAbsence(person, body.code, kind, place, host, left, back if back and back < today else None)


def send_liaisons(unit: DemoUnit, people: People) -> None:
    """Appoint liaisons in service, each for one to three organisations, until every organisation has one."""
    rng = unit.rng
    waiting = [body for body in unit.bodies if not body.group and body.state != "已撤销"]
    while waiting:
        person = people.serving(rng)
        unit.staff.append(person)
        job = rng.choice(("人事科科长", "办公室副主任", "机关党委专职副书记", "老干部工作科科员"))
        start = dt.date(2025, rng.randint(1, 11), rng.randint(1, 28))
        for body in waiting[: rng.choice((1, 2, 2, 3))]:
            waiting.remove(body)
            unit.links.append(DemoLiaison(person, unit.name, job, body, start))
