"""What plants of several clauses share."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from addin.demo.county.filled_forms import Row
from addin.demo.plants.site import ACTIVITY, ALLOWANCE, PEOPLE, ROSTER, Fit, Mark, NoRoom, Site, Spot

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


def in_period(site: Site, row: Row) -> bool:
    """Whether an activity lies in the period reported."""
    return site.county.period.contains(row["活动日期"])  # type: ignore[arg-type] # clean rows hold dates


def drop_activities(site: Site, unit: str, drop: Callable[[Row], object]) -> None:
    """Take activities out of a unit's log, with those who took part."""
    sheets = site.book(unit, ACTIVITY).sheets
    gone = {row["活动编号"] for row in sheets["活动记录"] if drop(row)}
    if any(id(row) in site.used for row in sheets["活动记录"] if row["活动编号"] in gone):
        raise NoRoom("活动记录")
    for sheet in ("活动记录", "参加人员"):
        site.remove(site.book(unit, ACTIVITY), sheet, lambda row: row["活动编号"] in gone)


HARMLESS = ("参观学习", "通报情况", "理论学习")  # activities no duty of the plan hangs on


def outing(site: Site) -> Spot:
    """An activity that no duty of the plan hangs on."""
    return site.take(ACTIVITY, "活动记录", lambda spot: spot.row["活动类型"] in HARMLESS)


def account(site: Site) -> Spot:
    """An account."""
    return site.take(ALLOWANCE, "收款账户")


def fund(site: Site) -> Spot:
    """An organisation's work funds."""
    return site.take(ALLOWANCE, "工作经费")


def unfunded(site: Site, spot: Spot) -> Iterator[Mark]:
    """The organisation whose code is spoilt has no funds any more."""
    for body in site.rows(spot.book.unit, ROSTER, "党组织"):
        if body.row["党组织代码"] == spot.row["党组织代码"]:
            yield body.follows("C20-2")


def put(spot: Spot, column: str, value: object) -> Iterator[Mark]:
    """Write a value into a cell, and expect it to be found there."""
    spot.row[column] = value
    yield spot.at(column)
