"""Members away (clause 13)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from addin.demo.county.filled_forms import Row
from addin.demo.plants import plant
from addin.demo.plants.common import drop_activities, in_period
from addin.demo.plants.site import ACTIVITY, ROSTER, Mark, Site, Spot, is_member


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
        return _own(site, spot) and (end - max(left, site.county.period.start)).days > 35

    spot = site.take(ROSTER, "流动党员", long_away)
    parts = site.book(spot.book.unit, ACTIVITY).sheets["参加人员"]
    mine = {row["活动编号"] for row in parts if row["身份证号"] == spot.row["身份证号"]}
    contact = ("流动党员联系",)
    drop_activities(
        site, spot.book.unit, lambda row: row["活动编号"] in mine and row["活动类型"] in contact and in_period(site, row)
    )
    spot.row["流动类型"] = "长期"  # of a shorter stay C13-4 would tell besides
    yield spot.at("身份证号")


def _still_away(site: Site, spot: Spot) -> bool:
    return spot.row["返回日期"] is None and _own(site, spot)


@plant("C13-2")
def not_registered_at_home(site: Site) -> Iterator[Mark]:
    """流出地没有登记流动党员。"""
    spot = site.take(ROSTER, "流动党员", lambda s: _still_away(site, s))
    spot.row["流出登记"] = "否"
    yield spot.at("流出登记")


@plant("C13-2")
def not_registered_there(site: Site) -> Iterator[Mark]:
    """流入地没有登记流动党员。"""
    spot = site.take(ROSTER, "流动党员", lambda s: _still_away(site, s))
    spot.row["流入登记"] = "否"
    yield spot.at("流入登记")


@plant("C13-4")
def short_stay(site: Site) -> Iterator[Mark]:
    """季末外出不满一个月，本季度没有任何活动记录。"""
    seen = _seen_in_period(site)
    person = site.bystander(lambda s: is_member(s) and s.row["身份证号"] not in seen)
    row: Row = {
        "身份证号": person.row["身份证号"],
        "姓名": person.row["姓名"],
        "流出党支部代码": person.row["党支部代码"],
        "流动类型": "不足六个月",
        "流入地": "云南省大理市",
        "外出日期": site.county.period.end - dt.timedelta(days=20),
        "已转组织关系": "否",
        "流出登记": "是",
        "流入登记": "是",
    }
    person.book.sheets["流动党员"].append(row)
    site.used.add(id(row))
    yield Mark(person.book, "流动党员", row, "流动类型")


def _seen_in_period(site: Site) -> set[object]:
    """Everybody who took part in something in the period."""
    found: set[object] = set()
    for book in site.books:
        if book.kind == ACTIVITY:
            now = {row["活动编号"] for row in book.sheets["活动记录"] if row.get("活动编号") and in_period(site, row)}
            found |= {row["身份证号"] for row in book.sheets["参加人员"] if row["活动编号"] in now}
    return found
