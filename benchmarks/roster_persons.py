"""Invented persons as an old roster would have them. What they are is written down here, not taken from what the import knows."""

from __future__ import annotations

import datetime as dt
from random import Random
from typing import Any

from workbook_templates.values.identity import check_digit

Person = dict[str, Any]

SURNAMES, GIVEN = "赵钱孙李周吴郑王冯陈杨朱秦许何吕施张孔曹严华金魏陶姜", "建国志强文华明亮海山芳秀英玉兰珍梅春云林福祥德永平军"
NATIONS = ["汉族", "汉族", "汉族", "彝族", "白族", "哈尼族", "傣族", "纳西族", "回族"]
PARTIES = ["中共党员", "中共党员", "中共党员", "中共预备党员", "群众", "民盟", "九三学社", "无党派人士"]
RANKS = {
    "县处级正职": "正处", "县处级副职": "副处", "乡科级正职": "正科", "乡科级副职": "副科", "科员及以下": "科员",
    "专业技术正高": "正高", "专业技术副高": "副高", "专业技术中级": "中级", "工勤": "工人",
}  # fmt: skip
BRANCHES = ["第一党支部", "第二党支部", "第三党支部"]
SHORT_PARTIES = {"中共党员": "党员", "中共预备党员": "预备党员", "无党派人士": "无党派"}


def person(rng: Random, number: int) -> Person:
    """One invented person; the keys are our columns."""
    born = dt.date(rng.randint(1937, 1964), rng.randint(1, 12), rng.randint(1, 28))
    man = rng.random() < 0.6
    body = f"530302{born:%Y%m%d}{number % 500 * 2 + man:03d}"
    party = rng.choice(PARTIES)
    return {
        "姓名": rng.choice(SURNAMES) + "".join(rng.sample(GIVEN, rng.choice((1, 2, 2)))),
        "身份证号": body + check_digit(body),
        "性别": "男" if man else "女",
        "民族": rng.choice(NATIONS),
        "出生日期": born,
        "政治面貌": party,
        "入党日期": dt.date(born.year + 25, rng.randint(1, 12), 1) if party.startswith("中共") else None,
        "退休日期": dt.date(born.year + 60, born.month, 1),
        "参加工作时间": dt.date(born.year + 20, rng.randint(1, 12), 1),
        "退休时职务": rng.choice(["局长", "副局长", "科长", "主任科员", "高级农艺师", "工人"]),
        "退休时职级": rng.choice([*RANKS]),
        "居住地": f"曲靖市麒麟区{rng.choice(['文昌街', '翠峰路', '南宁北路'])}{rng.randint(1, 99)}号",
        "联系电话": f"13{rng.randint(100_000_000, 999_999_999)}",
        "健康状况": rng.choice(["健康", "一般", "患慢性病"]),
        "党支部代码": rng.choice(BRANCHES),
        "账号": f"62{rng.randint(10**16, 10**17 - 1)}",
        "开户银行": "云南农信麒麟支行",
        "状态": "在册",
        "离开": None,
        "党内职务": rng.choice(["", "", "", "书记", "委员"]) if party == "中共党员" else "",
        "配偶": rng.choice(SURNAMES) + rng.choice(GIVEN),
    }
