"""Registers made by hand or by chance, for the tests of figures."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from hypothesis import strategies as st

from addin.summary.measure.inputs import Inputs
from validators.examples import tables_of
from validators.rule import Context
from workbook_templates.merge import merge_tables
from workbook_templates.table import Tables
from workbook_templates.values.period import Period

Rows = Mapping[str, Sequence[Mapping[str, Any]]]
PERIOD = Period.parse("2026Q3")
EVERY_SHEET = (
    "封面",
    "党组织", "离退休干部", "学习小组", "任职", "后备书记", "流动党员", "联络员选派", "联络员履责", "活动记录", "参加人员",
    "工作经费", "五个基本", "六个好", "任务清单", "单位事项", "先进典型",
)  # fmt: skip


def context(as_of: str = "2026-09-30", period: str = "2026Q3") -> Context:
    return Context(dt.date.fromisoformat(as_of), Period.parse(period), complete=True)


def unit(code: str, rows: Rows, name: str = "") -> Tables:
    """One unit's workbook; a sheet it does not name is there and empty."""
    tables = tables_of({sheet: rows.get(sheet, []) for sheet in EVERY_SHEET})
    source = tables.sources[0]
    source.unit, source.unit_name, source.file = code, name or f"单位{code}", f"{code}.xlsx"
    return tables


def inputs(*parts: Tables, **more: Any) -> Inputs:
    return Inputs(merge_tables(list(parts)), more.pop("on", context()), **more)


def person(n: int) -> str:
    """A number that names a person; the indicators do not check it."""
    return f"530102196303{n:06d}"


@st.composite
def registers(draw: st.DrawFn, code: int) -> Tables:
    """A unit with a few organisations, people and deeds; its codes are its own. Number 0 is the province's office."""
    head = f"5301{code:02d}" if code else "530000"
    branches = [f"{head}{n:06d}" for n in range(draw(st.integers(1, 3)))]
    groups = [f"X{head}{n:06d}" for n in range(draw(st.integers(0, 2)))]
    people = [person(code * 1000 + n) for n in range(draw(st.integers(0, 6)))]
    pick = lambda *values: draw(st.sampled_from(values))  # noqa: E731 - shorter than a function here
    number = [f"2026Q3-{n:04d}" for n in range(draw(st.integers(0, 4)))]
    return unit(head, {
        "封面": [{"单位代码": head}],
        "党组织": [{"党组织代码": c, "设置方式": pick("单独成立", "联合成立"), "状态": pick("正常", "已撤销")} for c in branches],
        "学习小组": [{"小组代码": c, "挂联党支部代码": pick(*branches, None), "状态": pick("正常", "已撤销")} for c in groups],
        "离退休干部": [{
            "身份证号": p, "政治面貌": pick("中共党员", "群众", None), "状态": pick("在册", "在册", "转出"),
            "党支部代码": pick(*branches, None), "学习小组代码": pick(*groups, None), "人员类别": pick("离休", "退休"),
            "银发人才": pick("是", "否"),
        } for p in people],
        "任职": [{"身份证号": p, "任职组织代码": pick(*branches), "任职人员类别": pick("离退休", "在职")} for p in people[:2]],
        "后备书记": [{"党支部代码": pick(*branches), "身份证号": p} for p in people[:1]],
        "流动党员": [{
            "身份证号": p, "流出党支部代码": pick(*branches), "通报流入地日期": pick(None, "2026-06-01"),
        } for p in people[2:4]],
        "联络员选派": [{"身份证号": person(900 + n), "联系党组织代码": pick(*branches)} for n in range(draw(st.integers(0, 2)))],
        "活动记录": [{
            "活动编号": n, "组织代码": pick(*branches, *groups, head),
            "活动类型": pick("培训", "主题党日", "警示教育", "学习小组活动", "领导讲党课", "大讲坛"),
            "活动日期": pick("2026-03-05", "2026-08-12", "2025-12-31"),
        } for n in number],
        "参加人员": [{"活动编号": n, "身份证号": p} for n in number for p in people[:2]],
        "六个好": [{"党支部代码": c, "组织设置好": pick("90", "77.5", None)} for c in branches],
        "五个基本": [{"党支部代码": c, "基本组织": pick("90", "77.5", None)} for c in branches],
        "单位事项": [{"事项": pick("回访", "述职评议"), "完成情况": pick("已完成", "未开展"), "次数": pick("2", "0", None)}],
        "先进典型": [{"对象代码": c, "特色名称": pick("金色晚霞", None)} for c in branches[:1]],
        "任务清单": [{"任务编号": n, "进度": pick("已完成", "进行中", "已逾期")} for n in groups],
    })  # fmt: skip
