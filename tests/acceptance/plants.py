"""One violation a rule, planted in the clean unit: which rule must tell of it, how loudly, and in which cell."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from tests.acceptance.unit import (
    BRANCH,
    GROUP,
    IDS,
    LIAISON,
    MEMBERS,
    NAME,
    Row,
    cadre,
    card,
    person,
    post,
)


@dataclass
class Plant:
    """What is changed, and what must be told. Rows are those Excel shows; `also` may be told besides."""

    rule: str
    severity: str
    sheet: str | None
    row: int | None
    column: str | None
    change: list[tuple[Any, ...]]
    as_of: str | None = None
    also: tuple[str, ...] = ()
    cover: Row = field(default_factory=dict)


P = Plant
OFF, RET, POST, GRP, RES, MOB = "党组织", "离退休干部", "任职", "学习小组", "后备书记", "流动党员"
LIA, DID, ACT, PRE = "联络员选派", "联络员履责", "活动记录", "参加人员"
STD, ACC, FUND, SAME = "补贴标准", "收款账户", "工作经费", "重复认定"
FIVE, SIX, TASK, DUTY, BEST = "五个基本", "六个好", "任务清单", "单位事项", "先进典型"


def cell(sheet: str, row: int, **cells: Any) -> tuple[Any, ...]:
    """These cells of the row that Excel shows under this number."""
    return ("cell", sheet, row, cells)


def add(sheet: str, *rows: Row) -> tuple[Any, ...]:
    """Rows below the last one."""
    return ("add", sheet, rows)


def drop(sheet: str, **match: Any) -> tuple[Any, ...]:
    """Without the rows that have these values; all rows where none is named."""
    return ("drop", sheet, match)


NEW = cadre("马建华", "1961-02-03", 211)
NEWID = NEW["身份证号"]
branch2 = {
    "党组织代码": "530102000022",
    "党组织名称": f"{NAME}第二离退休干部党支部",
    "组织形式": "党支部",
    "设置方式": "单独成立",
    "成立日期": "2015-06-01",
    "本届起始日期": "2024-09-01",
    "本届届满日期": "2027-08-31",
    "支部类别": "一般",
    "状态": "正常",
}
B2 = "530102000022"


NOTHING = [
    *(cell(RET, n, 党支部代码=None, 学习小组代码=None, 党员管理类别=None) for n in range(4, 15)),
    *map(drop, (OFF, GRP, POST, RES, MOB, LIA, DID, FUND, FIVE, SIX)),
    drop(ACT, 组织代码=BRANCH),
    drop(ACT, 组织代码=GROUP),
    *(drop(PRE, 活动编号=f"{kind}{quarter}") for kind in "XL" for quarter in (1, 2, 3)),
]
"""A unit that has neither branch nor group."""


def field_plants() -> list[Plant]:
    """The F table."""
    return [
        P("F01", "error", RET, 5, "居住地", [cell(RET, 5, 居住地=None)]),
        P("F01", "error", "封面", 8, "填报人", [], cover={"填报人": None}),
        P("F02", "error", RET, 6, "政治面貌", [cell(RET, 6, 政治面貌="党员")]),
        P("F02", "error", ACT, 4, "活动类型", [cell(ACT, 4, 活动类型="党员会")]),
        P("F03", "error", OFF, 4, "成立日期", [cell(OFF, 4, 成立日期="2015-02-30")]),
        P("F03", "error", RET, 4, "退休日期", [cell(RET, 4, 退休日期="去年")]),
        P("F04", "error", ACT, 4, "活动日期", [cell(ACT, 4, 活动日期="2026-10-01")], also=("C",)),
        P("F04", "error", POST, 5, "免职日期", [cell(POST, 5, 免职日期="2024-08-01")], also=("C",)),
        P("F04", "error", RET, 4, "退休日期", [cell(RET, 4, 退休日期="2002-03-14")]),
        P("F04", "warning", RET, 4, "退休日期", [cell(RET, 4, 退休日期="2006-05-01")]),
        P(
            "F05",
            "error",
            RET,
            7,
            "身份证号",
            [cell(RET, 7, 身份证号=IDS["王桂兰"][:-1] + ("1" if IDS["王桂兰"][-1] != "1" else "2"))],
        ),
        P("F05", "error", LIA, 4, "身份证号", [cell(LIA, 4, 身份证号="5301021985101")]),
        P("F05", "error", RET, 7, "身份证号", [cell(RET, 7, 身份证号=person("1955-13-02", 44))]),
        P("F05", "warning", RET, 7, "身份证号", [cell(RET, 7, 身份证号=person("1955-11-02", 44, "999999"))]),
        P("F06", "error", RET, 7, "身份证号", [cell(RET, 7, 身份证号=float(IDS["王桂兰"][:17] + "0"))]),
        P("F06", "error", ACC, 4, "账号", [cell(ACC, 4, 账号=6228480012345678900)]),
        P("F07", "error", RET, 4, "性别", [cell(RET, 4, 性别="女")]),
        P("F08", "warning", RET, 4, "出生日期", [cell(RET, 4, 出生日期="1962-05-15")]),
        P("F09", "warning", RET, 4, "联系电话", [cell(RET, 4, 联系电话="1388800000")]),
        P("F09", "warning", "封面", 9, "联系电话", [], cover={"联系电话": "12345"}),
        P("F10", "error", "封面", 5, "单位代码", [], cover={"单位代码": "115301020151010019"}),
        P("F11", "error", ACT, 4, "应到人数", [cell(ACT, 4, 应到人数=-3)]),
        P("F11", "error", STD, 4, "月标准", [cell(STD, 4, 月标准=300.123)]),
        P("F11", "error", SIX, 4, "班子建设好", [cell(SIX, 4, 班子建设好=101)], also=("C10-1",)),
        P("F12", "error", RET, 4, "备注", [cell(RET, 4, 备注="+1+1")]),
        P("F12", "error", RET, 4, "居住地", [cell(RET, 4, 居住地="昆明" * 500)]),
        P("F13", "error", RES, 4, "身份证号", [cell(RES, 4, 身份证号=NEWID, 姓名="马建华")]),
        P("F13", "error", RET, 5, "党支部代码", [cell(RET, 5, 党支部代码="530102000099")], also=("C02-1", "C02-4")),
        P("F13", "error", GRP, 4, "挂联党支部代码", [cell(GRP, 4, 挂联党支部代码="530102000099")], also=("C02-3",)),
        P("F14", "warning", RET, 4, "姓名", [cell(RET, 4, 姓名="杨建国1")]),
        P(
            "F15",
            "warning",
            ACC,
            4,
            "账号",
            [cell(ACC, 4, 账号=card("622848001234567890")[:-1] + str((int(card("622848001234567890")[-1]) + 1) % 10))],
        ),
    ]


def clause_2_to_5() -> list[Plant]:
    """（二）to（五）."""
    return [
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
            [cell(GRP, 4, 挂联党支部代码=B2), add(OFF, {**branch2, "状态": "已撤销", "状态日期": "2026-01-01"})],
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


def clause_6_to_8() -> list[Plant]:
    """（六）to（八）."""
    full = [
        cadre(f"马{'一二三四五六七八九十'[n // 10]}{'一二三四五六七八九十'[n % 10]}", "1961-02-03", 301 + 2 * n)
        for n in range(50)
    ]
    own = [cadre(n, f"1961-02-0{i}", 511 + 2 * i, 党支部代码=B2) for i, n in enumerate(("马大山", "马大河", "马大江"), 1)]
    lead = {**post("杨建国", B2, "书记"), "身份证号": own[0]["身份证号"], "姓名": "马大山"}
    rest = ("C04-1", "C05-2", "C12-5", "C07-2", "C08-1", "C20-2", "C10-2")
    return [
        P("C06-1", "error", OFF, 4, "党组织名称", [cell(OFF, 4, 党组织名称=f"{NAME}党支部")]),
        P("C06-1", "error", OFF, 4, "党组织名称", [cell(OFF, 4, 党组织名称="离退休干部党支部")]),
        P("C06-1", "error", OFF, 4, "党组织名称", [cell(OFF, 4, 党组织名称=f"{NAME}离退休干部支委")]),
        P("C06-2", "error", OFF, 5, None, [add(OFF, branch2), add(RET, *own[:2]), add(POST, lead)], also=rest),
        P("C06-3", "warning", OFF, 4, None, [add(RET, *full)], also=("C04-1",)),
        P("C06-4", "warning", OFF, 4, "设置方式", [cell(OFF, 4, 设置方式="与在职混编")]),
        P("C06-5", "error", OFF, 4, "上级党组织代码", [cell(OFF, 4, 上级党组织代码=BRANCH)]),
        P(
            "C06-5",
            "error",
            OFF,
            4,
            "上级党组织代码",
            [cell(OFF, 4, 上级党组织代码=B2), add(OFF, branch2), add(RET, *own), add(POST, lead)],
            also=rest,
        ),
        P(
            "C06-6",
            "error",
            OFF,
            5,
            None,
            [add(OFF, {**branch2, "状态": "已撤销", "状态日期": "2026-06-01"}), add(RET, *own)],
            also=("C04-1", "C02-1"),
        ),
        P("C06-7", "warning", OFF, 4, "本届届满日期", [cell(OFF, 4, 本届起始日期="2023-09-01", 本届届满日期="2026-08-31")]),
        P("C06-7", "warning", OFF, 4, None, [cell(POST, 4, 免职日期="2026-08-31")]),
        P("C06-7", "warning", OFF, 4, None, [drop(POST, 姓名="张志强"), drop(POST, 姓名="李秀英")]),
        P("C07-1", "error", RES, 4, None, [cell(RES, 4, 身份证号=IDS["王桂兰"], 姓名="王桂兰")]),
        P("C07-1", "error", RES, 4, None, [cell(RET, 10, 曾任领导职务="否")]),
        P("C07-2", "warning", OFF, 4, None, [drop(RES)]),
        P("C07-2", "warning", OFF, 4, None, [drop(RES)], "2027-12-31", also=("*",)),
        P("C07-2", "error", OFF, 4, None, [drop(RES)], "2028-01-01", also=("*",)),
        P("C07-3", "warning", POST, 4, None, [cell(POST, 4, 任职人员类别="在职", 身份证号=LIAISON, 姓名="何敏")]),
        P("C08-1", "error", OFF, 4, None, [drop(LIA), drop(DID)]),
        P("C08-1", "warning", OFF, 4, None, [drop(LIA), drop(DID)], "2025-12-31", also=("*",)),
        P(
            "C08-2",
            "warning",
            LIA,
            None,
            None,
            [
                add(
                    LIA,
                    *(
                        {
                            "联络员姓名": "何敏",
                            "身份证号": LIAISON,
                            "政治面貌": "中共党员",
                            "在职单位": NAME,
                            "联系党组织代码": f"53010200009{n}",
                            "联系党组织名称": f"党支部{n}",
                            "选派日期": "2025-03-01",
                        }
                        for n in range(3)
                    ),
                )
            ],
            also=("F13",),
        ),
        P("C08-3", "error", LIA, 4, "政治面貌", [cell(LIA, 4, 政治面貌="群众")]),
        P(
            "C08-3",
            "error",
            LIA,
            4,
            None,
            [
                cell(LIA, 4, 身份证号=IDS["陈国华"], 联络员姓名="陈国华"),
                cell(DID, 4, 身份证号=IDS["陈国华"], 联络员姓名="陈国华"),
            ],
        ),
        P("C08-4", "warning", LIA, 4, "结束日期", [cell(LIA, 4, 结束日期="2026-07-01", 结束原因="岗位变化")], also=("C08-1",)),
        P("C08-5", "warning", DID, 4, None, [cell(DID, 4, 参加培训次数=0)]),
        P("C08-5", "warning", DID, 4, None, [cell(DID, 4, 责任清单已建立="否")]),
    ]


def clause_9_to_20() -> list[Plant]:
    """（十）to（十五）and 七."""
    ended = ("C02-5", "C12-5", "C12-2", "C13-3", "C04-1", "C05-2")
    model = {"类别": "模范党支部", "对象代码": BRANCH, "名称": f"{NAME}离退休干部党支部", "年度": "2026", "级别": "县"}
    follow = {"条款": "（十二）", "事项": "回访", "年度": "2026", "完成情况": "未开展"}
    two = [drop(ACT, 活动类型="警示教育")]
    return [
        P("C10-1", "error", SIX, 4, "班子建设好", [add(BEST, model), cell(SIX, 4, 班子建设好=60), cell(OFF, 4, 支部类别="模范")]),
        P("C10-2", "warning", OFF, 4, None, [drop(ACT, 活动类型="主题党日")], "2026-12-31"),
        P("C11-1", "warning", "封面", 5, None, two, "2026-12-31"),
        P("C11-1", "error", "封面", 5, None, two, "2027-01-01", also=ended),
        P("C11-2", "warning", "封面", 5, None, [drop(DUTY, 事项="正负面清单")]),
        P("C12-1", "error", "封面", 5, None, [drop(ACT, 活动类型="领导讲党课")], "2027-01-01", also=ended),
        P("C12-1", "error", "封面", 5, None, [drop(ACT, 活动类型="领导调研")], "2027-01-01", also=ended),
        P("C12-2", "warning", "封面", 5, None, [], "2026-12-31"),
        P("C12-2", "error", "封面", 5, None, [], "2027-01-01", also=ended),
        P("C12-3", "error", None, None, None, [add(DUTY, follow)], "2027-01-01", also=ended),
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


PLANTS = field_plants() + clause_2_to_5() + clause_6_to_8() + clause_9_to_20()
