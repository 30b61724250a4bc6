"""Planted into groups, study and training: clauses （二） to （五）."""

from __future__ import annotations

from tests.acceptance.plant import ACT, B2, BRANCH_2, DUTY, GRP, NEW, NOTHING, OFF, POST, PRE, RET, P, Plant, add, cell, drop
from tests.acceptance.unit import IDS

STUDY: list[Plant] = [
    P("C02-1", "warning", RET, 15, "党支部代码", [add(RET, {**NEW, "党支部代码": None})], "2025-12-31", also=("*",)),
    P("C02-1", "error", RET, 15, "党支部代码", [add(RET, {**NEW, "党支部代码": None})], "2026-01-01", also=("*",)),
    P("C02-1", "error", RET, 15, "党支部代码", [add(RET, {**NEW, "党支部代码": None})], also=("C04-1",)),
    P("C02-2", "warning", RET, 12, "学习小组代码", [cell(RET, 12, 学习小组代码=None)], "2025-12-31", also=("*",)),
    P("C02-2", "error", RET, 12, "学习小组代码", [cell(RET, 12, 学习小组代码=None)]),
    P(
        "C02-3",
        "error",
        GRP,
        4,
        "挂联党支部代码",
        [cell(GRP, 4, 挂联党支部代码=B2), add(OFF, {**BRANCH_2, "状态": "已撤销", "状态日期": "2026-01-01"})],
        also=("C06-6",),
    ),
    P("C02-4", "error", POST, 7, None, [cell(POST, 7, 身份证号=IDS["王桂兰"], 姓名="王桂兰")]),
    P("C02-5", "warning", GRP, 4, None, [drop(ACT, 活动编号="X3"), drop(PRE, 活动编号="X3")], "2026-09-30"),
    P("C02-5", "error", GRP, 4, None, [drop(ACT, 活动编号="X3"), drop(PRE, 活动编号="X3")], "2026-10-01"),
    P("C02-6", "error", "封面", 5, None, NOTHING, also=("C02-1", "C02-2", "C06", "F13")),
    P("C02-6", "warning", "封面", 5, None, NOTHING, "2025-12-31", also=("*",)),
    P("C03-1", "warning", "封面", 5, None, [drop(DUTY, 事项="述职评议")]),
    P("C04-1", "warning", RET, 7, None, [drop(PRE, 活动编号="P1", 姓名="王桂兰")], "2026-12-31"),
    P(
        "C04-1",
        "error",
        RET,
        7,
        None,
        [drop(PRE, 活动编号="P1", 姓名="王桂兰")],
        "2027-01-01",
        also=("C02-5", "C12-5", "C12-2", "C13-3"),
    ),
    P(
        "C05-2",
        "error",
        POST,
        5,
        None,
        [drop(PRE, 活动编号="P1", 姓名="李秀英")],
        "2027-01-01",
        also=("C02-5", "C12-5", "C12-2", "C13-3", "C04-1"),
    ),
    P("C05-3", "warning", ACT, 25, "培训层级", [cell(ACT, 25, 培训层级=None)]),
    P("C05-3", "warning", ACT, 25, "培训层级", [cell(ACT, 25, 培训层级="省级示范")]),
]
