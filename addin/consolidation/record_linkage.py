"""Record linkage by keyed hashes: find persons listed by several offices without exchanging identity numbers.

The upper office makes a key and gives it to its offices. Each turns its identity numbers into codes (HMAC-SHA-256) and
sends the codes alone; the upper office compares the lists and reports matches to each office by that office's codes, which
only the office itself can turn back into persons. Whoever holds both key and list could recover the numbers by trying all
of them: lists go only to the office that made the key, and each comparison uses a new key.
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
from workbook_templates.values.person_name import name_key

PEOPLE = "离退休干部"
LISTED, PAID = "在册", "已发补贴"
SAME_NUMBER, SAME_MONTH, ALIKE = "花名册重复", "补贴重复发放", "疑似同一人"
KEY_BYTES = 32
_CODE_DIGITS = 32  # 128 bits: no two persons of a province share one by chance


class CodedPerson(NamedTuple):
    """A person on an office's rosters, or paid by it for a month, without name and number.

    ``office`` is the office's code, ``period`` like 2026Q3, ``key`` the key's fingerprint, ``what`` LISTED or PAID,
    ``month`` like 2026-07 (empty where listed); ``code`` is the HMAC of the identity number, ``name_birth_code`` that of
    name and date of birth (empty where unknown or paid).
    """

    office: str
    office_name: str
    period: str
    key: str
    what: str
    month: str
    code: str
    name_birth_code: str


class Match(NamedTuple):
    """Entries of several offices on one person: certainly (the same number) or probably (``kind`` ALIKE)."""

    kind: str
    entries: tuple[CodedPerson, ...]


def new_key() -> str:
    """A new random key of KEY_BYTES bytes, as hexadecimal text."""
    return secrets.token_hex(KEY_BYTES)


def key_fingerprint(key: str) -> str:
    """The key's fingerprint: 8 hexadecimal digits that tell keys apart without disclosing them.

    Raises ValueError where the key is not hexadecimal.
    """
    return _hmac(key, "key number")[:8]


def hmac_coder(key: str, period: str) -> Callable[[str, str], str]:
    """A function from a kind of text ("number", "likeness") and the text to its HMAC code.

    The period is hashed too, so that codes of different periods cannot be compared.
    """
    return lambda what, text: _hmac(key, f"{what}\x1f{period}\x1f{text}")


def _hmac(key: str, text: str) -> str:
    return hmac.new(bytes.fromhex(key), text.encode(), hashlib.sha256).hexdigest()[:_CODE_DIGITS]


def code_list(
    key: str, office: str, office_name: str, period: str, tables: Tables, paid: Iterable[Payment]
) -> tuple[list[CodedPerson], dict[str, str]]:
    """An office's list, sorted by code so that the order discloses nothing, and the identity number behind each code.

    The second value stays in the office. ``tables`` are its rosters, ``paid`` its live payments of the period. Raises
    ValueError where the key is not hexadecimal.
    """
    code = hmac_coder(key, period)
    header = (office, office_name, period, key_fingerprint(key))
    found: set[CodedPerson] = set()
    numbers: dict[str, str] = {}
    for number, name_birth_code in _persons_on_rosters(tables):
        numbers[code("number", number)] = number
        found.add(
            CodedPerson(*header, LISTED, "", code("number", number), code("likeness", name_birth_code) if name_birth_code else "")
        )
    for one in paid:
        numbers[code("number", one.number)] = one.number
        found.add(CodedPerson(*header, PAID, one.month, code("number", one.number), ""))
    return sorted(found), numbers


def _persons_on_rosters(tables: Tables) -> Iterator[tuple[str, str]]:
    """Everybody on the rosters with the state 在册: identity number, and name with date of birth (empty where missing)."""
    table = tables.get(PEOPLE)
    rows = table.records("身份证号", "姓名", "出生日期", "状态") if table is not None else ()
    for number, name, birth, state in rows:
        if isinstance(number, str) and state == "在册":
            yield number, f"{name_key(str(name))}\x1f{show(birth)}" if name and birth else ""


def compare(lists: Sequence[CodedPerson]) -> list[Match]:
    """Matches between the lists of several offices: paid for the same month, the same number, then probably one person."""
    listed = [one for one in lists if one.what == LISTED]
    paid = [one for one in lists if one.what == PAID]
    matches = [Match(SAME_MONTH, group) for group in _shared_between_offices(paid, lambda one: (one.code, one.month))]
    matches += [Match(SAME_NUMBER, group) for group in _shared_between_offices(listed, lambda one: one.code)]
    for group in _shared_between_offices([one for one in listed if one.name_birth_code], lambda one: one.name_birth_code):
        if len({one.code for one in group}) > 1:
            matches.append(Match(ALIKE, group))
    return matches


def _shared_between_offices(
    entries: Iterable[CodedPerson], group_by: Callable[[CodedPerson], object]
) -> Iterator[tuple[CodedPerson, ...]]:
    """Groups of entries with the same value of ``group_by`` that come from more than one office."""
    groups: dict[object, list[CodedPerson]] = defaultdict(list)
    for one in entries:
        groups[group_by(one)].append(one)
    return (
        tuple(sorted(group))
        for _, group in sorted(groups.items(), key=lambda pair: str(pair[0]))
        if len({one.office for one in group}) > 1
    )
