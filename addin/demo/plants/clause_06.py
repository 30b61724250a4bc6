"""Organisations, their names, sizes and leading bodies (clause 6)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from addin.demo.county.filled_forms import Row
from addin.demo.plants import plant
from addin.demo.plants.common import in_post
from addin.demo.plants.site import PEOPLE, ROSTER, Fit, Mark, Site, Spot, is_member


@plant("C06-1")
def name_incomplete(site: Site) -> Iterator[Mark]:
    """党组织名称缺少单位、服务群体或组织形式。"""
    spot = site.take(ROSTER, "党组织", lambda s: s.row["状态"] == "正常")
    name, form, unit = str(spot.row["党组织名称"]), str(spot.row["组织形式"]), str(spot.book.cover["填报单位"])
    lacking = [name.replace(unit, ""), name.replace("离退休干部", ""), name.removesuffix(form)]
    spot.row["党组织名称"] = site.rng.choice(lacking)
    yield spot.at("党组织名称")


@plant("C06-2", first=True)
def branch_of_two(site: Site) -> Iterator[Mark]:
    """党支部只剩2名正式党员。"""

    def idle(spot: Spot) -> list[Spot]:
        if spot.row["状态"] != "正常" or site.sizes[spot.row["党组织代码"]] != 3:
            return []
        held = {s.row["身份证号"] for sheet in ("任职", "后备书记", "流动党员") for s in site.rows(spot.book.unit, ROSTER, sheet)}
        mine = [s for s in site.rows(spot.book.unit, ROSTER, PEOPLE) if s.row["党支部代码"] == spot.row["党组织代码"]]
        return [s for s in mine if s.row["身份证号"] not in held and site.free(s)]

    spot = site.take(ROSTER, "党组织", idle)
    site.use(idle(spot)[0]).row.update({"状态": "去世", "状态日期": dt.date(site.county.period.year, 7, 20)})
    yield spot.at("状态")


@plant("C06-3", first=True)
def branch_of_too_many(site: Site) -> Iterator[Mark]:
    """一个党支部超过50名正式党员。"""
    most = 50

    def movable(spot: Spot) -> list[Spot]:
        code, unit = spot.row["党组织代码"], spot.book.unit
        if spot.row["组织形式"] != "党支部" or spot.row["状态"] != "正常" or site.sizes[code] < 9:
            return []
        spare = {s.row["党组织代码"]: site.sizes[s.row["党组织代码"]] - 10 for s in site.rows(unit, ROSTER, "党组织")}
        found: list[Spot] = []
        for s in site.rows(unit, ROSTER, PEOPLE):
            home = s.row["党支部代码"]
            if site.idle(s) and is_member(s) and home != code and spare.get(home, 0) > 0:
                spare[home] -= 1
                found.append(s)
        return found if site.sizes[code] + len(found) > most else []

    spot = site.take(ROSTER, "党组织", movable)
    code = spot.row["党组织代码"]
    for other in movable(spot)[: most + 1 - site.sizes[code]]:
        site.sizes[other.row["党支部代码"]] -= 1
        site.use(other).row["党支部代码"] = code
    site.sizes[code] = 0
    yield spot.at("组织形式")


def _branch(site: Site, fit: Fit = lambda spot: True) -> Spot:
    return site.take(ROSTER, "党组织", lambda s: s.row["组织形式"] == "党支部" and s.row["状态"] == "正常" and fit(s))


@plant("C06-4")
def mixed_with_service(site: Site) -> Iterator[Mark]:
    """离退休党员与在职党员混编。"""
    spot = _branch(site, lambda s: site.sizes[s.row["党组织代码"]] > 8 and s.row["党组织代码"] not in site.settled)
    spot.row["设置方式"] = "与在职混编"
    yield spot.at("设置方式")


@plant("C06-5")
def parent_is_a_branch(site: Site) -> Iterator[Mark]:
    """上级填成了另一个党支部。"""

    def sibling(spot: Spot) -> Row | None:
        rows = (row for row in spot.book.sheets["党组织"] if row is not spot.row and id(row) not in site.used)
        return next((row for row in rows if row["组织形式"] == "党支部" and row["状态"] == "正常"), None)

    spot = _branch(site, sibling)
    above = sibling(spot) or {}
    site.used.add(id(above))
    spot.row["上级党组织代码"] = above["党组织代码"]
    yield spot.at("上级党组织代码")


@plant("C06-5")
def parent_is_itself(site: Site) -> Iterator[Mark]:
    """上级填成了自己。"""
    spot = _branch(site)
    spot.row["上级党组织代码"] = spot.row["党组织代码"]
    yield spot.at("上级党组织代码")


@plant("C06-6")
def dissolved_with_secretary(site: Site) -> Iterator[Mark]:
    """已撤销的党支部还有人任书记。"""
    person = site.bystander(lambda s: is_member(s) and site.sizes[s.row["党支部代码"]] > 8)
    code = f"{site.county.code}97{len(site.marks):04d}"
    row: Row = {
        "党组织代码": code,
        "党组织名称": f"{person.book.cover['填报单位']}离退休干部城东党支部",
        "组织形式": "党支部",
        "设置方式": "单独成立",
        "成立日期": dt.date(2013, 5, 6),
        "本届起始日期": dt.date(2022, 7, 1),
        "本届届满日期": dt.date(2025, 6, 30),
        "状态": "已撤销",
        "状态日期": dt.date(site.county.period.year, 2, 10),
    }
    post: Row = {
        "身份证号": person.row["身份证号"],
        "姓名": person.row["姓名"],
        "任职组织代码": code,
        "职务": "书记",
        "任职人员类别": "离退休",
        "任职日期": dt.date(2022, 7, 1),
        "免职日期": None,
    }
    site.used |= {id(row), id(post)}
    person.book.sheets["党组织"].append(row)
    person.book.sheets["任职"].append(post)
    yield Mark(person.book, "党组织", row, "状态")


@plant("C06-7")
def term_run_out(site: Site) -> Iterator[Mark]:
    """任期已届满，没有换届。"""
    spot = _branch(site)
    spot.row.update({"本届起始日期": dt.date(2023, 1, 5), "本届届满日期": dt.date(2026, 1, 4)})
    yield spot.at("本届届满日期")


@plant("C06-7")
def two_secretaries(site: Site) -> Iterator[Mark]:
    """一个党支部有两名书记。"""

    def second(spot: Spot) -> Spot | None:
        held = site.rows(spot.book.unit, ROSTER, "任职")
        mine = [s for s in held if s.row["任职组织代码"] == spot.row["党组织代码"] and in_post(s)]
        return next((s for s in mine if s.row["职务"] == "委员" and site.free(s)), None) if len(mine) > 2 else None

    spot = _branch(site, second)
    found = second(spot)
    if found:
        site.use(found).row["职务"] = "书记"
    yield spot.at("党组织名称")
