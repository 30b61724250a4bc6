"""Who is one person: decisions of 重复认定, and pairs of numbers that probably belong to one person (S05)."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from validators.allowance.rows import records
from workbook_templates.table import Table
from workbook_templates.values.identity import check_digit

SAME, DIFFERENT = "同一人", "不同人"


class KnownNumber(NamedTuple):
    """A number with the name and birth date it is claimed under."""

    number: str
    name: str
    birth: dt.date | None


class IdentityDecision(NamedTuple):
    """What someone decided about two numbers (``one`` is the lesser), when, who and by what."""

    day: str
    one: str
    other: str
    result: str
    by: str = ""
    basis: str = ""


class IdentityDecisions:
    """What was decided about pairs of numbers, in a table and before; of two decisions on one pair the later one holds."""

    def __init__(self, table: Table | None, remembered: Iterable[IdentityDecision] = ()) -> None:
        latest = sorted((*remembered, *decisions_in(table)), key=lambda decision: decision.day)
        self._held = {frozenset((decision.one, decision.other)): decision.result for decision in latest}
        self._group: dict[str, tuple[str, ...]] = {}
        for group in _groups([pair for pair, result in self._held.items() if result == SAME]):
            self._group.update(dict.fromkeys(group, group))

    def __bool__(self) -> bool:
        return bool(self._held)

    def numbers(self, number: str) -> tuple[str, ...]:
        """All numbers of the person, the first of which stands for the person."""
        return self._group.get(number, (number,))

    def person(self, number: str) -> str:
        """The number that stands for the person."""
        return self.numbers(number)[0]

    def decided(self, one: str, other: str) -> bool:
        """Whether someone decided on these two, directly or through a third; a number paired with itself settles its name."""
        return frozenset((one, other)) in self._held or (one != other and self.person(one) == self.person(other))


def decisions_in(table: Table | None) -> Iterator[IdentityDecision]:
    """The rows of 重复认定 that decide something."""
    names = ("身份证号一", "身份证号二", "认定结果", "认定日期", "认定人", "依据")
    for one, other, result, day, by, basis in records(table, *names):
        if isinstance(one, str) and isinstance(other, str) and result in (SAME, DIFFERENT):
            told = day.isoformat() if isinstance(day, dt.date) else ""
            yield IdentityDecision(told, min(one, other), max(one, other), str(result), str(by or ""), str(basis or ""))


def _groups(pairs: Iterable[frozenset[str]]) -> Iterator[tuple[str, ...]]:
    """Numbers joined by decisions, each group in the order of its numbers so that it does not depend on the rows'."""
    group: dict[str, set[str]] = {}
    for pair in pairs:
        joined = set(pair).union(*(group.get(number, set()) for number in pair))
        group.update(dict.fromkeys(joined, joined))
    seen = {id(members): members for members in group.values()}
    return (tuple(sorted(members)) for members in seen.values())


def well_formed(number: str) -> bool:
    """Whether the check character of an 18-character number is right."""
    if len(number) != 18 or not number.isascii() or not number[:17].isdigit():
        return False
    return check_digit(number[:17]) == number[17]


def look_alikes(people: Sequence[KnownNumber], decisions: IdentityDecisions) -> Iterator[tuple[KnownNumber, KnownNumber, str]]:
    """Undecided pairs that are probably one person, each once, with the reason as a clause of a sentence."""
    seen = set()
    for one, other, reason in (*_same_birth(people), *_near_names(people), *_near_numbers(people)):
        pair = frozenset((one.number, other.number))
        if pair not in seen and one.number != other.number and not decisions.decided(one.number, other.number):
            seen.add(pair)
            yield one, other, reason


def _same_birth(people: Sequence[KnownNumber]) -> Iterator[tuple[KnownNumber, KnownNumber, str]]:
    groups: Mapping[tuple[str, dt.date], list[KnownNumber]] = defaultdict(list)
    for known in people:
        if known.birth and known.name:
            groups[known.name, known.birth].append(known)
    for group in groups.values():
        if len(group) > 1:
            yield from ((one, other, "姓名、出生日期都相同") for one, other in combinations(group, 2))


def _near_names(people: Sequence[KnownNumber]) -> Iterator[tuple[KnownNumber, KnownNumber, str]]:
    """One name, and the first 17 characters one digit off or two swapped: a slip that took the check character along."""
    by_name: Mapping[str, list[KnownNumber]] = defaultdict(list)
    for known in people:
        by_name[known.name].append(known)
    for group in by_name.values():
        if len(group) > 1:
            yield from ((*pair, "姓名相同，号码只差一位或相邻两位对调") for pair in _off_by_one(group, group, 17))


def _near_numbers(people: Sequence[KnownNumber]) -> Iterator[tuple[KnownNumber, KnownNumber, str]]:
    """Numbers one digit off or with two swapped. The check character rules that out between two well-formed numbers, so
    only malformed ones are looked up.
    """
    wrong = [known for known in people if not well_formed(known.number)]
    if wrong:
        yield from ((*pair, "号码只差一位或相邻两位对调") for pair in _off_by_one(wrong, people, 18))


def _off_by_one(
    some: Sequence[KnownNumber], others: Sequence[KnownNumber], length: int
) -> Iterator[tuple[KnownNumber, KnownNumber]]:
    """Pairs whose numbers, cut to ``length``, are one slip apart. Only those are compared that agree outside a half: one
    slip cannot touch both halves, unless it swaps the two digits at the seam.
    """
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - most batches hold no pair to compare

    blocks: Mapping[tuple[str, ...], list[KnownNumber]] = defaultdict(list)
    for known in others:
        for block in _blocks(known.number[:length]):
            blocks[block].append(known)
    for known in some:
        text = known.number[:length]
        for other in {other.number: other for block in _blocks(text) for other in blocks[block]}.values():
            if other.number != known.number and OSA.distance(text, other.number[:length], score_cutoff=1) <= 1:
                yield known, other


def _blocks(text: str) -> tuple[tuple[str, ...], ...]:
    return (("head", text[:9]), ("tail", text[-8:]), ("seam", text[:8], text[10:]))
