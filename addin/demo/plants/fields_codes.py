"""Mistakes in a single cell: telephones, codes, numbers, texts, references, names, accounts (F09 to F15)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from addin.demo.plants import plant
from addin.demo.plants.common import HARMLESS, account, fund, outing, put, unfunded
from addin.demo.plants.site import ACTIVITY, Mark, Site, Spot, is_member


@plant("F09")
def mobile_short(site: Site) -> Iterator[Mark]:
    """手机号少一位。"""
    yield from put(site.bystander(), "联系电话", "1388800002")


@plant("F09")
def no_area_code(site: Site) -> Iterator[Mark]:
    """固定电话没有区号。"""
    yield from put(site.bystander(), "联系电话", "63123456")


@plant("F10")
def code_short(site: Site) -> Iterator[Mark]:
    """党组织代码少一位。"""
    spot = fund(site)
    yield from unfunded(site, spot)
    code = str(spot.row["党组织代码"])
    yield from put(spot, "党组织代码", code[:6] + code[7:])


@plant("F10")
def actor_check(site: Site) -> Iterator[Mark]:
    """单位代码校验码不对。"""
    spot = site.take(ACTIVITY, "活动记录", lambda s: s.row["活动类型"] in HARMLESS and len(str(s.row["组织代码"])) == 18)
    code = str(spot.row["组织代码"])
    yield from put(spot, "组织代码", code[:17] + ("A" if code[17] != "A" else "B"))


@plant("F11")
def count_in_words(site: Site) -> Iterator[Mark]:
    """应到人数写成汉字。"""
    yield from put(outing(site), "应到人数", "二十来人")


@plant("F11")
def three_decimals(site: Site) -> Iterator[Mark]:
    """金额有3位小数。"""
    spot = fund(site)
    yield from put(spot, "预算金额", Decimal(str(spot.row["预算金额"])) + Decimal("0.005"))


@plant("F11")
def negative_amount(site: Site) -> Iterator[Mark]:
    """金额是负数。"""
    yield from put(fund(site), "已支出金额", Decimal("-120.00"))


@plant("F12")
def formula_as_text(site: Site) -> Iterator[Mark]:
    """备注以等号开头。"""
    yield from put(site.bystander(), "备注", '=HYPERLINK("http://example.invalid","点这里")')


@plant("F12")
def remark_too_long(site: Site) -> Iterator[Mark]:
    """备注太长。"""
    yield from put(site.bystander(), "备注", "情况说明" * 60)


@plant("F13")
def branch_nobody_knows(site: Site) -> Iterator[Mark]:
    """党支部代码在党组织表里没有。"""
    yield from put(site.bystander(is_member), "党支部代码", f"{site.county.code}990{site.rng.randrange(1000):03d}")


@plant("F13")
def fund_of_nobody(site: Site) -> Iterator[Mark]:
    """工作经费的党组织代码在党组织表里没有。"""
    spot = fund(site)
    yield from unfunded(site, spot)
    yield from put(spot, "党组织代码", f"{site.county.code}980{site.rng.randrange(1000):03d}")


@plant("F13")
def part_in_no_activity(site: Site) -> Iterator[Mark]:
    """参加人员的活动编号在活动记录里没有。"""
    spot = site.take(ACTIVITY, "参加人员", lambda s: s.row["参加身份"] == "群众" and _kind(site, s) == "学习小组活动")
    yield from put(spot, "活动编号", "2026Q9-0001")


def _kind(site: Site, spot: Spot) -> object:
    return next(row["活动类型"] for row in spot.book.sheets["活动记录"] if row["活动编号"] == spot.row["活动编号"])


@plant("F14")
def name_with_digit(site: Site) -> Iterator[Mark]:
    """姓名后面写了数字。"""
    spot = site.bystander()
    yield from put(spot, "姓名", f"{spot.row['姓名']}2")


@plant("F14")
def name_with_spaces(site: Site) -> Iterator[Mark]:
    """三个字的姓名中间有空格。"""
    spot = site.bystander(lambda s: len(str(s.row["姓名"])) == 3)
    yield from put(spot, "姓名", " ".join(str(spot.row["姓名"])))


@plant("F15")
def card_digit_wrong(site: Site) -> Iterator[Mark]:
    """银行卡号有一位录错。"""
    spot = account(site)
    card = str(spot.row["账号"])
    yield from put(spot, "账号", card[:-1] + str((int(card[-1]) + 1) % 10))


@plant("F15")
def account_short(site: Site) -> Iterator[Mark]:
    """账号只有11位。"""
    spot = account(site)
    yield from put(spot, "账号", str(spot.row["账号"])[-11:])
