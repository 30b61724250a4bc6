"""C03-1: a unit that has not put the party work of retired cadres into its plans, appraisal and reports of the year."""

from __future__ import annotations

from validators.duty import Duty
from validators.finding import Severity
from validators.lookups.matters import MATTERS, MatterProgress, matters_not_done
from validators.planting import plant
from validators.planting.rows import leave_undone
from validators.planting.site import Marks, Site
from validators.rule import Context, Rows, rule
from validators.spans import ReportedFrom
from workbook_templates.layout import COVER
from workbook_templates.table import Tables

MATTERS_ASKED = ("纳入考核", "述职评议", "党建总体布局", "基层党建工作责任落实体系")
_DONE = [{"事项": matter} for matter in MATTERS_ASKED]

DUTY = Duty(
    "落实“{事}”（离退休干部党建）", COVER, MatterProgress(MATTERS_ASKED), reported_from=ReportedFrom.AT_ONCE,
    after=Severity.WARNING, evidence=MATTERS, measure="项", title="纳入考核、述职评议、党建总体布局、责任落实体系",
)  # fmt: skip


@rule(
    brief="{n} 项党建责任尚未落实",
    clause="（三）",
    obligations=("3-1",),
    severity=Severity.WARNING,
    sheet="单位事项",
    column="完成情况",
    needs=["封面"],
    message="{单位} {哪一年} 年“{哪一项}”：{怎样}。离退休干部党建要纳入总体布局、年度考核、责任落实体系和述职评议。",
    fix="请落实后在“单位事项”填写一行：事项“{哪一项}”，年度 {哪一年}，完成情况“已完成”；还没有完成的，可以照报，这条提醒会保留。",
    passes=[{"单位事项": _DONE}],
    fails=[
        {"单位事项": [_DONE[0] | {"完成情况": "未开展"}, *_DONE[1:]]},
        {"单位事项": [_DONE[0] | {"完成情况": "进行中"}, *_DONE[1:]], "period": "2026H1"},
        {"单位事项": [_DONE[0], _DONE[1] | {"完成情况": "未开展"}]},
        {"单位事项": [*_DONE[:3], _DONE[3] | {"完成情况": "进行中"}]},
    ],
    also=["C11-2"],
)
def duty_not_reported(tables: Tables, on: Context) -> Rows:
    """离退休干部党建纳入本地区本部门党建总体布局、年度党建工作考核体系、基层党建工作责任落实体系、
    党组织书记抓基层党建述职评议考核。

    Each unit whose 单位事项 are at hand, each of the four matters, in the year of the period: told at the row that is
    not 已完成, or at the cover where there is no row.
    """
    yield from matters_not_done(tables, on, MATTERS_ASKED)


@plant()
def duty_not_done(site: Site) -> Marks:
    """党建总体布局、考核、责任落实体系、述职评议中有一项没有开展。"""
    yield from leave_undone(site.take("单位事项", lambda one: one["事项"] in MATTERS_ASKED))
