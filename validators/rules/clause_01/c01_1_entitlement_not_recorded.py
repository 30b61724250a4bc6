"""C01-1: a year in which nothing is recorded of one of the ways in which political entitlements are honoured."""

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

KINDS = ("阅读文件", "通报情况", "参观学习", "参加重要会议")
_ALL = [{"活动编号": kind, "活动类型": kind, "活动日期": "2026-05-10"} for kind in KINDS]
_YEAR_END = {"period": "2026Q4"}

DUTY = Duty("落实政治待遇（{事}）", COVER, UnitDutyProgress(dict.fromkeys(KINDS, "entitlements_per_year")), after=Severity.INFO)


@rule(
    brief="{n} 项政治待遇制度本年没有活动记录",
    clause="（一）",
    obligations=("1-1",),
    thresholds=("entitlements_per_year",),
    severity=Severity.INFO,
    sheet="封面",
    column="单位代码",
    needs=["活动记录"],
    message="{单位}在{期间}没有“{事}”的记录。",
    fix="如已组织离退休干部{事}，请在“活动记录”登记，活动类型选“{事}”；没有安排的，可以不管。",
    passes=[{}, _YEAR_END | {"活动记录": _ALL}],
    fails=[_YEAR_END | {"活动记录": _ALL[1:]}, _YEAR_END | {"活动记录": _ALL[:3]}],
    also=["C11-1", "C12-1", "C12-2", "C15-2"],
)
def entitlement_not_recorded(tables: Tables, on: Context) -> Rows:
    """坚持落实离退休干部阅读文件、通报情况、参观学习、参加重要会议等制度。

    Each unit whose 活动记录 are at hand, each of the four, in the calendar year of the period. The plan sets no number: told
    from the year's last quarter on, for information only. 政治理论学习, 组织生活 and 走访慰问 have numbers of their own in
    （二）, （十二） and （十四）; 干部荣誉退休 is due only where somebody retires.
    """
    yield from DUTY.hits(tables, on)


@plant()
def no_documents_read(site: Site) -> Marks:
    """全年没有组织阅读文件。"""
    yield from unit_without(site, "C01-1", "阅读文件")
