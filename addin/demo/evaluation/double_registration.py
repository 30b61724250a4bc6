"""Register persons a second time in another unit, with clerks' typical errors, to measure how many are recognised."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from random import Random

from addin.demo.county.filled_forms import DemoForm, Row
from addin.demo.county.numbers import id_check

PEOPLE = "离退休干部"
Slip = Callable[[Random, str], str]


def _other(rng: Random, digit: str) -> str:
    return rng.choice([d for d in "0123456789" if d != digit])


def _one_digit(rng: Random, number: str) -> str:
    at = rng.randrange(17)
    return number[:at] + _other(rng, number[at]) + number[at + 1 :]


def _swapped(rng: Random, number: str) -> str:
    places = [i for i in range(16) if number[i] != number[i + 1]]
    at = rng.choice(places)
    return number[:at] + number[at + 1] + number[at] + number[at + 2 :]


def _last(rng: Random, number: str) -> str:
    return number[:17] + _other(rng, number[17])


def _in_order(rng: Random, number: str) -> str:
    """An error in the sequence number, so that the birth date stays."""
    at = rng.randrange(14, 17)
    return number[:at] + _other(rng, number[at]) + number[at + 1 :]


def _elsewhere(rng: Random, number: str) -> str:
    """A number issued in another county: region and sequence number differ."""
    return f"532901{number[6:14]}{rng.randrange(1000):03d}"


def _fitting(slip: Slip) -> Slip:
    """The same error with the check character recomputed, so that the number is valid by itself."""

    def slipped(rng: Random, number: str) -> str:
        first = slip(rng, number)[:17]
        return first + id_check(first)

    return slipped


SLIPS: dict[str, Slip] = {
    "一位数字录错": _one_digit,
    "相邻两位对调": _swapped,
    "校验码录错": _last,
    "一位录错，校验码也相符": _fitting(_one_digit),
    "两位对调，校验码也相符": _fitting(_swapped),
    "顺序码一位录错，校验码也相符": _fitting(_in_order),
    "两次发号，只有姓名和出生日期相同": _fitting(_elsewhere),
    "填了15位旧号码": lambda rng, number: number[:6] + number[8:17],
    "小写x、全角、空格": lambda rng, number: f" {number[:6]} {number[6:14]}　{number[14:].lower()}",
}
NAME_SLIPS = ("号码相同，姓名写错一个字", "姓名错一个字，号码错一位")


def add_doubles(books: Iterable[DemoForm], rng: Random, each: int) -> list[tuple[str, Row, Row]]:
    """Register ``each`` persons twice for every kind of error; kind, first row and second row of each.

    ValueError where there are too few persons.
    """
    rosters = [book for book in books if book.kind == "roster"]
    rows = [(book, row) for book in rosters for row in book.sheets[PEOPLE] if row["状态"] == "在册"]
    chosen = iter(rng.sample(rows, each * (len(SLIPS) + len(NAME_SLIPS))))
    made = []
    for kind in (*SLIPS, *NAME_SLIPS):
        for _ in range(each):
            book, row = next(chosen)
            again = _again(rng, kind, row)
            rng.choice([other for other in rosters if other is not book]).sheets[PEOPLE].append(again)
            made.append((kind, row, again))
    return made


def _again(rng: Random, kind: str, row: Row) -> Row:
    number, name = str(row["身份证号"]), str(row["姓名"])
    if kind in SLIPS:
        return row | {"身份证号": SLIPS[kind](rng, number)}
    misspelt = name[:-1] + rng.choice([han for han in "芬华平林英明" if han != name[-1]])
    return row | {"姓名": misspelt, "身份证号": number if kind == NAME_SLIPS[0] else _one_digit(rng, number)}
