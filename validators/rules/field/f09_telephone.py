"""F09: a telephone number nobody could dial."""

from __future__ import annotations

import re

from validators.cells import has_control, may_be_formula
from validators.finding import Severity
from validators.planting import plant
from validators.planting.rows import put
from validators.planting.site import Marks, Site
from validators.rule import Context, Hit, Rows, View, field_rule

_MOBILE = r"(?:\+?86-?)?1[3-9]\d-?\d{4}-?\d{4}"
_LANDLINE = r"(?:\+?86-?)?(?:\(0\d{2,3}\)|0\d{2,3}-?)[1-9]\d{6,7}(?:(?:-|转|\*|EXT\.?)\d{1,6})?"
_SERVICE = r"[48]00-?\d{3}-?\d{4}"
_DIALLABLE = re.compile(f"{_MOBILE}|{_LANDLINE}|{_SERVICE}", re.ASCII)
_LOCAL = re.compile(r"[2-9]\d{6,7}", re.ASCII)


def _problem(number: str) -> str:
    if may_be_formula(number, phone=True) or has_control(number):
        return ""
    if _LOCAL.fullmatch(number):
        return "缺少区号"
    if number.isascii() and number.isdigit() and number[0] == "1":
        return f"有{len(number)}位，手机号应为11位" if len(number) != 11 else "不是手机号的号段"
    return "不像手机号，也不像“区号-号码”"


@field_rule(
    brief="{n} 处联系电话需要核对",
    applies=lambda column: column.type == "phone",
    severity=Severity.WARNING,
    sheet="离退休干部",
    column="联系电话",
    message="“{列}” {值} {问题}。",
    fix="请填一个能打通的号码：11位手机号，或带区号的固定电话，如 0871-63123456。",
    passes=[
        {}, {"联系电话": "0871-63123456"}, {"联系电话": "（０８７１）63123456转801"}, {"联系电话": "+86 138 8800 0002"},
        {"联系电话": 13888000002.0}, {"联系电话": "08876123456"},
    ],
    fails=[{"联系电话": "1388800002"}, {"联系电话": "63123456"}, {"联系电话": "12888000002"}, {"联系电话": "家里没有"}],
)  # fmt: skip
def telephone(view: View, on: Context) -> Rows:
    """联系电话填11位手机号，或区号加7至8位号码（可带分机）。400、800 电话也认。"""
    fits = _DIALLABLE.fullmatch
    odd = [number for number in view.distinct if number is not None and not fits(str(number))]
    yield from (Hit(i, {"问题": said}) for i, said in view.where(_problem, among=odd))


@plant()
def mobile_short(site: Site) -> Marks:
    """手机号少一位。"""
    yield from put(site.bystander(), "联系电话", "1388800002")


@plant()
def no_area_code(site: Site) -> Marks:
    """固定电话没有区号。"""
    yield from put(site.bystander(), "联系电话", "63123456")
