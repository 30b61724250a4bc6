"""What goes against the plan within one unit's forms (C02 to C13)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from addin.demo.books import Row
from addin.demo.plants import plant
from addin.demo.site import ACTIVITY, LIAISON, PEOPLE, ROSTER, Fit, Mark, NoRoom, Site, Spot, is_member
from validators.months import whole_months

LEADING = ("书记", "副书记", "委员")


def in_post(spot: Spot) -> bool:
    """Whether a 任职 row is a post still held."""
    return spot.row["免职日期"] is None


def person_row(site: Site, unit: str, number: object) -> Spot | None:
    """A person's row on the unit's roster."""
    return next((s for s in site.rows(unit, ROSTER, PEOPLE) if s.row["身份证号"] == number), None)


def exchange(site: Site, spot: Spot, fit: Fit) -> Spot:
    """Put an idle person of the same unit in the place of the one a row names."""
    other = site.bystander(lambda s: s.book.unit == spot.book.unit and fit(s))
    spot.row["身份证号"], name = other.row["身份证号"], "联络员姓名" if "联络员姓名" in spot.row else "姓名"
    spot.row[name] = other.row["姓名"]
    return other


@plant("C02-1")
def member_of_no_branch(site: Site) -> Iterator[Mark]:
    """党员没有编入党支部。"""
    spot = site.bystander(is_member)
    site.sizes[spot.row["党支部代码"]] -= 1
    spot.row["党支部代码"] = None
    yield spot.at("党支部代码")


@plant("C02-2")
def person_of_no_group(site: Site) -> Iterator[Mark]:
    """非党员没有编入学习小组。"""
    spot = site.bystander(lambda s: s.row["学习小组代码"])
    site.sizes[spot.row["学习小组代码"]] -= 1
    spot.row["学习小组代码"] = None
    yield spot.at("学习小组代码")


@plant("C02-3")
def group_under_committee(site: Site) -> Iterator[Mark]:
    """学习小组挂联的不是党支部。"""

    def top(spot: Spot) -> Row | None:
        above = (row for row in spot.book.sheets["党组织"] if row["组织形式"] != "党支部")
        return next(above, None) if spot.row["状态"] == "正常" else None

    spot = site.take(ROSTER, "学习小组", top)
    found = top(spot)
    spot.row["挂联党支部代码"] = found["党组织代码"] if found else None
    yield spot.at("挂联党支部代码")


@plant("C02-4")
def plain_member_leads(site: Site) -> Iterator[Mark]:
    """普通党员担任学习小组组长。"""
    spot = site.take(ROSTER, "任职", lambda s: s.row["职务"] in ("组长", "副组长") and in_post(s))
    exchange(site, spot, is_member)
    yield spot.at("身份证号")


def _quarter(site: Site, row: Row) -> bool:
    return site.county.period.contains(row["活动日期"])  # type: ignore[arg-type] # clean rows hold dates


def drop_activities(site: Site, unit: str, drop: Any) -> None:
    """Take activities out of a unit's log, with those who took part."""
    sheets = site.book(unit, ACTIVITY).sheets
    gone = {row["活动编号"] for row in sheets["活动记录"] if drop(row)}
    if any(id(row) in site.used for row in sheets["活动记录"] if row["活动编号"] in gone):
        raise NoRoom("活动记录")
    for sheet in ("活动记录", "参加人员"):
        sheets[sheet][:] = [row for row in sheets[sheet] if row["活动编号"] not in gone]


def _since(spot: Spot) -> dt.date:
    day = spot.row["成立日期"]
    return day if isinstance(day, dt.date) else dt.date.max


@plant("C02-5")
def group_idle_for_a_quarter(site: Site) -> Iterator[Mark]:
    """学习小组一个季度没有活动。"""
    spot = site.take(ROSTER, "学习小组", lambda s: s.row["状态"] == "正常" and _since(s) < site.county.period.start)
    drop_activities(site, spot.book.unit, lambda row: row["组织代码"] == spot.row["小组代码"] and _quarter(site, row))
    yield spot.at("小组代码")


@plant("C05-2")
def leader_untrained(site: Site) -> Iterator[Mark]:
    """支部班子成员全年没有参加培训。"""
    spot = site.take(ROSTER, "任职", lambda s: s.row["职务"] in LEADING and in_post(s))
    sheets = site.book(spot.book.unit, ACTIVITY).sheets
    trainings = {row["活动编号"] for row in sheets["活动记录"] if row["活动类型"] == "培训"}
    number = spot.row["身份证号"]
    sheets["参加人员"][:] = [r for r in sheets["参加人员"] if r["活动编号"] not in trainings or r["身份证号"] != number]
    first = next(s for s in site.rows(spot.book.unit, ROSTER, "任职") if s.row["身份证号"] == number and s.row["职务"] in LEADING)
    yield first.at("身份证号")
    person = person_row(site, spot.book.unit, number)
    if person:
        yield person.follows("C04-1")


@plant("C06-1")
def name_incomplete(site: Site) -> Iterator[Mark]:
    """党组织名称缺少单位、服务群体或组织形式。"""
    spot = site.take(ROSTER, "党组织", lambda s: s.row["状态"] == "正常")
    name, form, unit = str(spot.row["党组织名称"]), str(spot.row["组织形式"]), str(spot.book.cover["填报单位"])
    lacking = [name.replace(unit, ""), name.replace("离退休干部", ""), name.removesuffix(form)]
    spot.row["党组织名称"] = site.rng.choice(lacking)
    yield spot.at("党组织名称")


@plant("C06-2")
def branch_of_two(site: Site) -> Iterator[Mark]:
    """党支部只剩2名正式党员。"""
    spot = site.take(ROSTER, "党组织", lambda s: s.row["状态"] == "正常" and site.sizes[s.row["党组织代码"]] == 3)
    held = {s.row["身份证号"] for sheet in ("任职", "后备书记", "流动党员") for s in site.rows(spot.book.unit, ROSTER, sheet)}
    mine = [s for s in site.rows(spot.book.unit, ROSTER, PEOPLE) if s.row["党支部代码"] == spot.row["党组织代码"]]
    idle = [s for s in mine if s.row["身份证号"] not in held and site.free(s)]
    if not idle:
        raise NoRoom("党组织")
    site.use(idle[0]).row.update({"状态": "去世", "状态日期": dt.date(site.county.period.year, 7, 20)})
    yield spot.at("状态")


def _retired_before(year: int) -> Fit:
    return lambda s: is_member(s) and s.row["退休日期"].year < year and s.row["曾任领导职务"] == "是"  # type: ignore[attr-defined]


@plant("C07-1")
def reserve_retired_long_ago(site: Site) -> Iterator[Mark]:
    """后备书记退休已超过5年。"""
    spot = site.take(ROSTER, "后备书记")
    exchange(site, spot, _retired_before(site.county.period.year - 7))
    yield spot.at("身份证号")


@plant("C07-1")
def reserve_never_led(site: Site) -> Iterator[Mark]:
    """后备书记没有担任过领导职务。"""
    spot = site.take(ROSTER, "后备书记")
    person = person_row(site, spot.book.unit, spot.row["身份证号"])
    if person is None:
        raise NoRoom("后备书记")
    person.row["曾任领导职务"] = "否"
    yield spot.at("身份证号")


def _serving(spot: Spot) -> bool:
    return spot.row["结束日期"] is None


@plant("C08-1")
def branch_without_liaison(site: Site) -> Iterator[Mark]:
    """党支部没有联络员。"""

    def alone(spot: Spot) -> bool:
        links = [
            s.row for s in site.rows(spot.book.unit, LIAISON, "联络员选派") if s.row["联系党组织代码"] == spot.row["党组织代码"]
        ]
        return (
            spot.row["组织形式"] == "党支部" and spot.row["状态"] == "正常" and len(links) == 1 and id(links[0]) not in site.used
        )

    spot = site.take(ROSTER, "党组织", alone)
    links = site.book(spot.book.unit, LIAISON).sheets["联络员选派"]
    links[:] = [row for row in links if row["联系党组织代码"] != spot.row["党组织代码"]]
    yield spot.at("党组织代码")


@plant("C08-2")
def liaison_of_four(site: Site) -> Iterator[Mark]:
    """一名联络员同时联系4个党组织。"""

    def many(spot: Spot) -> list[Spot]:
        mine = [s for s in site.rows(spot.book.unit, LIAISON, "联络员选派") if _serving(s) and site.free(s)]
        return list({s.row["联系党组织代码"]: s for s in mine}.values())

    spot = site.take(LIAISON, "联络员选派", lambda s: _serving(s) and len(many(s)) > 4)
    others = [s for s in many(spot) if s.row["身份证号"] != spot.row["身份证号"]]
    mine = [s for s in site.rows(spot.book.unit, LIAISON, "联络员选派") if s.row["身份证号"] == spot.row["身份证号"]]
    while len(mine) < 4 and others:
        mine.append(site.use(others.pop()))
        mine[-1].row.update({name: spot.row[name] for name in ("身份证号", "联络员姓名", "在职职务")})
    if len(mine) < 4:
        raise NoRoom("联络员选派")
    yield _overload(site, spot.book.unit, mine).at("身份证号")


def _overload(site: Site, unit: str, mine: list[Spot]) -> Spot:
    """The row that makes it four: the latest begun."""
    order = {id(row): n for n, row in enumerate(site.book(unit, LIAISON).sheets["联络员选派"])}
    return sorted(mine, key=lambda s: (s.row["选派日期"], order[id(s.row)]))[3]


@plant("C08-3")
def liaison_outside_the_party(site: Site) -> Iterator[Mark]:
    """联络员不是党员。"""
    spot = site.take(LIAISON, "联络员选派", _serving)
    spot.row["政治面貌"] = "群众"
    yield spot.at("政治面貌")


@plant("C08-3")
def liaison_retired(site: Site) -> Iterator[Mark]:
    """联络员已经退休。"""
    spot = site.take(LIAISON, "联络员选派", _serving)
    exchange(site, spot, is_member)
    yield spot.at("身份证号")
    yield spot.follows("C08-5")


def _own(site: Site, spot: Spot) -> bool:
    return any(row["党组织代码"] == spot.row["流出党支部代码"] for row in site.book(spot.book.unit, ROSTER).sheets["党组织"])


@plant("C13-1")
def not_notified(site: Site) -> Iterator[Mark]:
    """外出满6个月没有通报流入地。"""
    spot = site.take(ROSTER, "流动党员", lambda s: s.row["流动类型"] == "长期" and _own(site, s))
    spot.row["通报流入地日期"] = None
    yield spot.at("通报流入地日期")


@plant("C13-3")
def not_contacted(site: Site) -> Iterator[Mark]:
    """流动党员一个季度没有联系。"""

    def long_away(spot: Spot) -> bool:
        left: Any = spot.row["外出日期"]
        end: Any = spot.row["返回日期"] or site.county.period.end
        start = max(left, site.county.period.start)
        return _own(site, spot) and end > start and whole_months(start, end + dt.timedelta(days=1)) >= 1

    spot = site.take(ROSTER, "流动党员", long_away)
    parts = site.book(spot.book.unit, ACTIVITY).sheets["参加人员"]
    mine = {row["活动编号"] for row in parts if row["身份证号"] == spot.row["身份证号"]}
    contact = ("流动党员联系",)
    drop_activities(
        site, spot.book.unit, lambda row: row["活动编号"] in mine and row["活动类型"] in contact and _quarter(site, row)
    )
    yield spot.at("身份证号")
