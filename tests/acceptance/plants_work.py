"""Planted into the year's work and its records: clauses （十） to （十五）, and 七."""

from __future__ import annotations

from tests.acceptance.plant import ACT, BEST, DUTY, FUND, MOB, NEW, OFF, PRE, RET, SIX, TASK, P, Plant, add, cell, drop
from tests.acceptance.unit import BRANCH, IDS, LIAISON, MEMBERS, NAME

ENDED = ("C02-5", "C12-5", "C12-2", "C13-3", "C04-1", "C05-2")
MODEL = {"类别": "模范党支部", "对象代码": BRANCH, "名称": f"{NAME}离退休干部党支部", "年度": "2026", "级别": "县"}
BEST_ONE = {"名称": "某同志", "年度": "2026", "级别": "单位"}
FOLLOW = {"条款": "（十二）", "事项": "回访", "年度": "2026", "完成情况": "未开展"}
TWO = [drop(ACT, 活动类型="警示教育")]
WORK: list[Plant] = [
    P("C10-1", "error", SIX, 4, "班子建设好", [add(BEST, MODEL), cell(SIX, 4, 班子建设好=60), cell(OFF, 4, 支部类别="模范")]),
    P("C10-3", "error", BEST, 4, "对象代码", [add(BEST, MODEL | {"级别": "单位"}), drop(SIX)]),
    P("C10-3", "error", BEST, 4, "对象代码", [add(BEST, MODEL | {"级别": "单位", "对象代码": "530102000077"})]),
    P("C10-3", "error", BEST, 4, "对象代码", [add(BEST, BEST_ONE | {"类别": "优秀书记", "对象代码": IDS["李秀英"]})]),
    P("C10-3", "", BEST, 4, "对象代码", [add(BEST, BEST_ONE | {"类别": "优秀书记", "对象代码": IDS["杨建国"]})]),
    P("C10-3", "error", BEST, 4, "对象代码", [add(BEST, BEST_ONE | {"类别": "优秀联络员", "对象代码": IDS["李秀英"]})]),
    P("C10-3", "", BEST, 4, "对象代码", [add(BEST, BEST_ONE | {"类别": "优秀联络员", "对象代码": LIAISON})]),
    P("C10-5", "warning", BEST, 4, "级别", [add(BEST, MODEL | {"级别": "省"})]),
    P("C10-2", "warning", OFF, 4, None, [drop(ACT, 活动类型="主题党日")], "2026-12-31"),
    P("C11-1", "warning", "封面", 5, None, TWO, "2026-12-31"),
    P("C11-1", "error", "封面", 5, None, TWO, "2027-01-01", also=ENDED),
    P("C11-2", "warning", "封面", 5, None, [drop(DUTY, 事项="正负面清单")]),
    P("C12-1", "error", "封面", 5, None, [drop(ACT, 活动类型="领导讲党课")], "2027-01-01", also=ENDED),
    P("C12-1", "error", "封面", 5, None, [drop(ACT, 活动类型="领导调研")], "2027-01-01", also=ENDED),
    P("C12-2", "warning", "封面", 5, None, [], "2026-12-31"),
    P("C12-2", "error", "封面", 5, None, [], "2027-01-01", also=ENDED),
    P("C12-3", "error", None, None, None, [add(DUTY, FOLLOW)], "2027-01-01", also=ENDED),
    P("C12-4", "warning", RET, 4, "党员管理类别", [cell(RET, 4, 党员管理类别=None)]),
    P("C12-5", "warning", OFF, 4, None, [drop(ACT, 活动编号="D3")]),
    P("C12-5", "warning", OFF, 4, None, [drop(ACT, 活动编号="W7")]),
    P("C13-1", "error", MOB, 4, "通报流入地日期", [cell(MOB, 4, 通报流入地日期=None)]),
    P("C13-1", "", MOB, 4, "通报流入地日期", [cell(MOB, 4, 通报流入地日期=None, 外出日期="2026-04-01")], "2026-09-30"),
    P("C13-1", "error", MOB, 4, "通报流入地日期", [cell(MOB, 4, 通报流入地日期=None, 外出日期="2026-03-30")], "2026-09-30"),
    P("C13-2", "error", MOB, 4, "流出登记", [cell(MOB, 4, 流出登记="否")]),
    P("C13-2", "error|warning", MOB, 4, "流入登记", [cell(MOB, 4, 流入登记="否")]),
    P("C13-3", "warning", MOB, 4, None, [drop(ACT, 活动编号="L3"), drop(PRE, 活动编号="L3")], "2026-09-30"),
    P("C13-3", "error", MOB, 4, None, [drop(ACT, 活动编号="L3"), drop(PRE, 活动编号="L3")], "2026-10-01"),
    P(
        "C13-4",
        "info",
        MOB,
        4,
        None,
        [
            cell(MOB, 4, 流动类型="季节性", 外出日期="2026-08-01", 通报流入地日期=None),
            drop(ACT, 活动类型="流动党员联系"),
            drop(PRE, 活动编号="L1"),
            drop(PRE, 活动编号="L2"),
            drop(PRE, 活动编号="L3"),
        ],
    ),
    P("C14-1", "warning", RET, 11, None, [drop(PRE, 活动编号="V1", 姓名="周文斌")], "2026-12-31"),
    P("C15-1", "info", RET, 10, None, [cell(RET, 10, 专长=None)]),
    P("C15-2", "info", "封面", 5, None, [drop(ACT, 活动类型="社区共建")], "2026-12-31"),
    P("C20-1", "warning", TASK, 4, None, [cell(TASK, 4, 进度="进行中", 完成日期=None)]),
    P("C20-1", "", TASK, 4, None, [cell(TASK, 4, 进度="进行中", 完成日期=None, 完成时限="2026-09-30")], "2026-09-30"),
    P("C20-1", "warning", TASK, 4, None, [cell(TASK, 4, 进度="进行中", 完成日期=None, 完成时限="2026-09-30")], "2026-10-01"),
    P("C20-2", "warning", FUND, 4, "预算金额", [cell(FUND, 4, 预算金额=2500)]),
    P("C20-2", "warning", FUND, 4, "已支出金额", [cell(FUND, 4, 已支出金额=6000)]),
    P("T10", "warning", RET, 16, None, [add(RET, {}, {"姓名": "合计", "身份证号": "11人"})]),
    P("T10", "warning", RET, 15, None, [add(RET, {}, NEW)], also=("C04-1",)),
    P("T11", "error", RET, 15, None, [add(RET, MEMBERS[0])]),
]
