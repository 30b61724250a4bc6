"""Branches and study groups that cover everyone (clause 2)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from addin.demo.county.filled_forms import DemoForm, Row
from addin.demo.plants import plant
from addin.demo.plants.common import drop_activities, exchange, in_period, in_post
from addin.demo.plants.site import PEOPLE, ROSTER, Mark, Site, Spot, is_member
from workbook_templates.layout import COVER


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


def _since(spot: Spot) -> dt.date:
    day = spot.row["成立日期"]
    return day if isinstance(day, dt.date) else dt.date.max


@plant("C02-5")
def group_idle_for_ain_period(site: Site) -> Iterator[Mark]:
    """学习小组一个季度没有活动。"""
    spot = site.take(ROSTER, "学习小组", lambda s: s.row["状态"] == "正常" and _since(s) < site.county.period.start)
    drop_activities(site, spot.book.unit, lambda row: row["组织代码"] == spot.row["小组代码"] and in_period(site, row))
    yield spot.at("小组代码")


@plant("C02-6", first=True)
def unit_without_groups(site: Site) -> Iterator[Mark]:
    """有非党员离退休干部，却没有学习小组。"""
    book = site.file("C02-6", ROSTER, fit=lambda b: _groupless(site, b) is not None)
    people, groups = _groupless(site, book) or ([], [])
    codes = {row["小组代码"] for row in groups}
    site.remove(book, "学习小组", lambda row: row["小组代码"] in codes)
    site.remove(book, "任职", lambda row: row["任职组织代码"] in codes)
    drop_activities(site, book.unit, lambda row: row["组织代码"] in codes)
    yield Mark(book, COVER, column="单位代码")
    for row in people:
        row["学习小组代码"] = None
        yield site.use(Spot(book, PEOPLE, row)).follows("C02-2")


def _groupless(site: Site, book: DemoForm) -> tuple[list[Row], list[Row]] | None:
    """The persons outside the Party and the groups of a unit that nothing odd or planted has touched."""
    people = [row for row in book.sheets[PEOPLE] if row["学习小组代码"]]
    groups = book.sheets["学习小组"]
    codes = {row["小组代码"] for row in groups}
    posts = [row for row in book.sheets["任职"] if row["任职组织代码"] in codes]
    if (
        not groups
        or any(id(row) in site.used for row in (*people, *groups, *posts))
        or not any(r["状态"] == "在册" for r in people)
    ):
        return None
    return people, groups
