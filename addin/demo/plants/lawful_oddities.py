"""Cases that look unusual but are lawful: a rule that reports one as an error is wrong.

Each function changes a part of the county; what a rule may report as a remark is recorded in ``county.lawful``. A unit gets
at most one of those that change its bodies.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable

from addin.demo.county.model import County, DemoAbsence, DemoBody, DemoLiaison, DemoPerson, DemoPost, DemoUnit, LawfulOddity
from addin.demo.county.numbers import id_number
from addin.demo.county.people import People
from addin.demo.county.units import OrganisationCodes, term_end

Oddity = Callable[[County, DemoUnit, People, OrganisationCodes], None]
_DAY = dt.timedelta(days=1)
_TINY, _ORDINALS = "小区", "一二三四五六七八九十"


def place(county: County, people: People, codes: OrganisationCodes, tiny: int) -> None:
    """Apply every oddity: deaths and moves in all units, the others each in one unit.

    ``tiny`` is the number of branches with three members, the fewest allowed.
    """
    for unit in county.units:
        _gone(unit, county.period.end)
    for n, odd in enumerate(_ODDITIES):
        odd(county, county.units[n % len(county.units)], people, codes)
    for n in range(tiny):
        tiny_branch(county.units[-1 - n % len(county.units)], people, codes)


def _idle(unit: DemoUnit) -> list[DemoPerson]:
    """Persons 在册 who hold no post and are on no other list."""
    busy = {p.person.number for p in unit.posts} | {p.number for _, p, _ in unit.reserves} | {a.person.number for a in unit.away}
    return [p for p in unit.people if p.number not in busy and p.state == "在册" and not p.note]


def _gone(unit: DemoUnit, today: dt.date) -> None:
    """Let about 2 % of the idle persons have died or moved; their rows stay."""
    counts = {body.code: len(body.members) for body in unit.bodies}
    for person in _idle(unit):
        home = person.branch or person.group
        if counts[home] > 9 and unit.rng.random() < 0.02:
            counts[home] -= 1
            person.state = unit.rng.choice(("去世", "去世", "转出"))
            since = max(dt.date(today.year, 1, 5), person.retired or today)
            person.state_date = since + dt.timedelta(days=unit.rng.randrange((today - since).days))


def dissolved_branch(county: County, unit: DemoUnit, people: People, codes: OrganisationCodes) -> None:
    """已撤销的党支部保留在表上，书记已免职。"""
    day = dt.date(2025, 6, 30)
    old = DemoBody(
        codes.next(),
        f"{unit.name}离退休干部原河滨党支部",
        "党支部",
        "",
        dt.date(2012, 4, 1),
        dt.date(2023, 5, 1),
        dt.date(2026, 4, 30),
        level="一般",
        state="已撤销",
        state_date=day,
    )
    unit.bodies.append(old)
    unit.posts.append(DemoPost(_idle(unit)[0], old, "书记", dt.date(2023, 5, 1), day))


def dissolved_group(county: County, unit: DemoUnit, people: People, codes: OrganisationCodes) -> None:
    """已撤销的学习小组没有成员，也不再活动。"""
    founded, day = dt.date(2025, 4, 1), dt.date(2025, 12, 20)
    group = DemoBody(
        codes.next("X"),
        f"{unit.name}离退休干部临时学习小组",
        "学习小组",
        unit.branches[0].code,
        founded,
        founded,
        founded,
        state="已撤销",
        state_date=day,
    )
    unit.bodies.append(group)


def young_group(county: County, unit: DemoUnit, people: People, codes: OrganisationCodes) -> None:
    """年中成立的学习小组，成立以前的季度没有活动。"""
    group = unit.groups[0]
    group.founded = group.start = dt.date(county.period.year, 4, 8)
    for post in unit.posts:
        if post.body is group:
            post.start = max(post.start, group.founded)


def shrinking_branch(county: County, unit: DemoUnit, people: People, codes: OrganisationCodes) -> None:
    """不足3名正式党员的支部，状态已写“拟调整”。"""
    start = dt.date(2024, 9, 1)
    body = DemoBody(
        codes.next(),
        f"{unit.name}离退休干部滨河党支部",
        "党支部",
        "",
        dt.date(2015, 3, 1),
        start,
        term_end(start),
        level="一般",
        state="拟调整",
        state_date=dt.date(county.period.year, 7, 10),
    )
    for young in (True, False):
        person = people.retired(unit.rng, member=True, young=young)
        person.branch, person.management = body.code, "正常参加"
        body.members.append(person)
        unit.people.append(person)
    unit.bodies.append(body)
    unit.posts.append(DemoPost(body.members[1], body, "书记", max(start, (body.members[1].retired or start) + _DAY)))
    unit.reserves.append((body, body.members[0], dt.date(county.period.year, 3, 3)))
    unit.links.append(DemoLiaison(people.serving(unit.rng), unit.name, "办公室主任", body, dt.date(2025, 9, 1)))


def tiny_branch(unit: DemoUnit, people: People, codes: OrganisationCodes) -> None:
    """刚够3名党员的小支部，只设书记。"""
    start = dt.date(2024, 10, 1)
    before = sum(_TINY in body.name for body in unit.bodies)
    name = f"{unit.name}离退休干部{_TINY}{f'第{_ORDINALS[before]}' if before else ''}党支部"
    body = DemoBody(codes.next(), name, "党支部", "", dt.date(2016, 3, 1), start, term_end(start), level="一般")
    body.members = [people.retired(unit.rng, member=True, young=n == 0) for n in range(3)]
    for person in body.members:
        person.branch, person.management = body.code, "正常参加"
    unit.people += body.members
    unit.bodies.append(body)
    unit.posts.append(DemoPost(body.members[1], body, "书记", max(start, (body.members[1].retired or start) + _DAY)))
    unit.reserves.append((body, body.members[0], dt.date(2026, 3, 4)))
    unit.links.append(DemoLiaison(people.serving(unit.rng), unit.name, "工会副主席", body, dt.date(2025, 9, 10)))


def joint_branch(county: County, unit: DemoUnit, people: People, codes: OrganisationCodes) -> None:
    """联合成立的党支部：允许，但原则上应单独成立。"""
    _set_up(county, unit, "联合成立", "与河滨社区居委会等2个单位联合成立")


def mixed_branch(county: County, unit: DemoUnit, people: People, codes: OrganisationCodes) -> None:
    """与在职党员混编的党支部。"""
    _set_up(county, unit, "与在职混编", "在职党员少，混合编组")


def _set_up(county: County, unit: DemoUnit, setting: str, note: str) -> None:
    body = unit.branches[-1]
    body.setting, body.note = setting, note
    county.lawful.append(
        LawfulOddity(unit.code, "roster", "党组织", {"党组织代码": body.code}, "联合或混编设置", "C06-4", "设置方式")
    )


def serving_secretary(county: County, unit: DemoUnit, people: People, codes: OrganisationCodes) -> None:
    """书记由在职人员担任：允许，要逐步调整，不发补贴。"""
    held = Counter(p.person.number for p in unit.posts)
    post = next((p for p in unit.posts if p.title == "书记" and p.body.branch and held[p.person.number] == 1), None)
    if post is None:
        return
    post.person = people.serving(unit.rng)
    unit.staff.append(post.person)
    where: dict[str, object] = {"身份证号": post.person.number, "任职组织代码": post.body.code}
    county.lawful.append(LawfulOddity(unit.code, "roster", "任职", where, "在职书记", "C07-3", "任职人员类别"))


def archive_birth_dates(county: County, unit: DemoUnit, people: People, codes: OrganisationCodes) -> None:
    """档案出生日期与身份证不一致，备注写明以档案为准。"""
    for person in _idle(unit)[:3]:
        person.birth -= dt.timedelta(days=200)
        person.note = "出生日期以档案为准"


def liaison_changed(county: County, unit: DemoUnit, people: People, codes: OrganisationCodes) -> None:
    """联络员岗位变化，十天以内已补派。"""
    old = unit.links[0]
    old.end, old.why = dt.date(county.period.year, 5, 20), "岗位变化"
    new = people.serving(unit.rng)
    unit.staff.append(new)
    unit.links.append(DemoLiaison(new, unit.name, "组织科科长", old.body, dt.date(county.period.year, 5, 29)))


def liaison_across_units(county: County, unit: DemoUnit, people: People, codes: OrganisationCodes) -> None:
    """一名联络员联系两个单位的党组织，合计不超过3个。"""
    other = county.units[(county.units.index(unit) + 1) % len(county.units)]
    first = unit.links[0]
    held = sum(link.person is first.person for link in unit.links)
    body = other.links[0].body
    if held < 3:
        other.links[0] = DemoLiaison(first.person, unit.name, first.job, body, dt.date(2025, 10, 9))


def received_from_next_unit(county: County, unit: DemoUnit, people: People, codes: OrganisationCodes) -> None:
    """流入地单位也登记了流动党员，流出党支部是别的单位的。"""
    for other in county.units:
        away = next((a for a in other.away if a.kind == "长期"), None)
        if other is not unit and away:
            away.place, away.host = "昆明市盘龙区", unit.branches[0].name
            unit.away.append(
                DemoAbsence(away.person, away.home, away.kind, away.place, away.host, away.left, away.back, away.notified)
            )
            return


def parent_in_other_unit(county: County, unit: DemoUnit, people: People, codes: OrganisationCodes) -> None:
    """上级党组织在别的单位。"""
    top = next((b for u in county.units if u is not unit for b in u.bodies if b.form == "党委"), None)
    lonely = next((b for b in unit.branches if not b.parent), None)
    if top and lonely:
        lonely.parent = top.code


def predecessor(county: County, unit: DemoUnit, people: People, codes: OrganisationCodes) -> None:
    """上一任书记已免职，记录保留，继任者次日起任。"""
    post = next(p for p in unit.posts if p.title == "书记" and p.body.branch)
    body = post.body
    unit.posts.append(DemoPost(_idle(unit)[0], body, "书记", max(body.founded, body.start - 800 * _DAY), post.start - _DAY))


def namesakes(county: County, unit: DemoUnit, people: People, codes: OrganisationCodes) -> None:
    """两个单位各有一名委员同名同生日，已认定是不同的人。"""
    other = county.units[(county.units.index(unit) + 2) % len(county.units)]
    held = Counter(p.person.number for p in unit.posts)
    mine = next((p.person for p in unit.posts if p.title in ("委员", "副书记") and held[p.person.number] == 1), None)
    double = next((p for p in _idle(other) if mine and p.member and p.sex == mine.sex), None)
    body = next((b for b in other.branches if len(b.members) > 8), None)
    if mine and double and body:
        order = int(double.number[14:17])
        double.name, double.birth, double.joined, double.retired = mine.name, mine.birth, mine.joined, mine.retired
        double.number = id_number("532901", mine.birth, order)
        other.posts.append(DemoPost(double, body, "委员", dt.date(county.period.year, 2, 2)))
        other.decisions.append((mine.number, double.number))


_ODDITIES: tuple[Oddity, ...] = (
    dissolved_branch,
    dissolved_group,
    young_group,
    shrinking_branch,
    joint_branch,
    mixed_branch,
    serving_secretary,
    archive_birth_dates,
    liaison_changed,
    liaison_across_units,
    received_from_next_unit,
    parent_in_other_unit,
    predecessor,
    namesakes,
)
