"""C11-2: a unit that has not issued its positive and negative lists."""

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

MATTER = "正负面清单"

DUTY = Duty(
    "列出正面、负面清单", COVER, MatterProgress((MATTER,)), reported_from=ReportedFrom.AT_ONCE, after=Severity.WARNING,
    evidence=MATTERS, measure="项",
)  # fmt: skip


@rule(
    brief="没有列出正面、负面清单",
    clause="（十一）",
    obligations=("11-2",),
    severity=Severity.WARNING,
    sheet="单位事项",
    column="完成情况",
    needs=["封面"],
    message="{单位} {哪一年} 年的正面、负面清单：{怎样}。各单位要结合实际列出正面、负面清单。",
    fix="请印发清单后在“单位事项”填写一行：事项“{哪一项}”，年度 {哪一年}，完成情况“已完成”。",
    passes=[{"事项": MATTER}, {"单位事项": [{"事项": MATTER, "完成情况": "进行中"}, {"事项": MATTER}]}],
    fails=[
        {"事项": MATTER, "完成情况": "进行中"},
        {"单位事项": [{"事项": MATTER, "完成情况": "未开展"}, {"事项": MATTER, "年度": "2025"}]},
    ],
    also=["C03-1"],
)
def lists_not_issued(tables: Tables, on: Context) -> Rows:
    """各地各部门结合实际列出正面、负面清单。

    Each unit whose 单位事项 are at hand, in the year of the period: told at the row that is not 已完成, or at the cover
    where there is none.
    """
    yield from matters_not_done(tables, on, (MATTER,))


@plant()
def no_lists(site: Site) -> Marks:
    """没有列出正面、负面清单。"""
    yield from leave_undone(site.take("单位事项", lambda one: one["事项"] == "正负面清单"))
