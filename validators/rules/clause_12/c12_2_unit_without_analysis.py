"""C12-2: a half-year without an analysis of the ranks."""

from __future__ import annotations

from validators.duty import Duty
from validators.finding import Severity
from validators.lookups.unit_duties import UnitDutyProgress
from validators.planting import plant
from validators.planting.activities import unit_without
from validators.planting.site import Marks, Site
from validators.rule import Context, Rows, rule
from validators.spans import half_years
from workbook_templates.layout import COVER
from workbook_templates.table import Tables

KIND = "队伍状况分析"
_HELD = {"活动类型": KIND, "活动日期": "2026-07-01"}
_YEAR_END = {"period": "2026Q4"}

DUTY = Duty("开展队伍状况分析", COVER, UnitDutyProgress({KIND: "analyses_per_half_year"}, half_years))


@rule(
    brief="{n} 个半年没有开展队伍状况分析",
    clause="（十二）",
    obligations=("12-2",),
    thresholds=("analyses_per_half_year",),
    severity=Severity.ERROR,
    sheet="封面",
    column="单位代码",
    needs=["活动记录"],
    message="{单位}在{期间}开展队伍状况分析 {已有} 次，每半年至少 {应有} 次，{期限}。",
    fix="请开展分析，在“活动记录”登记本次分析的完成日期，活动类型选“队伍状况分析”；已经开展的，请补登记。"
    "确有原因没有开展的，登记一行“未开展说明”，主题写明“队伍状况分析”和原因。",
    passes=[{}, _YEAR_END | {"活动记录": [_HELD]}, {"period": "2026Q2", "as_of": "2026-03-31"}],
    fails=[
        _YEAR_END,
        _YEAR_END | {"as_of": "2027-01-01", "活动记录": [_HELD | {"活动日期": "2026-06-30"}]},
        {"period": "2026", "活动记录": [_HELD]},
        {"period": "2026Q2"},
    ],
    also=["C01-1", "C11-1", "C12-1", "C15-2"],
)
def unit_without_analysis(tables: Tables, on: Context) -> Rows:
    """部门（单位）离退休干部工作机构每半年对服务管理的离退休干部开展1次队伍状况分析。

    Each unit whose 活动记录 are at hand, in each half-year the files' period reaches into. Told from the half-year's last
    quarter on, an error after it.
    """
    yield from DUTY.hits(tables, on)


@plant()
def no_analysis(site: Site) -> Marks:
    """下半年没有开展队伍状况分析。"""
    yield from unit_without(site, "C12-2", "队伍状况分析", first_month=7)
