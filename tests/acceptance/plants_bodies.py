"""Planted into organisations, posts and liaisons: clauses （六） to （八）."""

from __future__ import annotations

from tests.acceptance.plant import B2, BRANCH_2, DID, LIA, OFF, POST, RES, RET, P, Plant, add, cell, drop
from tests.acceptance.unit import BRANCH, IDS, LIAISON, NAME, cadre, post

MANY = [
    cadre(f"马{'一二三四五六七八九十'[n // 10]}{'一二三四五六七八九十'[n % 10]}", "1961-02-03", 301 + 2 * n) for n in range(50)
]
OWN = [cadre(n, f"1961-02-0{i}", 511 + 2 * i, 党支部代码=B2) for i, n in enumerate(("马大山", "马大河", "马大江"), 1)]
LEAD = {**post("杨建国", B2, "书记"), "身份证号": OWN[0]["身份证号"], "姓名": "马大山"}
REST = ("C04-1", "C05-2", "C12-5", "C07-2", "C08-1", "C20-2", "C10-2")
BODIES: list[Plant] = [
    P("C06-1", "error", OFF, 4, "党组织名称", [cell(OFF, 4, 党组织名称=f"{NAME}党支部")]),
    P("C06-1", "error", OFF, 4, "党组织名称", [cell(OFF, 4, 党组织名称="离退休干部党支部")]),
    P("C06-1", "error", OFF, 4, "党组织名称", [cell(OFF, 4, 党组织名称=f"{NAME}离退休干部支委")]),
    P("C06-2", "error", OFF, 5, None, [add(OFF, BRANCH_2), add(RET, *OWN[:2]), add(POST, LEAD)], also=REST),
    P("C06-3", "warning", OFF, 4, None, [add(RET, *MANY)], also=("C04-1",)),
    P("C06-4", "warning", OFF, 4, "设置方式", [cell(OFF, 4, 设置方式="与在职混编")]),
    P("C06-5", "error", OFF, 4, "上级党组织代码", [cell(OFF, 4, 上级党组织代码=BRANCH)]),
    P(
        "C06-5",
        "error",
        OFF,
        4,
        "上级党组织代码",
        [cell(OFF, 4, 上级党组织代码=B2), add(OFF, BRANCH_2), add(RET, *OWN), add(POST, LEAD)],
        also=REST,
    ),
    P(
        "C06-6",
        "error",
        OFF,
        5,
        None,
        [add(OFF, {**BRANCH_2, "状态": "已撤销", "状态日期": "2026-06-01"}), add(RET, *OWN)],
        also=("C04-1", "C02-1"),
    ),
    P("C06-7", "warning", OFF, 4, "本届届满日期", [cell(OFF, 4, 本届起始日期="2023-09-01", 本届届满日期="2026-08-31")]),
    P("C06-7", "warning", OFF, 4, None, [cell(POST, 4, 免职日期="2026-08-31")]),
    P("C06-7", "warning", OFF, 4, None, [drop(POST, 姓名="张志强"), drop(POST, 姓名="李秀英")]),
    P("C06-7", "warning", OFF, 4, None, [cell(RET, 4, 状态="去世", 状态日期="2026-08-01")], also=("F20",)),
    P("C06-8", "error", POST, 6, "职务", [cell(POST, 6, 职务="组长")]),
    P("C06-8", "error", POST, 8, "职务", [cell(POST, 8, 职务="书记")]),
    P("C06-8", "error", POST, 6, "职务", [cell(RET, 6, 政治面貌="中共预备党员")]),
    P("C07-1", "warning", RES, 4, None, [cell(RES, 4, 身份证号=IDS["杨建国"], 姓名="杨建国")], also=("C07-2",)),
    P("C07-2", "warning", OFF, 4, None, [cell(RES, 4, 身份证号=IDS["杨建国"], 姓名="杨建国")]),
    P("C07-1", "warning", RES, 4, None, [cell(RES, 4, 身份证号=IDS["王桂兰"], 姓名="王桂兰")], also=("C07-2",)),
    P("C07-1", "warning", RES, 4, None, [cell(RET, 10, 曾任领导职务="否")], also=("C07-2",)),
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
