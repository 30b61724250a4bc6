"""C12-1: a year in which the unit's leaders gave no party lecture or paid no visit."""

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

DEEDS = {"领导讲党课": "leaders_lectures_per_year", "领导调研": "leaders_visits_per_year"}
_ACTS = {"领导讲党课": "讲党课", "领导调研": "到离退休干部党组织调研"}
_BOTH = [{"活动编号": kind, "活动类型": kind, "活动日期": "2026-02-01"} for kind in DEEDS]
_YEAR_END = {"period": "2026Q4"}

DUTY = Duty("党委（党组）或有关方面负责同志{做}", COVER, UnitDutyProgress(DEEDS, acts=_ACTS), title="负责同志讲党课、调研")


@rule(
    brief="负责同志本年讲党课、调研次数不够",
    clause="（十二）",
    obligations=("12-1",),
    thresholds=("leaders_lectures_per_year", "leaders_visits_per_year"),
    severity=Severity.ERROR,
    sheet="封面",
    column="单位代码",
    needs=["活动记录"],
    message="{单位}负责同志在{期间}{做} {已有} 次，每年至少 {应有} 次，{期限}。",
    fix="请安排负责同志{做}，在“活动记录”登记，活动类型选“{事}”；已经办了的，请补登记。",
    passes=[{}, _YEAR_END | {"活动记录": _BOTH}],
    fails=[
        _YEAR_END | {"活动记录": _BOTH[:1]},
        _YEAR_END | {"活动记录": _BOTH[1:]},
        {"as_of": "2027-01-01", "活动记录": []},
    ],
    also=["C01-1", "C11-1", "C12-2", "C15-2"],
)
def leaders_without_lecture_or_visit(tables: Tables, on: Context) -> Rows:
    """负责同志每年至少为离退休干部党员讲1次党课，到离退休干部党组织调研1次。

    Each unit whose 活动记录 are at hand, by activities of kind 领导讲党课 and of kind 领导调研 in its file, one finding for
    each of the two. Told from the year's last quarter on, an error after it.
    """
    yield from DUTY.hits(tables, on)


@plant()
def leaders_gave_no_lecture(site: Site) -> Marks:
    """单位领导全年没有讲党课。"""
    yield from unit_without(site, "C12-1", "领导讲党课")


@plant()
def leaders_made_no_visit(site: Site) -> Marks:
    """单位领导全年没有到党支部调研。"""
    yield from unit_without(site, "C12-1", "领导调研")
