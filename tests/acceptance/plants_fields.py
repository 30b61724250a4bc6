"""Planted into fields: the F rules."""

from __future__ import annotations

from tests.acceptance.plant import ACC, ACT, GRP, LIA, NEWID, OFF, POST, RES, RET, SIX, STD, P, Plant, cell
from tests.acceptance.unit import IDS, card, person

FIELDS: list[Plant] = [
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
    P("F22", "warning", POST, 6, "身份证号", [cell(POST, 6, 身份证号=person("1958-08-09", 34))], also=("C05-2",)),
    P("F22", "error", POST, 6, "身份证号", [cell(POST, 6, 身份证号=person("1975-08-09", 35))], also=("C05-2",)),
]
