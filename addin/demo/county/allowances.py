"""Rows of 补贴与经费: accounts of post holders, work funds of organisations, standards of the county."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from random import Random

from addin.demo.county.model import County, DemoUnit
from addin.demo.county.numbers import card

Row = dict[str, object]
STANDARDS = {
    "书记": Decimal("300.00"),
    "副书记": Decimal("210.00"),
    "委员": Decimal("210.00"),
    "组长": Decimal("300.00"),
    "副组长": Decimal("210.00"),
}
FLOOR = {"党委": 5000, "党总支": 4000, "党支部": 3000}
_BANKS = ("云南农信盘龙支行", "中国建设银行昆明北京路支行", "中国工商银行昆明拓东支行", "中国农业银行昆明金碧支行")


def standards(county: County) -> Iterator[Row]:
    """The county's monthly standards by post, with an earlier one that has ended."""
    words = {"适用范围代码": county.code, "依据文号": "示例〔2025〕1号"}
    yield {
        "职务": "书记",
        "月标准": Decimal("260.00"),
        "生效日期": dt.date(2023, 1, 1),
        "失效日期": dt.date(2024, 12, 31),
    } | words
    for title, amount in STANDARDS.items():
        yield {"职务": title, "月标准": amount, "生效日期": dt.date(2025, 1, 1)} | words


def accounts(unit: DemoUnit) -> Iterator[Row]:
    """One account for each retired holder of a post."""
    holders = {post.person.number: post.person for post in unit.posts if post.service == "离退休"}
    for person in holders.values():
        yield {"身份证号": person.number, "姓名": person.name, "开户银行": unit.rng.choice(_BANKS), "账号": card(unit.rng)}


def funds(unit: DemoUnit, year: int) -> Iterator[Row]:
    """Work funds of each organisation in yuan: the floor plus the year's allowances of its posts; less than a third is spent."""
    for body in unit.bodies:
        if not body.group and body.state != "已撤销":
            groups = {group.code for group in unit.groups if group.parent == body.code}
            posts = sum(post.body is body or post.body.code in groups for post in unit.posts)
            budget = FLOOR[body.form] + 50 * unit.rng.randrange(40) + 3600 * posts
            yield {
                "党组织代码": body.code,
                "年度": year,
                "预算金额": Decimal(budget),
                "已支出金额": _money(unit.rng, budget // 3),
            }


def decisions(unit: DemoUnit, year: int) -> Iterator[Row]:
    """Decisions that pairs of identity numbers are different persons."""
    for one, other in unit.decisions:
        yield {
            "身份证号一": one, "身份证号二": other, "认定结果": "不同人", "认定人": unit.staff[0].name,
            "认定日期": dt.date(year, 8, 20), "依据": "核对两人身份证原件",
        }  # fmt: skip


def _money(rng: Random, most: int) -> Decimal:
    return (Decimal(rng.randrange(most * 100)) / 100).quantize(Decimal("0.01"))
