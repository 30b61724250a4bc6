"""One realistic unit, written out as a clerk would fill the five forms, and the filling in itself."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from itertools import pairwise
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

Row = dict[str, Any]
Sheets = dict[str, list[Row]]

UNIT, NAME = "11530102015101001R", "盘龙区农业农村局"
BRANCH, GROUP = "530102000011", "X530102000011"
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def person(birth: str, order: int, region: str = "530102") -> str:
    """An identity number with its check character; an odd order is a man."""
    body = f"{region}{birth.replace('-', '')}{order:03d}"
    return body + "10X98765432"[sum(int(d) * w for d, w in zip(body, WEIGHTS, strict=True)) % 11]


def card(number: str) -> str:
    """A debit card number with its Luhn digit."""
    digits = [int(d) * (2 - i % 2) for i, d in enumerate(reversed(number))]
    return number + str(-sum(d // 10 + d % 10 for d in digits) % 10)


def cadre(name: str, birth: str, order: int, **cells: Any) -> Row:
    """A retired party member of the branch; cells state what differs."""
    row = {
        "姓名": name,
        "身份证号": person(birth, order),
        "性别": "男" if order % 2 else "女",
        "民族": "汉族",
        "出生日期": birth,
        "人员类别": "退休",
        "政治面貌": "中共党员",
        "入党日期": "1985-07-01",
        "退休日期": f"{int(birth[:4]) + 60}-{birth[5:7]}-28",
        "退休时职务": "科长",
        "退休时职级": "乡科级正职",
        "曾任领导职务": "是",
        "党支部代码": BRANCH,
        "党员管理类别": "正常参加",
        "居住地": "昆明市盘龙区",
        "联系电话": "13888000001",
        "健康状况": "健康",
        "银发人才": "否",
        "状态": "在册",
    }
    return {**row, **cells}


def other(name: str, birth: str, order: int, **cells: Any) -> Row:
    """A retired cadre outside the party, in the study group."""
    cells = {"政治面貌": "群众", "学习小组代码": GROUP, **cells}
    return cadre(name, birth, order, **cells, 入党日期=None, 党支部代码=None, 党员管理类别=None)


MEMBERS = [
    cadre("杨建国", "1962-03-15", 11),
    cadre("李秀英", "1961-05-20", 22),
    cadre("张志强", "1958-08-08", 33),
    cadre("王桂兰", "1955-11-02", 44),
    cadre("赵永福", "1950-01-19", 55, 党员管理类别="居家养老"),
    cadre("刘德明", "1957-06-30", 77, 党员管理类别="异地居住"),
    cadre("陈国华", "1963-09-09", 99, 专长="农技推广", 银发人才="是"),
    cadre("周文斌", "1929-02-11", 111, 人员类别="离休", 入党日期="1949-03-01", 退休日期="1989-03-01"),
]
OTHERS = [
    other("吴美玲", "1960-04-04", 122),
    other("郑光明", "1959-07-17", 133, 政治面貌="民盟"),
    other("孙丽华", "1956-12-25", 144, 政治面貌="无党派人士"),
]
IDS = {row["姓名"]: row["身份证号"] for row in MEMBERS + OTHERS}
LIAISON = person("1985-10-10", 155)


def post(name: str, organisation: str, title: str, **cells: Any) -> Row:
    """One row of 任职."""
    row = {"身份证号": IDS[name], "姓名": name, "任职组织代码": organisation, "职务": title}
    return {**row, "任职人员类别": "离退休", "任职日期": "2024-09-01", **cells}


def roster() -> Sheets:
    """A branch of eight, a study group of three, one member away."""
    branch = {
        "党组织代码": BRANCH,
        "党组织名称": f"{NAME}离退休干部党支部",
        "组织形式": "党支部",
        "设置方式": "单独成立",
        "成立日期": "2015-06-01",
        "本届起始日期": "2024-09-01",
        "本届届满日期": "2027-08-31",
        "支部类别": "规范",
        "状态": "正常",
    }
    group = {"小组代码": GROUP, "小组名称": f"{NAME}学习小组", "挂联党支部代码": BRANCH}
    away = {
        "身份证号": IDS["刘德明"],
        "姓名": "刘德明",
        "流出党支部代码": BRANCH,
        "流动类型": "长期",
        "流入地": "四川省成都市武侯区",
        "流入党组织": "武侯区玉林街道社区党支部",
        "外出日期": "2026-02-01",
        "已转组织关系": "否",
        "流出登记": "是",
        "流入登记": "是",
        "通报流入地日期": "2026-03-01",
    }
    reserve = {"党支部代码": BRANCH, "身份证号": IDS["陈国华"], "姓名": "陈国华", "入库日期": "2025-03-01"}
    posts = [
        post("杨建国", BRANCH, "书记"),
        post("李秀英", BRANCH, "委员"),
        post("张志强", BRANCH, "委员"),
        post("李秀英", GROUP, "组长"),
        post("吴美玲", GROUP, "副组长"),
    ]
    return {
        "党组织": [branch],
        "离退休干部": deepcopy(MEMBERS + OTHERS),
        "学习小组": [{**group, "成立日期": "2025-06-01", "状态": "正常"}],
        "任职": posts,
        "后备书记": [reserve],
        "流动党员": [away],
    }


def liaison() -> Sheets:
    """One liaison for the branch, trained and with a list."""
    who = {"身份证号": LIAISON, "联络员姓名": "何敏"}
    sent = {"政治面貌": "中共党员", "在职单位": NAME, "在职职务": "副科长", "联系党组织代码": BRANCH}
    did = {"年度": "2026", "责任清单已建立": "是", "参加培训次数": 1, "指导支部次数": 3}
    name = f"{NAME}离退休干部党支部"
    return {
        "联络员选派": [{**who, **sent, "联系党组织名称": name, "选派日期": "2025-03-01"}],
        "联络员履责": [{**who, **did}],
    }


def event(code: str, kind: str, day: str, organisation: str = BRANCH, **cells: Any) -> Row:
    """One row of 活动记录."""
    row = {"活动编号": code, "组织代码": organisation, "活动类型": kind, "活动日期": day, "活动主题": f"{kind}学习"}
    return {**row, "应到人数": 11, "实到人数": 11, "活动方式": "线下", "记录人": "何敏", **cells}


def took_part(code: str, name: str, role: str = "党员") -> Row:
    """One row of 参加人员."""
    return {"活动编号": code, "身份证号": IDS[name], "姓名": name, "参加身份": role}


def activity() -> Sheets:
    """Three quarters in which everything the plan asks for was held."""
    log, present = [], []
    for quarter, month in ((1, "02"), (2, "05"), (3, "08")):
        log += [
            event(f"D{quarter}", "党员大会", f"2026-{month}-10"),
            event(f"K{quarter}", "党课", f"2026-{month}-11"),
            event(f"X{quarter}", "学习小组活动", f"2026-{month}-12", GROUP, 应到人数=3, 实到人数=3),
            event(f"L{quarter}", "流动党员联系", f"2026-{month}-13", 应到人数=1, 实到人数=1, 活动方式="线上"),
        ]
        present += [took_part(f"X{quarter}", row["姓名"], "群众") for row in OTHERS]
        present += [took_part(f"L{quarter}", "刘德明")]
    log += [event(f"W{month}", "支委会", f"2026-{month:02d}-05", 应到人数=3, 实到人数=3) for month in range(1, 10)]
    roles = {"杨建国": "书记", "李秀英": "委员", "张志强": "委员"}
    log += [
        event("P1", "培训", "2026-04-15", UNIT, 培训层级="单位兜底", 学时=8),
        event("Z1", "主题党日", "2026-07-01"),
        event("J1", "警示教育", "2026-06-15", UNIT),
        event("T1", "领导讲党课", "2026-06-20", UNIT),
        event("Y1", "领导调研", "2026-06-21", UNIT),
        event("F1", "队伍状况分析", "2026-06-25", UNIT),
        event("V1", "走访慰问", "2026-01-25", UNIT, 应到人数=11, 实到人数=11),
        event("S1", "社区共建", "2026-05-25"),
    ]
    for row in MEMBERS + OTHERS:
        name = row["姓名"]
        role = roles.get(name, "党员" if row in MEMBERS else "群众")
        present += [took_part("P1", name, role), took_part("V1", name, role)]
    return {"活动记录": log, "参加人员": present}


def allowance() -> Sheets:
    """The standards of the county, an account for each holder of a post, the branch's funds."""
    pay = {"书记": 300, "副书记": 210, "委员": 210, "组长": 300, "副组长": 210}
    common = {"适用范围代码": "530102", "生效日期": "2025-01-01", "依据文号": "盘老通〔2025〕1号"}
    paid = ("杨建国", "李秀英", "张志强", "吴美玲")
    accounts = [
        {"身份证号": IDS[name], "姓名": name, "开户银行": "中国农业银行", "账号": card(f"62284800123456789{n}")}
        for n, name in enumerate(paid)
    ]
    funds = {"党组织代码": BRANCH, "年度": "2026", "预算金额": 5000, "已支出金额": 1200.5}
    return {
        "补贴标准": [{"职务": title, "月标准": amount, **common} for title, amount in pay.items()],
        "收款账户": accounts,
        "工作经费": [funds],
        "重复认定": [],
    }


def assessment() -> Sheets:
    """The year's scores, tasks and duties."""
    five = ("基本组织", "基本队伍", "基本活动", "基本制度", "基本保障")
    six = ("组织设置好", "班子建设好", "党员队伍好", "学习活动好", "作用发挥好", "制度坚持好")
    year = {"党支部代码": BRANCH, "年度": "2026"}
    task = {"任务编号": "R1", "条款": "（八）", "任务内容": "选派联络员", "责任单位": NAME, "责任人": "何敏"}
    systems = ("纳入考核", "述职评议", "党建总体布局", "基层党建工作责任落实体系")
    duties = dict.fromkeys(systems, "（三）") | {"正负面清单": "（十一）"}
    return {
        "五个基本": [{**year, **dict.fromkeys(five, 90), "评定等次": "良好"}],
        "六个好": [{**year, **dict.fromkeys(six, 92), "评定等次": "优秀"}],
        "任务清单": [{**task, "完成时限": "2026-06-30", "进度": "已完成", "完成日期": "2026-05-30"}],
        "单位事项": [
            {"条款": clause, "事项": item, "年度": "2026", "完成情况": "已完成", "完成日期": "2026-06-30"}
            for item, clause in duties.items()
        ],
        "先进典型": [],
    }


FORMS = {"roster": roster, "liaison": liaison, "activity": activity, "allowance": allowance, "assessment": assessment}
COVER = {
    "填报单位": NAME,
    "单位代码": UNIT,
    "上级机构代码": "530102",
    "报告期": "2026Q3",
    "填报人": "李明",
    "联系电话": "13888000001",
    "填报日期": "2026-09-28",
    "审核人": "王芳",
    "负责人": "赵强",
    "报送次数": "1",
}


def fill(blank: Path, target: Path, sheets: Sheets, cover: Row | None = None) -> Workbook:
    """The blank form filled in by openpyxl and saved; the workbook comes back for more."""
    book = load_workbook(blank)
    wanted = {**COVER, **(cover or {})}
    for row in book["封面"].iter_rows(min_row=3, max_row=15):
        for label, value in pairwise(row):
            if str(label.value) in wanted:
                value.value = wanted[str(label.value)]
                break
    for name, rows in sheets.items():
        put(book[name], rows)
    book.save(target)
    return book


def put(sheet: Worksheet, rows: Iterable[Row]) -> None:
    """Rows under the headers of row 3, from row 4."""
    columns = {str(cell.value).rstrip("*"): cell.column for cell in sheet[3] if cell.value}
    for number, row in enumerate(rows, 4):
        for header, value in row.items():
            sheet.cell(number, columns[header]).value = value
