"""C05-1: a quarter in which the province held no lecture “云岭银潮之声”."""

from __future__ import annotations

from collections.abc import Iterator

from validators.duty import Duty
from validators.duty_progress import DutyProgress
from validators.finding import Severity
from validators.lookups.activities import ACTIVITIES, activities, count
from validators.lookups.once import column
from validators.lookups.units import province_offices
from validators.planting import plant
from validators.planting.activities import lacks
from validators.planting.site import Marks, Site
from validators.rule import Context, Rows, rule
from validators.spans import ReportedFrom, quarters
from workbook_templates.layout import COVER
from workbook_templates.table import Tables

LECTURE, NAME = "大讲坛", "云岭银潮"
_LECTURE = {"组织代码": "530000", "活动类型": LECTURE, "活动主题": "“云岭银潮之声”大讲坛第3期"}


def standings(tables: Tables, on: Context) -> Iterator[DutyProgress]:
    """Each province office whose activities are at hand, each quarter: the lectures of that name it held itself."""
    need, themes = on.policy["province_lectures_per_quarter"], column(tables, ACTIVITIES, "活动主题")
    lectures = [one for one in activities(tables).values() if one.kind == LECTURE and NAME in (themes[one.row] or "")]
    for office in province_offices(tables, ACTIVITIES):
        own = [one.date for one in lectures if office.code in (one.actor, one.unit)]
        for quarter in quarters(on):
            have = count(own, quarter, on)
            yield DutyProgress(office.code, office.cover, have, need, quarter, {"单位": office.name}, names=(LECTURE,))


DUTY = Duty(
    "举办“云岭银潮之声”大讲坛", COVER, standings, reported_from=ReportedFrom.AT_ONCE, province=True, by_name=True
)  # fmt: skip


@rule(
    brief="“云岭银潮之声”大讲坛 {n} 个季度没有举办",
    clause="（五）",
    obligations=("5-1",),
    thresholds=("province_lectures_per_quarter",),
    severity=Severity.ERROR,
    sheet="封面",
    column="单位代码",
    needs=["活动记录"],
    message="{单位}在{期间}举办“云岭银潮之声”大讲坛 {已有} 期，省级层面每季度至少 {应有} 期，{期限}。",
    fix="请举办后在“活动记录”登记，“组织代码”填 530000，“活动类型”填“大讲坛”，“活动主题”写明“云岭银潮之声”第几期。"
    "确有原因没有举办的，登记一行“未开展说明”，主题写明“大讲坛”和原因。",
    passes=[{}, {"单位代码": "530000", "活动记录": [_LECTURE]}, {"单位代码": "530100"}],
    fails=[
        {"单位代码": "530000"},
        {"单位代码": "530000", "活动记录": [_LECTURE | {"活动主题": "健康知识大讲坛"}]},
        {"单位代码": "530000", "活动记录": [_LECTURE | {"组织代码": "530100", "来源单位代码": "530100"}]},
        {"单位代码": "530000", "活动记录": [_LECTURE | {"活动日期": "2026-06-30"}], "as_of": "2026-10-01"},
    ],
    also=["F13"],
)
def province_without_lecture(tables: Tables, on: Context) -> Rows:
    """省级层面每个季度至少举办1期“云岭银潮之声”大讲坛。

    Asked only where the files at hand are a province's (a cover with six digits ending in 0000). Counted are activities
    of kind 大讲坛 under the province's own code whose 活动主题 names “云岭银潮之声”: any other lecture is not that one. A
    warning while the quarter runs, an error after it.
    """
    yield from DUTY.hits(tables, on)


@plant(scene="province", last=True)
def no_lecture(site: Site) -> Marks:
    """省级一个季度没有举办大讲坛。"""
    yield lacks(site, "C05-1")
