"""Who stands in the books of several offices, found without any of them handing over an identity number.

The upper office makes a key and gives it to its offices. Each turns its numbers into codes (HMAC-SHA-256, one way) and
sends the codes alone; the upper office lays the lists side by side; what matches is told to each office by its own codes,
and only it can say who that is. Identity numbers are few enough to be tried one after the other by whoever holds the key
as well as a list: lists go to the office that made the key and to nobody else, and each comparison has a key of its own.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from validators.allowance.claim_period import Payment
from workbook_templates.cell_types import show
from workbook_templates.table import Tables

PEOPLE = "离退休干部"
LISTED, PAID = "在册", "已发补贴"
SAME_NUMBER, SAME_MONTH, ALIKE = "花名册重复", "补贴重复发放", "疑似同一人"
KEY_BYTES = 32
_CODE_DIGITS = 32  # 128 bits: no two persons of a province share one by chance


class CodedPerson(NamedTuple):
    """A person on an office's rosters, or paid by it for a month: the number's code, and that of name and birth date."""

    office: str
    office_name: str
    period: str
    key: str
    what: str
    month: str
    code: str
    likeness: str


class Match(NamedTuple):
    """Entries of several offices that speak of one person, surely (the same number) or probably."""

    kind: str
    entries: tuple[CodedPerson, ...]


def new_key() -> str:
    """A key nobody can guess, as text."""
    return secrets.token_hex(KEY_BYTES)


def key_number(key: str) -> str:
    """What tells keys apart without giving them away."""
    return _digest(key, "key number")[:8]


def coder(key: str, period: str) -> Callable[[str, str], str]:
    """Codes of texts, by what they are; a period's codes say nothing of another's."""
    return lambda what, text: _digest(key, f"{what}\x1f{period}\x1f{text}")


def _digest(key: str, text: str) -> str:
    return hmac.new(bytes.fromhex(key), text.encode(), hashlib.sha256).hexdigest()[:_CODE_DIGITS]


def coded(
    key: str, office: str, office_name: str, period: str, tables: Tables, paid: Iterable[Payment]
) -> tuple[list[CodedPerson], dict[str, str]]:
    """An office's list, in an order that tells nothing, and which number stands behind each code (for the office alone)."""
    code = coder(key, period)
    about = (office, office_name, period, key_number(key))
    found: set[CodedPerson] = set()
    numbers: dict[str, str] = {}
    for number, likeness in _people(tables):
        numbers[code("number", number)] = number
        found.add(CodedPerson(*about, LISTED, "", code("number", number), code("likeness", likeness) if likeness else ""))
    for one in paid:
        numbers[code("number", one.number)] = one.number
        found.add(CodedPerson(*about, PAID, one.month, code("number", one.number), ""))
    return sorted(found), numbers


def _people(tables: Tables) -> Iterator[tuple[str, str]]:
    """Everybody present: the number, and name with birth date."""
    table = tables.get(PEOPLE)
    rows = table.records("身份证号", "姓名", "出生日期", "状态") if table is not None else ()
    for number, name, birth, state in rows:
        if isinstance(number, str) and state == "在册":
            yield number, f"{name}\x1f{show(birth)}" if name and birth else ""


def compare(lists: Sequence[CodedPerson]) -> list[Match]:
    """What the lists of several offices have in common, the surest first."""
    listed = [one for one in lists if one.what == LISTED]
    paid = [one for one in lists if one.what == PAID]
    matches = [Match(SAME_MONTH, group) for group in _shared(paid, lambda one: (one.code, one.month))]
    matches += [Match(SAME_NUMBER, group) for group in _shared(listed, lambda one: one.code)]
    for group in _shared([one for one in listed if one.likeness], lambda one: one.likeness):
        if len({one.code for one in group}) > 1:
            matches.append(Match(ALIKE, group))
    return matches


def _shared(entries: Iterable[CodedPerson], same: Callable[[CodedPerson], object]) -> Iterator[tuple[CodedPerson, ...]]:
    """Groups of entries that are the same and come from more than one office."""
    groups: dict[object, list[CodedPerson]] = defaultdict(list)
    for one in entries:
        groups[same(one)].append(one)
    return (
        tuple(sorted(group))
        for _, group in sorted(groups.items(), key=lambda pair: str(pair[0]))
        if len({one.office for one in group}) > 1
    )
