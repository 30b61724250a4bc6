"""Secretaries and liaisons (clauses 7 and 8)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from addin.demo.plants import plant
from addin.demo.plants.common import exchange, in_post, person_row
from addin.demo.plants.site import LIAISON, ROSTER, Fit, Mark, NoRoom, Site, Spot, is_member


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

    spot = site.beside("C08-1", ROSTER, "党组织", alone)
    code = spot.row["党组织代码"]
    site.remove(site.book(spot.book.unit, LIAISON), "联络员选派", lambda row: row["联系党组织代码"] == code)
    yield spot.at("党组织代码")


@plant("C08-2")
def liaison_of_four(site: Site) -> Iterator[Mark]:
    """一名联络员同时联系4个党组织。"""

    def many(spot: Spot) -> list[Spot]:
        mine = [s for s in site.rows(spot.book.unit, LIAISON, "联络员选派") if _serving(s) and site.free(s)]
        return list({s.row["联系党组织代码"]: s for s in mine}.values())

    def steady(spot: Spot) -> bool:
        links = site.rows(spot.book.unit, LIAISON, "联络员选派")
        return all(_serving(s) for s in links if s.row["身份证号"] == spot.row["身份证号"])

    spot = site.take(LIAISON, "联络员选派", lambda s: steady(s) and len(many(s)) >= 4)
    others = [s for s in many(spot) if s.row["身份证号"] != spot.row["身份证号"]]
    links = site.rows(spot.book.unit, LIAISON, "联络员选派")
    mine = [s for s in links if s.row["身份证号"] == spot.row["身份证号"] and _serving(s)]
    mine = list({s.row["联系党组织代码"]: s for s in mine}.values())
    while len(mine) < 4 and others:
        mine.append(site.use(others.pop()))
        mine[-1].row.update({name: spot.row[name] for name in ("身份证号", "联络员姓名", "在职职务")})
    if len(mine) < 4:
        raise NoRoom("联络员选派")
    for link in mine:
        site.use(link)
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


@plant("C07-2")
def branch_without_reserve(site: Site) -> Iterator[Mark]:
    """党支部没有后备书记。"""
    spot = site.take(ROSTER, "后备书记")
    site.remove(spot.book, "后备书记", lambda row: row is spot.row)
    body = next(s for s in site.rows(spot.book.unit, ROSTER, "党组织") if s.row["党组织代码"] == spot.row["党支部代码"])
    yield body.at("党组织代码")


def _own_liaison(site: Site, spot: Spot) -> Spot | None:
    """A liaison of the unit, who was trained with everyone else."""
    unit = spot.book.cover["填报单位"]
    links = site.rows(spot.book.unit, LIAISON, "联络员选派")
    return next((s for s in links if s.row["在职单位"] == unit and site.free(s)), None)


@plant("C07-3")
def secretary_in_service(site: Site) -> Iterator[Mark]:
    """书记由在职的联络员兼任。"""

    def only_post(spot: Spot) -> object:
        held = site.rows(spot.book.unit, ROSTER, "任职")
        mine = sum(s.row["身份证号"] == spot.row["身份证号"] for s in held)
        bodies = spot.book.sheets["党组织"]
        branch = any(b["党组织代码"] == spot.row["任职组织代码"] and b["组织形式"] == "党支部" for b in bodies)
        return branch and spot.row["职务"] == "书记" and in_post(spot) and mine == 1 and _own_liaison(site, spot)

    spot = site.take(ROSTER, "任职", only_post)
    serving = (_own_liaison(site, spot) or spot).row
    spot.row.update({"身份证号": serving["身份证号"], "姓名": serving["联络员姓名"], "任职人员类别": "在职"})
    yield spot.at("任职人员类别")


@plant("C08-4")
def liaison_gone(site: Site) -> Iterator[Mark]:
    """联络员岗位变化，一个多月没有补派。"""

    def alone(spot: Spot) -> bool:
        links = site.rows(spot.book.unit, LIAISON, "联络员选派")
        return _serving(spot) and sum(s.row["联系党组织代码"] == spot.row["联系党组织代码"] for s in links) == 1

    spot = site.take(LIAISON, "联络员选派", alone)
    spot.row.update({"结束日期": dt.date(site.county.period.year, 6, 30), "结束原因": "岗位变化"})
    yield spot.at("结束日期")
    for body in site.rows(spot.book.unit, ROSTER, "党组织"):
        if body.row["党组织代码"] == spot.row["联系党组织代码"]:
            yield body.follows("C08-1")


def _in_force(site: Site, spot: Spot) -> bool:
    links = site.rows(spot.book.unit, LIAISON, "联络员选派")
    return any(s.row["身份证号"] == spot.row["身份证号"] and _serving(s) for s in links)


@plant("C08-5")
def liaison_untrained(site: Site) -> Iterator[Mark]:
    """联络员全年没有参加培训。"""
    spot = site.beside("C08-5", LIAISON, "联络员履责", lambda s: _in_force(site, s))
    spot.row["参加培训次数"] = 0
    yield spot.at("参加培训次数")


@plant("C08-5")
def no_list_of_duties(site: Site) -> Iterator[Mark]:
    """联络员没有建立责任清单。"""
    spot = site.beside("C08-5", LIAISON, "联络员履责", lambda s: _in_force(site, s))
    spot.row["责任清单已建立"] = "否"
    yield spot.at("责任清单已建立")
