"""C10-2: a branch that took no part in the year's theme day."""

from __future__ import annotations

from collections.abc import Iterator

from validators.duty import Duty, DutyProgress
from validators.finding import Severity
from validators.lookups.activities import by_actor, count
from validators.lookups.bodies import ORGANISATIONS, branches
from validators.planting import plant
from validators.planting.activities import drop_of_branch
from validators.planting.rows import is_branch
from validators.planting.site import Marks, Site
from validators.rule import Context, Rows, rule
from validators.spans import years
from workbook_templates.table import Tables

THEME_DAY = "主题党日"
_DAY = {"活动类型": THEME_DAY, "活动日期": "2026-07-01"}
_YEAR_END = {"period": "2026Q4"}


def standings(tables: Tables, on: Context) -> Iterator[DutyProgress]:
    """Each branch set up before the year's last quarter: its theme days of the year."""
    held, need = by_actor(tables), on.policy["theme_days_per_year"]
    for year in years(on):
        last_quarter = year.quarters()[-1].start
        for branch in branches(tables):
            if branch.before(last_quarter):
                have = count(held.get((branch.code, THEME_DAY), ()), year, on)
                yield DutyProgress(branch.code, branch.row, have, need, year)


DUTY = Duty("参加全省主题党日", ORGANISATIONS, standings, after=Severity.WARNING)


@rule(
    brief="{n} 个党支部本年未开展主题党日",
    clause="（十）",
    obligations=("10-4",),
    thresholds=("theme_days_per_year",),
    severity=Severity.WARNING,
    sheet="党组织",
    column="党组织代码",
    needs=["活动记录"],
    message="{党组织名称}在{期间}开展主题党日 {已有} 次，每年至少 {应有} 次，{期限}。",
    fix="请围绕当年主题开展主题党日，在“活动记录”登记，活动类型选“主题党日”，“组织代码”填 {党组织代码}；已经开展的，请补登记。",
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
