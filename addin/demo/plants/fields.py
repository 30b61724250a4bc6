"""Mistakes in a single cell (F01 to F15)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from addin.demo.numbers import id_check
from addin.demo.plants import plant
from addin.demo.site import ACTIVITY, ALLOWANCE, ROSTER, Mark, Site, Spot, is_member

_HARMLESS = ("参观学习", "通报情况", "理论学习")  # activities no duty of the plan hangs on


def _outing(site: Site) -> Spot:
    return site.take(ACTIVITY, "活动记录", lambda spot: spot.row["活动类型"] in _HARMLESS)


def _account(site: Site) -> Spot:
    return site.take(ALLOWANCE, "收款账户")


def _fund(site: Site) -> Spot:
    return site.take(ALLOWANCE, "工作经费")


def _unfunded(site: Site, spot: Spot) -> Iterator[Mark]:
    """The organisation whose code is spoilt has no funds any more."""
    for body in site.rows(spot.book.unit, ROSTER, "党组织"):
        if body.row["党组织代码"] == spot.row["党组织代码"]:
            yield body.follows("C20-2")


def _set(spot: Spot, column: str, value: object) -> Iterator[Mark]:
    spot.row[column] = value
    yield spot.at(column)


@plant("F01")
def home_left_blank(site: Site) -> Iterator[Mark]:
    """必填项空着。"""
    yield from _set(site.bystander(), "居住地", None)


@plant("F01")
def recorder_left_blank(site: Site) -> Iterator[Mark]:
    """活动没有记录人。"""
    yield from _set(_outing(site), "记录人", None)


@plant("F01")
def bank_left_blank(site: Site) -> Iterator[Mark]:
    """没有写开户银行，只敲了空格。"""
    yield from _set(_account(site), "开户银行", "　 ")


@plant("F02")
def member_in_short(site: Site) -> Iterator[Mark]:
    """政治面貌写成“党员”。"""
    spot = site.bystander(is_member)
    yield from _set(spot, "政治面貌", "党员")


@plant("F02")
def health_in_own_words(site: Site) -> Iterator[Mark]:
    """健康状况不是选项里的。"""
    yield from _set(site.bystander(), "健康状况", "身体尚可")


@plant("F02")
def way_in_own_words(site: Site) -> Iterator[Mark]:
    """活动方式不是选项里的。"""
    yield from _set(_outing(site), "活动方式", "现场")


@plant("F03")
def no_such_day(site: Site) -> Iterator[Mark]:
    """2月31日。"""
    spot = site.bystander()
    yield from _set(spot, "退休日期", f"{_year(spot, '退休日期')}-02-31")


@plant("F03")
def no_date_at_all(site: Site) -> Iterator[Mark]:
    """写的不是日期。"""
    yield from _set(site.bystander(is_member), "入党日期", "解放初期")


@plant("F03")
def day_left_out(site: Site) -> Iterator[Mark]:
    """活动只写了年月。"""
    yield from _set(_outing(site), "活动日期", "2026年5月")


def _year(spot: Spot, column: str) -> int:
    day = spot.row[column]
    return day.year if isinstance(day, dt.date) else 0


@plant("F04")
def retired_tomorrow(site: Site) -> Iterator[Mark]:
    """退休日期在将来。"""
    yield from _set(site.bystander(), "退休日期", dt.date(site.county.period.year + 1, 6, 30))


@plant("F04")
def joined_before_birth(site: Site) -> Iterator[Mark]:
    """入党日期早于出生。"""
    spot = site.bystander(is_member)
    yield from _set(spot, "入党日期", dt.date(_year(spot, "出生日期") - 3, 7, 1))


@plant("F04")
def retired_at_36(site: Site) -> Iterator[Mark]:
    """退休时才36岁。"""
    spot = site.bystander()
    yield from _set(spot, "退休日期", dt.date(_year(spot, "出生日期") + 36, 12, 31))


@plant("F04")
def retired_at_43(site: Site) -> Iterator[Mark]:
    """退休时才43岁。"""
    spot = site.bystander()
    yield from _set(spot, "退休日期", dt.date(_year(spot, "出生日期") + 43, 12, 31))


def _number(spot: Spot) -> str:
    return str(spot.row["身份证号"])


def _renumber(spot: Spot, number: object) -> Iterator[Mark]:
    """A person's number on the roster spoilt: nobody by this number was trained or visited."""
    yield from _set(spot, "身份证号", number)
    yield spot.follows("C04-1")


@plant("F05")
def wrong_check_character(site: Site) -> Iterator[Mark]:
    """身份证号校验码不对。"""
    spot = site.bystander()
    number = _number(spot)
    yield from _renumber(spot, number[:17] + ("1" if number[17] != "1" else "2"))


@plant("F05")
def digits_swapped(site: Site) -> Iterator[Mark]:
    """身份证号中间两位录颠倒。"""
    spot = site.bystander(lambda s: _number(s)[14] != _number(s)[15])
    number = _number(spot)
    yield from _renumber(spot, number[:14] + number[15] + number[14] + number[16:])


@plant("F05")
def one_digit_short(site: Site) -> Iterator[Mark]:
    """身份证号少一位。"""
    spot = site.bystander()
    yield from _renumber(spot, _number(spot)[:16] + _number(spot)[17])


@plant("F05")
def thirteenth_month(site: Site) -> Iterator[Mark]:
    """身份证号里的出生月份是13。"""
    spot = site.bystander()
    first = _number(spot)[:10] + "13" + _number(spot)[12:17]
    yield from _renumber(spot, first + id_check(first))


@plant("F05")
def unknown_region(site: Site) -> Iterator[Mark]:
    """身份证号的地区代码不存在。"""
    spot = site.bystander()
    first = "530199" + _number(spot)[6:17]
    yield from _renumber(spot, first + id_check(first))


@plant("F05")
def wrong_check_in_account(site: Site) -> Iterator[Mark]:
    """账户表里的身份证号校验码不对。"""
    spot = _account(site)
    number = _number(spot)
    yield from _set(spot, "身份证号", number[:17] + ("3" if number[17] != "3" else "4"))


@plant("F06")
def number_as_float(site: Site) -> Iterator[Mark]:
    """身份证号存成了数字。"""
    spot = site.bystander(lambda s: _number(s).isdigit())
    yield from _renumber(spot, float(_number(spot)))


@plant("F06")
def account_as_float(site: Site) -> Iterator[Mark]:
    """账号存成了数字。"""
    spot = _account(site)
    yield from _set(spot, "账号", float(str(spot.row["账号"])))


@plant("F06")
def code_as_number(site: Site) -> Iterator[Mark]:
    """党支部代码存成了数字。"""
    spot = site.bystander(is_member)
    yield from _set(spot, "党支部代码", int(str(spot.row["党支部代码"])))


@plant("F07")
def other_sex(site: Site) -> Iterator[Mark]:
    """性别填反了。"""
    spot = site.bystander()
    yield from _set(spot, "性别", "女" if spot.row["性别"] == "男" else "男")


@plant("F08")
def other_birth_date(site: Site) -> Iterator[Mark]:
    """出生日期与身份证不同，备注没有说明。"""
    spot = site.bystander()
    birth: Any = spot.row["出生日期"]
    yield from _set(spot, "出生日期", birth - dt.timedelta(days=site.rng.choice((1, 30, 365))))


@plant("F09")
def mobile_short(site: Site) -> Iterator[Mark]:
    """手机号少一位。"""
    yield from _set(site.bystander(), "联系电话", "1388800002")


@plant("F09")
def no_area_code(site: Site) -> Iterator[Mark]:
    """固定电话没有区号。"""
    yield from _set(site.bystander(), "联系电话", "63123456")


@plant("F10")
def code_short(site: Site) -> Iterator[Mark]:
    """党组织代码少一位。"""
    spot = _fund(site)
    yield from _unfunded(site, spot)
    code = str(spot.row["党组织代码"])
    yield from _set(spot, "党组织代码", code[:6] + code[7:])


@plant("F10")
def actor_check(site: Site) -> Iterator[Mark]:
    """单位代码校验码不对。"""
    spot = site.take(ACTIVITY, "活动记录", lambda s: s.row["活动类型"] in _HARMLESS and len(str(s.row["组织代码"])) == 18)
    code = str(spot.row["组织代码"])
    yield from _set(spot, "组织代码", code[:17] + ("A" if code[17] != "A" else "B"))


@plant("F11")
def count_in_words(site: Site) -> Iterator[Mark]:
    """应到人数写成汉字。"""
    yield from _set(_outing(site), "应到人数", "二十来人")


@plant("F11")
def three_decimals(site: Site) -> Iterator[Mark]:
    """金额有3位小数。"""
    spot = _fund(site)
    yield from _set(spot, "预算金额", Decimal(str(spot.row["预算金额"])) + Decimal("0.005"))


@plant("F11")
def negative_amount(site: Site) -> Iterator[Mark]:
    """金额是负数。"""
    yield from _set(_fund(site), "已支出金额", Decimal("-120.00"))


@plant("F12")
def formula_as_text(site: Site) -> Iterator[Mark]:
    """备注以等号开头。"""
    yield from _set(site.bystander(), "备注", '=HYPERLINK("http://example.invalid","点这里")')


@plant("F12")
def remark_too_long(site: Site) -> Iterator[Mark]:
    """备注太长。"""
    yield from _set(site.bystander(), "备注", "情况说明" * 60)


@plant("F13")
def branch_nobody_knows(site: Site) -> Iterator[Mark]:
    """党支部代码在党组织表里没有。"""
    yield from _set(site.bystander(is_member), "党支部代码", f"{site.county.code}990{site.rng.randrange(1000):03d}")


@plant("F13")
def fund_of_nobody(site: Site) -> Iterator[Mark]:
    """工作经费的党组织代码在党组织表里没有。"""
    spot = _fund(site)
    yield from _unfunded(site, spot)
    yield from _set(spot, "党组织代码", f"{site.county.code}980{site.rng.randrange(1000):03d}")


@plant("F13")
def part_in_no_activity(site: Site) -> Iterator[Mark]:
    """参加人员的活动编号在活动记录里没有。"""
    spot = site.take(ACTIVITY, "参加人员", lambda s: s.row["参加身份"] == "群众" and _kind(site, s) == "学习小组活动")
    yield from _set(spot, "活动编号", "2026Q9-0001")


def _kind(site: Site, spot: Spot) -> object:
    return next(row["活动类型"] for row in spot.book.sheets["活动记录"] if row["活动编号"] == spot.row["活动编号"])


@plant("F14")
def name_with_digit(site: Site) -> Iterator[Mark]:
    """姓名后面写了数字。"""
    spot = site.bystander()
    yield from _set(spot, "姓名", f"{spot.row['姓名']}2")


@plant("F14")
def name_with_spaces(site: Site) -> Iterator[Mark]:
    """三个字的姓名中间有空格。"""
    spot = site.bystander(lambda s: len(str(s.row["姓名"])) == 3)
    yield from _set(spot, "姓名", " ".join(str(spot.row["姓名"])))


@plant("F15")
def card_digit_wrong(site: Site) -> Iterator[Mark]:
    """银行卡号有一位录错。"""
    spot = _account(site)
    card = str(spot.row["账号"])
    yield from _set(spot, "账号", card[:-1] + str((int(card[-1]) + 1) % 10))


@plant("F15")
def account_short(site: Site) -> Iterator[Mark]:
    """账号只有11位。"""
    spot = _account(site)
    yield from _set(spot, "账号", str(spot.row["账号"])[-11:])
