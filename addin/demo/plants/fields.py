"""Mistakes in a single cell: blanks, choices, dates, identity numbers (F01 to F08)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from addin.demo.county.numbers import id_check
from addin.demo.plants import plant
from addin.demo.plants.common import account, outing, put
from addin.demo.plants.site import VISITED, Mark, Site, Spot, is_member


@plant("F01")
def home_left_blank(site: Site) -> Iterator[Mark]:
    """必填项空着。"""
    yield from put(site.bystander(), "居住地", None)


@plant("F01")
def recorder_left_blank(site: Site) -> Iterator[Mark]:
    """活动没有记录人。"""
    yield from put(outing(site), "记录人", None)


@plant("F01")
def bank_left_blank(site: Site) -> Iterator[Mark]:
    """没有写开户银行，只敲了空格。"""
    yield from put(account(site), "开户银行", "　 ")


@plant("F02")
def member_in_short(site: Site) -> Iterator[Mark]:
    """政治面貌写成“党员”。"""
    spot = site.bystander(is_member)
    yield from put(spot, "政治面貌", "党员")


@plant("F02")
def rank_in_own_words(site: Site) -> Iterator[Mark]:
    """退休时职级不是选项里的。"""
    yield from put(site.bystander(), "退休时职级", "正科级")


@plant("F02")
def way_in_own_words(site: Site) -> Iterator[Mark]:
    """活动方式不是选项里的。"""
    yield from put(outing(site), "活动方式", "现场")


@plant("F03")
def no_such_day(site: Site) -> Iterator[Mark]:
    """2月31日。"""
    spot = site.bystander()
    yield from put(spot, "退休日期", f"{_year(spot, '退休日期')}-02-31")


@plant("F03")
def no_date_at_all(site: Site) -> Iterator[Mark]:
    """写的不是日期。"""
    yield from put(site.bystander(is_member), "入党日期", "解放初期")


@plant("F03")
def day_left_out(site: Site) -> Iterator[Mark]:
    """活动只写了年月。"""
    yield from put(outing(site), "活动日期", "2026年5月")


def _year(spot: Spot, column: str) -> int:
    day = spot.row[column]
    return day.year if isinstance(day, dt.date) else 0


@plant("F04")
def retired_tomorrow(site: Site) -> Iterator[Mark]:
    """退休日期在将来。"""
    yield from put(site.bystander(), "退休日期", dt.date(site.county.period.year + 1, 6, 30))


@plant("F04")
def joined_before_birth(site: Site) -> Iterator[Mark]:
    """入党日期早于出生。"""
    spot = site.bystander(is_member)
    yield from put(spot, "入党日期", dt.date(_year(spot, "出生日期") - 3, 7, 1))


@plant("F04")
def retired_at_36(site: Site) -> Iterator[Mark]:
    """退休时才36岁。"""
    spot = site.bystander()
    yield from put(spot, "退休日期", dt.date(_year(spot, "出生日期") + 36, 12, 31))


@plant("F04")
def retired_at_43(site: Site) -> Iterator[Mark]:
    """退休时才43岁。"""
    spot = site.bystander()
    yield from put(spot, "退休日期", dt.date(_year(spot, "出生日期") + 43, 12, 31))


def _number(spot: Spot) -> str:
    return str(spot.row["身份证号"])


def _renumber(spot: Spot, number: object) -> Iterator[Mark]:
    """A person's number on the roster spoilt: nobody by this number was trained or visited."""
    yield from put(spot, "身份证号", number)
    yield spot.follows("C04-1")
    if spot.row["健康状况"] in VISITED:
        yield spot.follows("C14-1")


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
def wrong_check_inaccount(site: Site) -> Iterator[Mark]:
    """账户表里的身份证号校验码不对。"""
    spot = account(site)
    number = _number(spot)
    yield from put(spot, "身份证号", number[:17] + ("3" if number[17] != "3" else "4"))


@plant("F06")
def number_as_float(site: Site) -> Iterator[Mark]:
    """身份证号存成了数字。"""
    spot = site.bystander(lambda s: _number(s).isdigit())
    yield from _renumber(spot, float(_number(spot)))


@plant("F06")
def account_as_float(site: Site) -> Iterator[Mark]:
    """账号存成了数字。"""
    spot = account(site)
    yield from put(spot, "账号", float(str(spot.row["账号"])))


@plant("F06")
def code_as_number(site: Site) -> Iterator[Mark]:
    """党支部代码存成了数字。"""
    spot = site.bystander(is_member)
    yield from put(spot, "党支部代码", int(str(spot.row["党支部代码"])))


@plant("F07")
def other_sex(site: Site) -> Iterator[Mark]:
    """性别填反了。"""
    spot = site.bystander()
    yield from put(spot, "性别", "女" if spot.row["性别"] == "男" else "男")


@plant("F08")
def other_birth_date(site: Site) -> Iterator[Mark]:
    """出生日期与身份证不同，备注没有说明。"""
    spot = site.bystander()
    birth: Any = spot.row["出生日期"]
    yield from put(spot, "出生日期", birth - dt.timedelta(days=site.rng.choice((1, 30, 365))))
