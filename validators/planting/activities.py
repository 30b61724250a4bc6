"""Helpers of planters for activities, mostly removing them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

from validators.planting.site import ACTIVITY, Cells, FilledForm, FormRow, Mark, Marks, NoRoom, Site
from workbook_templates.layout import COVER
from workbook_templates.schema import form as form_of

ACTIVITIES, PARTICIPANTS = "活动记录", "参加人员"
_MOST_PROVINCES = 89
HARMLESS = ("理论学习", "荣誉退休", "作用发挥")  # kinds of activities that no obligation of the plan requires


def outing(site: Site) -> FormRow:
    """An unused activity that no obligation of the plan requires. NoRoom where there is none."""
    return site.take(ACTIVITIES, lambda row: row["活动类型"] in HARMLESS)


def in_period(site: Site, activity: Cells) -> bool:
    """Whether an activity is within the period reported."""
    day = activity["活动日期"]
    return isinstance(day, dt.date) and site.period.contains(day)


def drop_activities(site: Site, unit: str, drop: Callable[[Cells], object]) -> None:
    """Remove activities with their participants from a unit's log. NoRoom where one of them is used."""
    log = site.form(unit, ACTIVITY)
    gone = {cells["活动编号"] for cells in log.sheets[ACTIVITIES] if drop(cells)}
    if any(site.is_used(cells) for cells in log.sheets[ACTIVITIES] if cells["活动编号"] in gone):
        raise NoRoom(ACTIVITIES)
    for sheet in (ACTIVITIES, PARTICIPANTS):
        site.remove(log, sheet, lambda cells: cells["活动编号"] in gone)


def drop_of_branch(site: Site, branch: FormRow, kind: str, *, in_quarter: bool = False) -> None:
    """Remove a branch's activities of a kind, of the year or of the period alone. NoRoom where one of them is used."""
    code = branch["党组织代码"]

    def gone(cells: Cells) -> bool:
        return cells["组织代码"] == code and cells["活动类型"] == kind and (not in_quarter or in_period(site, cells))

    drop_activities(site, branch.form.unit, gone)


def unit_without(site: Site, rule: str, kind: str, first_month: int = 1) -> Marks:
    """Remove a unit's activities of a kind since ``first_month``; the mark is at its cover. NoRoom where there is no unit."""
    form = site.file(rule, ACTIVITY)
    since = dt.date(site.period.year, first_month, 1)
    drop_activities(site, form.unit, lambda cells: cells["活动类型"] == kind and _day(cells) >= since)
    yield Mark(form, COVER, column="单位代码")


def _day(activity: Cells) -> dt.date:
    day = activity["活动日期"]
    return day if isinstance(day, dt.date) else dt.date.min


def leave_out(site: Site, unit: str, number: object, kind: str) -> None:
    """Remove a person (identity number) from all activities of a kind in a unit's log."""
    log = site.form(unit, ACTIVITY)
    of_kind = {cells["活动编号"] for cells in log.sheets[ACTIVITIES] if cells["活动类型"] == kind}
    site.remove(log, PARTICIPANTS, lambda cells: cells["活动编号"] in of_kind and cells["身份证号"] == number)


def lacks(site: Site, rule: str) -> Mark:
    """The mark of what a province lacks by this rule; what the same province lacks by other rules follows from it.

    NoRoom where all codes of provinces are used.
    """
    if not any(_waits(mark, rule) for mark in site.marks):
        site.marks += _owed(_silent_province(site))
    at = next(n for n, mark in enumerate(site.marks) if _waits(mark, rule))
    return site.marks.pop(at)._replace(why="planted")


def _waits(mark: Mark, rule: str) -> bool:
    return mark.rule == rule and mark.why == "follows" and _is_province(mark.form)


def _is_province(form: FilledForm) -> bool:
    return form.unit.endswith("0000")


def _silent_province(site: Site) -> FilledForm:
    number = sum(map(_is_province, site.forms))
    if number > _MOST_PROVINCES:
        raise NoRoom("省")
    return site.empty_form(ACTIVITY, f"{10 + number}0000", f"示例省{10 + number}0000委老干部局")


def _owed(log: FilledForm) -> Iterator[Mark]:
    """Marks of all that a cover with an empty activity log lacks, one for each rule."""
    from validators.catalogue import submission_rules  # noqa: PLC0415 - the rules' own files import this

    present = {COVER, *(sheet.name for sheet in form_of(ACTIVITY).sheets)}
    for rule in submission_rules():
        if rule.scope == "table" and rule.sheet == COVER and present.issuperset(rule.needs):
            yield Mark(log, COVER, None, rule.column, "follows", rule=rule.code)
