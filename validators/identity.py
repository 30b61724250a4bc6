"""Read and check resident identity numbers (GB 11643). Pure functions; the only file read is the list of regions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import lru_cache
from typing import Any, NamedTuple

from validators.regions import current, former
from workbook_templates.values.identity import CHECK_CHARACTERS, check_digit

LENGTH = 18
OLDEST_AGE = 120


class Fault(NamedTuple):
    """What is wrong with a number and what to do about it, as Chinese clauses that do not repeat the number."""

    problem: str
    remedy: str


_DAYS = {f"{dt.date(2001, 1, 1) + dt.timedelta(days=n):%m%d}" for n in range(365)}
_COMPARE = "请对照身份证原件逐位核对后改正。"


def oldest_birth(as_of: dt.date) -> dt.date:
    """The earliest plausible date of birth: 1 January, OLDEST_AGE years before; date.min where ``as_of`` is date.max."""
    return dt.date.min if as_of == dt.date.max else dt.date(max(as_of.year - OLDEST_AGE, 1), 1, 1)


@lru_cache(maxsize=65536)
def _date(text: str) -> dt.date | None:
    try:
        return dt.date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError:
        return None


def birth_date(number: str) -> dt.date | None:
    """The date of birth in an 18-character number; None where there is no such day."""
    return _date(number[6:14])


def sex(number: str) -> str:
    """男 or 女, by the 17th digit of an 18-character number; IndexError for a shorter one."""
    return "男" if number[16] in "13579" else "女"


def is_valid(number: object) -> bool:
    """Whether this is an identity number of 18 characters with a real date of birth and the right check character."""
    if not isinstance(number, str) or len(number) != LENGTH:
        return False
    body = number[:17]
    if not (body.isdigit() and body.isascii()):
        return False
    return check_digit(body) == number[17] and _date(number[6:14]) is not None


def possibly_faulty(numbers: Iterable[Any], as_of: dt.date) -> list[str]:
    """The numbers that ``fault`` and ``region_doubt`` have to check one by one; all others are certainly right.

    A quick filter: days are compared as digits, so numbers of 29 February are always among those returned.
    """
    places, first, last = current(), f"{oldest_birth(as_of):%Y%m%d}".zfill(LENGTH - 10), f"{as_of:%Y%m%d}".zfill(LENGTH - 10)
    return [
        n
        for n in numbers
        if not (
            len(n) == LENGTH and (body := n[:17]).isdigit() and n.isascii() and CHECK_CHARACTERS[int(body, 13) % 11] == n[17]
            and n[10:14] in _DAYS and first <= n[6:14] <= last and n[:6] in places
        )
    ]  # fmt: skip


def fault(number: str, as_of: dt.date) -> Fault | None:
    """The first fault found in a number; None where it is right and the date of birth plausible on the as-of date."""
    if is_valid(number):
        return _birth_fault(number, as_of)
    if len(number) == LENGTH and number[:17].isdigit() and number.isascii() and number[17] in "0123456789X":
        if birth_date(number) is None:
            return Fault("第7至14位的出生日期不存在", _COMPARE)
        return Fault("最后一位校验码与前17位对不上，说明有一位录错或两位录颠倒", _COMPARE)
    return _form_fault(number)


def _form_fault(number: str) -> Fault:
    unexpected = sorted({char for char in number[:-1] if char not in "0123456789"} | (set(number[-1:]) - set("0123456789X")))
    if unexpected:
        return Fault(f"含有不该有的字符“{''.join(unexpected[:5])}”", "请只填数字（末位可以是X），对照身份证原件改正。")
    if len(number) == 15:
        return Fault("是15位旧号码，里面的出生日期不存在", "请改填18位身份证号。")
    return Fault(f"有{len(number)}位，应为{LENGTH}位", _COMPARE)


def _birth_fault(number: str, as_of: dt.date) -> Fault | None:
    born = birth_date(number)
    if born is None or oldest_birth(as_of) <= born <= as_of:
        return None
    late = "还没有到" if born > as_of else f"距今超过{OLDEST_AGE}年"
    return Fault(f"第7至14位的出生日期{late}", _COMPARE)


def region_doubt(number: str) -> Fault | None:
    """A fault where the first six digits of a valid number are no region code in force, else None.

    Such numbers are often right: their region was abolished.
    """
    region = number[:6]
    if region in current():
        return None
    if region in former():
        problem = f"前6位 {region} 是已撤销的行政区划（{former()[region]}），老身份证常有这种情况"
    else:
        problem = f"前6位 {region} 不在行政区划代码表中"
    return Fault(problem, "请对照身份证核对前6位；确实无误的不用修改。")
