"""F04: a date out of range, or before the date it must follow."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import chain
from typing import Any

from validators.finding import Severity
from validators.identity import OLDEST_AGE, oldest_birth
from validators.months import whole_years
from validators.planting import plant
from validators.planting.rows import is_member, put
from validators.planting.site import Marks, Site
from validators.rule import Context, Hit, Rows, View, field_rule

FIRST, LAST = dt.date(1900, 1, 1), dt.date(2100, 12, 31)
_TOO_EARLY = "核对“出生日期”和“退休日期”，把写错的改正"
_EARLY = "核对“出生日期”和“退休日期”；确属提前退休的，不用改"
_CHECK = "核对年份和月日后改正"
_NEXT_PERIOD = "放到下一期的表里填，本期仍填期末的情况；日期写错的，核对后改正"
BIRTH, RETIREMENT = "出生日期", "退休日期"


def _out_of_range(view: View, on: Context) -> Iterator[Hit]:
    birth = view.column.name == BIRTH
    first = max(FIRST, oldest_birth(on.as_of)) if birth else FIRST
    last = LAST if view.column.future else min(on.state_day, LAST)
    what = f"早于 {first}" + (f"，年龄超过{OLDEST_AGE}岁" if birth and first > FIRST else "")

    def wrong(day: dt.date) -> tuple[str, str] | None:
        if day > last == LAST:
            return f"晚于 {last}，年份太大", _CHECK
        if day > last:
            end = "本期期末" if last == on.period.end else "检查日期"
            return f"晚于{end} {last}", _CHECK if birth else _NEXT_PERIOD
        return (what, _CHECK) if day < first else None

    for i, (problem, mend) in view.where(wrong):
        yield Hit(i, {"问题": problem, "怎样改": mend})


def _before_start(view: View) -> Iterator[Hit]:
    start_name = view.column.not_before
    starts: Any = view.table.get(start_name) if start_name else ()
    days: Any = view.values
    for i, (day, start) in enumerate(zip(days, starts, strict=False)):
        if day is None or start is None or day >= start:
            continue
        if not (view.column.month and (day.year, day.month) == (start.year, start.month)):
            yield Hit(i, {"问题": f"早于“{start_name}”（{start}）", "怎样改": f"核对“{start_name}”和“{view.column.name}”后改正"})


def _retired_young(view: View, on: Context) -> Iterator[Hit]:
    if view.column.name != RETIREMENT:
        return
    youngest, usual = on.policy["youngest_retirement_age"], on.policy["usual_retirement_age"]
    births: Any = view.table.get(BIRTH)
    days: Any = view.values
    for i, (day, birth) in enumerate(zip(days, births, strict=True)):
        if day is None or birth is None or day.year - birth.year > usual + 1:
            continue
        age = whole_years(birth, day)
        if age <= usual:
            if age < youngest:
                severity, limit, mend = Severity.ERROR, f"不满 {youngest} 周岁", _TOO_EARLY
            else:
                severity, limit, mend = Severity.WARNING, f"一般在 {usual} 周岁以后", _EARLY
            yield Hit(i, {"问题": f"那时才 {age} 周岁，{limit}", "怎样改": mend}, severity=severity)


@field_rule(
    brief="{n} 处日期先后或年份不对",
    applies=lambda column: column.type == "date",
    severity=Severity.ERROR,
    thresholds=("youngest_retirement_age", "usual_retirement_age"),
    sheet="离退休干部",
    column="退休日期",
    message="“{列}” {值} {问题}。",
    fix="请{怎样改}。",
    passes=[
        {}, {"退休日期": "2009-03-07"}, {"退休日期": "2026-09-30"}, {"退休日期": "2023-03"},
    ],
    fails=[
        {"退休日期": "2026-10-01"}, {"退休日期": "1960-01-01"}, {"退休日期": "2003-03-06"}, {"退休日期": "2003-03-07"},
        {"退休日期": "2008-12-31"}, {"退休日期": "1823-03-31"}, {"退休日期": "2026-10-05", "as_of": "2026-10-10"},
    ],
)  # fmt: skip
def date_order(view: View, on: Context) -> Rows:
    """日期不能晚于本期期末（允许填将来日期的列除外），结束不能早于开始；退休时不满40周岁是错误，45周岁及以下给出提醒。

    A form tells how things stood at the end of its period, to the clerk who checks it and to the office that judges later
    what is overdue: a death or a move after that day belongs to the next period. Dates before 1900 or after 2100, and birth
    dates more than 120 years ago, are slips of the pen. Where only a month is known, its first day stands for it, so the same
    month is never too early. One cell is told of once.
    """
    told: set[int] = set()
    for hit in chain(_out_of_range(view, on), _before_start(view), _retired_young(view, on)):
        if hit.row not in told:
            told.add(hit.row)
            yield hit


@plant()
def retired_tomorrow(site: Site) -> Marks:
    """退休日期在将来。"""
    yield from put(site.bystander(), "退休日期", dt.date(site.period.year + 1, 6, 30))


@plant()
def joined_before_birth(site: Site) -> Marks:
    """入党日期早于出生。"""
    row = site.bystander(is_member)
    yield from put(row, "入党日期", dt.date(row[BIRTH].year - 3, 7, 1))


@plant()
def retired_at_36(site: Site) -> Marks:
    """退休时才36岁。"""
    yield from _retired_at(site, 36)


@plant()
def retired_at_43(site: Site) -> Marks:
    """退休时才43岁。"""
    yield from _retired_at(site, 43)


def _retired_at(site: Site, age: int) -> Marks:
    row = site.bystander()
    yield from put(row, "退休日期", dt.date(row[BIRTH].year + age, 12, 31))
