"""C11-1: a unit that held no warning education in the year."""

from __future__ import annotations

from validators.duty import Duty
from validators.finding import Severity
from validators.lookups.unit_duties import UnitDutyProgress
from validators.planting import plant
from validators.planting.activities import unit_without
from validators.planting.site import Marks, Site
from validators.rule import Context, Rows, rule
from workbook_templates.layout import COVER
from workbook_templates.table import Tables

KIND = "警示教育"
_HELD = {"活动类型": KIND, "活动日期": "2026-03-05"}
_YEAR_END = {"period": "2026Q4"}

DUTY = Duty("组织离退休干部开展警示教育", COVER, UnitDutyProgress({KIND: "warning_educations_per_year"}))


@rule(
    brief="本年未开展警示教育",
    clause="（十一）",
    obligations=("11-1",),
    thresholds=("warning_educations_per_year",),
    severity=Severity.ERROR,
    sheet="封面",
    column="单位代码",
    needs=["活动记录"],
    message="{单位}在{期间}开展警示教育 {已有} 次，每年至少 {应有} 次，{期限}。",
    fix="请组织开展，在“活动记录”登记，活动类型选“警示教育”；已经开展的，请补登记（可从年初累计填报）。",
    passes=[{}, _YEAR_END | {"活动记录": [_HELD]}, _YEAR_END | {"单位代码": "530102", "活动记录": []}],
    fails=[
        _YEAR_END,
        {"as_of": "2026-10-01"},
        _YEAR_END | {"活动记录": []},
        _YEAR_END | {"as_of": "2027-01-01", "活动记录": [_HELD | {"活动日期": "2025-12-31"}]},
    ],
    also=["C01-1", "C12-1", "C12-2", "C15-2"],
)
def unit_without_warning_education(tables: Tables, on: Context) -> Rows:
    """每年组织离退休干部开展警示教育不少于1次。

    Each unit whose 活动记录 are at hand, by activities of kind 警示教育 in its file, held by the unit or any of its
    branches and groups, in the calendar year of the period. Told from the year's last quarter on, an error after it.
    """
    yield from DUTY.hits(tables, on)


@plant()
def no_warning_education(site: Site) -> Marks:
    """单位全年没有开展警示教育。"""
    yield from unit_without(site, "C11-1", "警示教育")
