"""Model branches, education, leaders' duties, meetings, care, talents, tasks and funds (clauses 10 to 15 and part 7)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

from addin.demo.county.filled_forms import Row
from addin.demo.plants import plant
from addin.demo.plants.clause_04 import leave_out
from addin.demo.plants.common import drop_activities, in_period, in_post
from addin.demo.plants.site import ACTIVITY, ALLOWANCE, ASSESSMENT, PEOPLE, ROSTER, Fit, Mark, Site, Spot, is_member
from workbook_templates.layout import COVER

_GOODS = ("组织设置好", "班子建设好", "党员队伍好", "学习活动好", "作用发挥好", "制度坚持好")


@plant("C10-1")
def model_branch_below_the_mark(site: Site) -> Iterator[Mark]:
    """模范党支部有一项评分不够。"""

    def body(spot: Spot) -> Spot | None:
        rows = site.rows(spot.book.unit, ROSTER, "党组织")
        return next((s for s in rows if s.row["党组织代码"] == spot.row["党支部代码"]), None)

    spot = site.take(ASSESSMENT, "六个好", body)
    found, item = body(spot), site.rng.choice(_GOODS)
    if found:
        found.row["支部类别"] = "模范"
    spot.row.update(dict.fromkeys(_GOODS, 95) | {item: 71})
    yield spot.at(item)


def _living_branch(site: Site, rule: str, fit: Fit = lambda spot: True) -> Spot:
    return site.beside(rule, ROSTER, "党组织", lambda s: s.row["组织形式"] == "党支部" and s.row["状态"] == "正常" and fit(s))


def _drop(site: Site, spot: Spot, kind: str, *, in_quarter: bool = False) -> None:
    """Take all activities of a kind out of a branch's year, or out of the quarter."""
    code = spot.row["党组织代码"]

    def gone(row: Row) -> bool:
        return row["组织代码"] == code and row["活动类型"] == kind and (not in_quarter or in_period(site, row))

    drop_activities(site, spot.book.unit, gone)


@plant("C10-2")
def no_theme_day(site: Site) -> Iterator[Mark]:
    """党支部全年没有主题党日。"""
    spot = _living_branch(site, "C10-2")
    _drop(site, spot, "主题党日")
    yield spot.at("党组织代码")


def _unit_without(site: Site, rule: str, kind: str, first_month: int = 1) -> Iterator[Mark]:
    """A unit whose log shows no activity of a kind since a month."""
    book = site.file(rule, ACTIVITY)
    since = dt.date(site.county.period.year, first_month, 1)
    drop_activities(site, book.unit, lambda row: row["活动类型"] == kind and _day(row) >= since)
    yield Mark(book, COVER, column="单位代码")


def _day(row: Row) -> dt.date:
    day = row["活动日期"]
    return day if isinstance(day, dt.date) else dt.date.min


@plant("C11-1")
def no_warning_education(site: Site) -> Iterator[Mark]:
    """单位全年没有开展警示教育。"""
    yield from _unit_without(site, "C11-1", "警示教育")


def _undone(spot: Spot) -> Mark:
    spot.row.update({"完成情况": "未开展", "完成日期": None})
    return spot.at("完成情况")


@plant("C11-2")
def no_lists(site: Site) -> Iterator[Mark]:
    """没有列出正面、负面清单。"""
    yield _undone(site.take(ASSESSMENT, "单位事项", lambda s: s.row["事项"] == "正负面清单"))


@plant("C12-1")
def leaders_gave_no_lecture(site: Site) -> Iterator[Mark]:
    """单位领导全年没有讲党课。"""
    yield from _unit_without(site, "C12-1", "领导讲党课")


@plant("C12-1")
def leaders_made_no_visit(site: Site) -> Iterator[Mark]:
    """单位领导全年没有到党支部调研。"""
    yield from _unit_without(site, "C12-1", "领导调研")


@plant("C12-2")
def no_analysis(site: Site) -> Iterator[Mark]:
    """下半年没有开展队伍状况分析。"""
    yield from _unit_without(site, "C12-2", "队伍状况分析", 7)


@plant("C12-3")
def no_follow_up(site: Site) -> Iterator[Mark]:
    """应当回访，全年没有回访。"""
    book = site.file("C12-3", ASSESSMENT)
    row: Row = {"条款": "（十二）", "事项": "回访", "年度": site.county.period.year, "完成情况": "未开展"}
    book.sheets["单位事项"].append(row)
    site.used.add(id(row))
    yield Mark(book, "单位事项", row, "完成情况")


@plant("C12-4")
def member_unclassified(site: Site) -> Iterator[Mark]:
    """党员没有分类管理。"""
    spot = site.bystander(is_member)
    spot.row["党员管理类别"] = None
    yield spot.at("党员管理类别")


@plant("C12-5")
def no_members_meeting(site: Site) -> Iterator[Mark]:
    """党支部一个季度没有开党员大会。"""
    spot = _living_branch(site, "C12-5")
    _drop(site, spot, "党员大会", in_quarter=True)
    yield spot.at("党组织代码")


@plant("C12-5")
def no_committee_meeting(site: Site) -> Iterator[Mark]:
    """支委会一个季度没有开会。"""

    def committee(spot: Spot) -> bool:
        held = (s for s in site.rows(spot.book.unit, ROSTER, "任职") if in_post(s))
        return (
            sum(s.row["任职组织代码"] == spot.row["党组织代码"] and s.row["职务"] in ("书记", "副书记", "委员") for s in held)
            >= 3
        )

    spot = _living_branch(site, "C12-5", committee)
    _drop(site, spot, "支委会", in_quarter=True)
    yield spot.at("党组织代码")


@plant("C14-1")
def nobody_called(site: Site) -> Iterator[Mark]:
    """离休干部全年没有人走访慰问。"""
    spot = site.take(ROSTER, PEOPLE, lambda s: s.row["人员类别"] == "离休" and s.row["状态"] == "在册")
    leave_out(site, spot, "走访慰问")
    yield spot.at("身份证号")


@plant("C15-1")
def talent_for_what(site: Site) -> Iterator[Mark]:
    """登记为银发人才，没有写专长。"""
    spot = site.bystander(lambda s: s.row["专长"] is None)
    spot.row["银发人才"] = "是"
    yield spot.at("专长")


@plant("C15-2")
def no_co_building(site: Site) -> Iterator[Mark]:
    """没有与社区共建的记录。"""

    def assessed(unit: str) -> bool:
        return any(b.unit == unit and b.kind == ASSESSMENT and id(b) not in site.barred for b in site.books)

    book = site.file("C15-2", ACTIVITY)
    drop_activities(site, book.unit, lambda row: row["活动类型"] == "社区共建")
    if assessed(book.unit):
        duties = site.book(book.unit, ASSESSMENT).sheets["单位事项"]
        duties[:] = [row for row in duties if row["事项"] != "社区共建"]
    yield Mark(book, COVER, column="单位代码")


@plant("C20-1")
def task_overdue(site: Site) -> Iterator[Mark]:
    """任务过了时限没有完成。"""
    spot = site.take(ASSESSMENT, "任务清单")
    spot.row.update({"完成时限": dt.date(site.county.period.year, 8, 31), "进度": "进行中", "完成日期": None})
    yield spot.at("完成时限")


@plant("C20-2")
def funds_below_the_floor(site: Site) -> Iterator[Mark]:
    """工作经费低于规定的数额。"""
    spot = site.take(ALLOWANCE, "工作经费", lambda s: _separate(site, s))
    spot.row.update({"预算金额": Decimal(2000), "已支出金额": Decimal("860.50")})
    yield spot.at("预算金额")
    yield spot.follows("S11", stage="money")


@plant("C20-2")
def more_spent_than_budgeted(site: Site) -> Iterator[Mark]:
    """工作经费支出超过预算。"""
    spot = site.take(ALLOWANCE, "工作经费")
    spot.row["已支出金额"] = Decimal(str(spot.row["预算金额"])) + Decimal("12.30")
    yield spot.at("已支出金额")
    yield spot.follows("S11", stage="money")


def _separate(site: Site, spot: Spot) -> bool:
    bodies = (s.row for s in site.rows(spot.book.unit, ROSTER, "党组织") if s.row["党组织代码"] == spot.row["党组织代码"])
    return any(row["设置方式"] == "单独成立" and row["状态"] != "已撤销" for row in bodies)
