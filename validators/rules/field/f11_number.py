"""F11: a number that is none, is out of range, or has too many decimals."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from functools import partial

from validators.finding import Severity
from validators.planting import plant
from validators.planting.activities import outing
from validators.planting.rows import put
from validators.planting.site import Marks, Site
from validators.rule import Context, Hit, Rows, View, field_rule
from workbook_templates.schema import Column
from workbook_templates.values.number import parse_decimal

PLACES = {"integer": 0, "year": 0, "decimal": 1, "score": 1, "amount": 2}
_NAMES = {"integer": "整数", "year": "4位年份", "decimal": "数字", "score": "分数", "amount": "金额"}
FIRST_YEAR = 2000


def _bounds(column: Column, as_of: dt.date) -> tuple[float | None, float | None]:
    """The least and greatest value: the column's own, else its type's. Next year is planned for in this one."""
    by_type: dict[str, tuple[float, float]] = {"score": (0, 100), "year": (FIRST_YEAR, as_of.year + 1)}
    least, most = by_type.get(column.type, (None, None))
    return (least if column.min is None else column.min, most if column.max is None else column.max)


def _wrong(value: Decimal | int, *, least: float | None, most: float | None, places: int) -> str:
    if least is not None and value < least:
        return f"小于 {least:,.0f}" if places else f"小于 {least:.0f}"
    if most is not None and value > most:
        return f"大于 {most:,.0f}" if places else f"大于 {most:.0f}"
    if isinstance(value, Decimal) and -int(value.normalize().as_tuple().exponent) > places:
        return f"小数超过{places}位"
    return ""


def _unread(raw: object, column: Column) -> str:
    return "不是整数" if PLACES[column.type] == 0 and parse_decimal(raw) is not None else f"不是{_NAMES[column.type]}"


def _remedy(column: Column, least: float | None, most: float | None) -> str:
    span = "" if least is None or most is None else f"，在 {least:.0f} 到 {most:.0f} 之间"
    places = PLACES[column.type]
    return f"填{_NAMES[column.type]}{span}" + (f"，最多{places}位小数" if places else "")


@field_rule(
    brief="{n} 处数字或金额不对",
    applies=lambda column: column.type in PLACES,
    severity=Severity.ERROR,
    sheet="工作经费",
    column="预算金额",
    message="“{列}”填的是“{值}”，{问题}。",
    fix="请{怎样改}。",
    passes=[{}, {"预算金额": "￥3,000.50元"}, {"预算金额": 0}, {"年度": "2026年"}],
    fails=[
        {"预算金额": "三千"}, {"预算金额": "3000.005"}, {"预算金额": "-1"}, {"预算金额": "100000001"}, {"预算金额": "3000左右"},
        {"预算金额": 1e308},
    ],
)  # fmt: skip
def number(view: View, on: Context) -> Rows:
    """人数、次数、年度为整数，分数0到100、最多1位小数，金额最多2位小数；都要在合理范围内。"""
    column = view.column
    least, most = _bounds(column, on.as_of)
    wrong: Callable[[Decimal | int], str] = partial(_wrong, least=least, most=most, places=PLACES[column.type])
    words = {"怎样改": _remedy(column, least, most)}
    for i, raw in view.unread.items():
        yield Hit(i, words | {"问题": _unread(raw, column)})
    for i, said in view.where(wrong):
        yield Hit(i, words | {"问题": said, "值": str(view.values[i])})


@plant()
def count_in_words(site: Site) -> Marks:
    """应到人数写成汉字。"""
    yield from put(outing(site), "应到人数", "二十来人")


@plant()
def three_decimals(site: Site) -> Marks:
    """金额有3位小数。"""
    row = site.take("工作经费")
    yield from put(row, "预算金额", Decimal(str(row["预算金额"])) + Decimal("0.005"))


@plant()
def negative_amount(site: Site) -> Marks:
    """金额是负数。"""
    yield from put(site.take("工作经费"), "已支出金额", Decimal("-120.00"))
