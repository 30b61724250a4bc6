"""What plants of several clauses share."""

from __future__ import annotations

from collections.abc import Callable

from addin.demo.books import Row
from addin.demo.site import ACTIVITY, PEOPLE, ROSTER, Fit, NoRoom, Site, Spot

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
