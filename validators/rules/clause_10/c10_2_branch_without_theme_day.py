"""C10-2: a branch that took no part in the year's theme day."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator

from validators.duty import Duty
from validators.duty_progress import DutyProgress
from validators.finding import Severity
from validators.lookups.activities import ACTIVITIES, activities, count
from validators.lookups.bodies import ORGANISATIONS, branches
from validators.lookups.once import column, columns, once
from validators.planting import plant
from validators.planting.activities import drop_of_branch
from validators.planting.rows import is_branch
from validators.planting.site import Marks, Site
from validators.rule import Context, Rows, rule
from validators.spans import years
from workbook_templates.table import Tables

THEME_DAY = "主题党日"
_MARKS = re.compile(r"[\s“”‘’\"'《》〈〉，、。]")
_DAY = {"活动类型": THEME_DAY, "活动日期": "2026-07-01"}
_YEAR_END = {"period": "2026Q4"}


def standings(tables: Tables, on: Context) -> Iterator[DutyProgress]:
    """Each branch set up before the year's last quarter: its theme days of the year, those on the year's theme if one is set."""
    need = on.policy["theme_days_per_year"]
    for year in years(on):
        last_quarter, theme = year.quarters()[-1].start, on.policy["year_themes"].get(str(year.year), "")
        held = _held(tables, year.year, theme)
        for branch in branches(tables):
            if branch.before(last_quarter):
                have = count(held.get(branch.code, ()), year, on)
                yield DutyProgress(branch.code, branch.row, have, need, year, {"围绕": f"围绕“{theme}”" if theme else ""})


@once
def _held(tables: Tables, year: int, theme: str) -> dict[str, list[dt.date]]:
    """The dates of the theme days that carry the theme of the year (with ``theme`` empty: of all), by branch."""
    found: dict[str, list[dt.date]] = defaultdict(list)
    told = list(zip(*columns(tables, ACTIVITIES, "主题年度", "活动主题"), strict=True))
    for one in activities(tables).values():
        if one.kind == THEME_DAY and (not theme or _carries(told[one.row], year, theme)):
            found[one.actor].append(one.date)
    return dict(found)


def _carries(told: tuple[object, object], year: int, theme: str) -> bool:
    """Whether a theme day is on the year's theme: its 主题年度 says so, or its 活动主题 has the theme's words."""
    said, subject = told
    return said == year or (said is None and _MARKS.sub("", theme) in _MARKS.sub("", str(subject or "")))


DUTY = Duty("参加全省主题党日", ORGANISATIONS, standings, after=Severity.WARNING)


def without_theme(tables: Tables, on: Context) -> str:
    """Why nobody here can say of the year's theme days whether they carry its theme; empty where one can, or none was held."""
    year = on.period.year
    told = column(tables, ACTIVITIES, "主题年度")
    days = [one for one in activities(tables).values() if one.kind == THEME_DAY and one.date.year == year]
    if on.policy["year_themes"].get(str(year)) or all(told[one.row] for one in days):
        return ""
    return (
        f"{year} 年全省主题党日的主题由老干部局设定，表里看不到；没有填“主题年度”的主题党日，只算开展了，"
        "没有查是不是围绕主题开展的。老干部局设定了主题的，收表时会查。"
    )


PARTLY_RUN = without_theme


@rule(
    brief="{n} 个党支部本年未开展主题党日",
    clause="（十）",
    obligations=("10-4",),
    thresholds=("theme_days_per_year", "year_themes"),
    severity=Severity.WARNING,
    sheet="党组织",
    column="党组织代码",
    needs=["活动记录"],
    message="{党组织名称}在{期间}{围绕}开展主题党日 {已有} 次，每年至少 {应有} 次，{期限}。",
    fix="请围绕当年主题开展，在“活动记录”登记，活动类型选“主题党日”，填“主题年度”，组织代码填 {党组织代码}；已经开展的补登记。",
    passes=[
        {},
        _YEAR_END | {"活动记录": [_DAY]},
        _YEAR_END | {"状态": "已撤销"},
        _YEAR_END | {"成立日期": "2026-10-01", "as_of": "2027-01-01"},
    ],
    fails=[
        _YEAR_END,
        _YEAR_END | {"as_of": "2026-10-01"},
        _YEAR_END | {"as_of": "2027-01-01", "活动记录": [_DAY | {"活动日期": "2025-07-01"}]},
    ],
    also=["C12-5", "F13"],
)
def branch_without_theme_day(tables: Tables, on: Context) -> Rows:
    """每年围绕一个主题组织全省离退休干部党员集中开展主题党日。

    Where the office has set the year's theme, a theme day counts that carries it: by its 主题年度, or without one by the
    theme's words in its 活动主题. Where none is set, every theme day counts, and it is told that the theme was not looked at.

    Every 党支部 in being set up before October, by activities of kind 主题党日 under its code in the calendar year of
    the period. Told from the year's last quarter on, and always a warning.
    """
    yield from DUTY.hits(tables, on)


@plant()
def no_theme_day(site: Site) -> Marks:
    """党支部全年没有主题党日。"""
    row = site.beside("C10-2", "党组织", is_branch)
    drop_of_branch(site, row, "主题党日")
    yield row.at("党组织代码")
