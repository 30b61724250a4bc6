"""F03: something that is no date stands where a date is asked for."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata

from validators.finding import Severity
from validators.planting import plant
from validators.planting.activities import outing
from validators.planting.rows import is_member, put
from validators.planting.site import Marks, Site
from validators.rule import Context, Hit, Rows, View, field_rule
from workbook_templates.schema import Column
from workbook_templates.values.date import parse_date

_DAY = r"\d{4}\D{1,2}\d{1,2}\D{1,2}\d{1,2}\D?|\d{8}"
_YEAR = r"(?:19|20)\d\d年?"
_TWO_MONTHS = r"\d{4}\.1"  # of a number 2025.10 the nought is lost
# What a spreadsheet shows where 1956.3 and 2023.6 are typed into a cell for dates.
_TYPED_1956_3, _TYPED_2023_6 = (dt.datetime.fromisoformat(f"1905-{moment}") for moment in ("05-09T07:12", "07-15T14:24"))
_SHORT_YEAR = r"\d{2}\D\d{1,2}(\D\d{1,2})?\D?"


# The number 0 in a cell that shows dates, as readers of workbooks give it and as programs show it.
_ZERO = r"0+(\.0+)?|0?0:00(:00)?|1900[-/.年]0?1[-/.月]0?0日?( 0?0:00(:00)?)?"


def _problem(raw: object, column: Column) -> str:
    """What a clerk needs to know: nothing but a zero, a day that does not exist, a day left out, a year cut short."""
    text = unicodedata.normalize("NFKC", str(raw)).strip()
    if column.type == "period":
        return "看不懂是哪个报告期"
    if re.fullmatch(_ZERO, text):
        return "是空的日期（格子里只有数字 0，常显示成 1900-01-00），没有填是哪一天"
    if re.fullmatch(_DAY, text):
        return "这一天不存在，或年、月、日的顺序不对"
    if not column.month and parse_date(text, month=True):
        return "只有年和月，缺少日"
    return _of_part(raw, text, column) or _of_any(raw, text)


def _of_part(raw: object, text: str, column: Column) -> str:
    """What is wrong with a year alone, or a year and a month that cannot be told; else nothing."""
    if re.fullmatch(_YEAR, text):
        return "只有年份，缺少月" if column.month else "只有年份，缺少月和日"
    return "分不清是1月还是10月" if isinstance(raw, float) and re.fullmatch(_TWO_MONTHS, text) else ""


def _of_any(raw: object, text: str) -> str:
    if isinstance(raw, (int, float)) or text.isdigit():
        return "只是一个数字，不知道是哪一天"
    return "年份只写了两位" if re.fullmatch(_SHORT_YEAR, text) else "看不懂是哪一天"


def _remedy(column: Column) -> str:
    if column.type == "period":
        return "季报写成 2026Q3，半年报写成 2026H1，年报写成 2026"
    return "写成 2026-03-01 这样的日期" + ("；只知道年月的写成 2026-03" if column.month else "")


@field_rule(
    brief="{n} 处日期看不懂",
    applies=lambda column: column.type in ("date", "period"),
    severity=Severity.ERROR,
    sheet="离退休干部",
    column="出生日期",
    message="“{列}”填的是“{值}”，{问题}。",
    fix="请{怎样改}。",
    passes=[
        {}, {"出生日期": "1963.3.7"}, {"出生日期": "1963年3月7日"}, {"出生日期": "19630307"}, {"出生日期": "１９６３／３／７"},
        {"入党日期": "1985年7月"}, {"退休日期": _TYPED_2023_6},
    ],
    fails=[
        {"出生日期": "1963-02-30"}, {"出生日期": "1963年3月"}, {"出生日期": "63.3.7"}, {"出生日期": "不详"},
        {"出生日期": "23077"}, {"出生日期": _TYPED_1956_3}, {"出生日期": dt.date(1905, 5, 9)},
        {"出生日期": "1900-01-00"},
    ],
)  # fmt: skip
def not_a_date(view: View, on: Context) -> Rows:
    """日期要看得懂、真实存在；只有“入党日期”等允许只写到月的列才可以只写年月。报告期也在这里检查。

    A small number in a cell formatted as a date shows a day of 1905: 2025.6 is the year and month somebody typed, and is read
    as such where the month is enough. A bare number such as 46082 is not taken for Excel's day number: that it was meant as a
    date cannot be known.
    """
    remedy = _remedy(view.column)

    def words(row: int) -> dict[str, object]:
        problem = _problem(view.unread[row], view.column)
        empty = "；没有这个日期的，清空这一格" if problem.startswith("是空的") and not view.column.required else ""
        return {"问题": problem, "怎样改": remedy + empty}

    yield from (Hit(i, words) for i in view.unread)


@plant()
def no_such_day(site: Site) -> Marks:
    """2月31日。"""
    row = site.bystander()
    yield from put(row, "退休日期", f"{row['退休日期'].year}-02-31")


@plant()
def no_date_at_all(site: Site) -> Marks:
    """写的不是日期。"""
    yield from put(site.bystander(is_member), "入党日期", "解放初期")


@plant()
def day_left_out(site: Site) -> Marks:
    """活动只写了年月。"""
    yield from put(outing(site), "活动日期", "2026年5月")


@plant()
def month_typed_as_a_number(site: Site) -> Marks:
    """活动日期只敲了 2026.8，表格把它当成了1905年的一天。"""
    yield from put(outing(site), "活动日期", 2026.8)
