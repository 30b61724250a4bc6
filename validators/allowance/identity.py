"""Which identity numbers belong to one person: the decisions in 重复认定, and pairs that probably do (S05)."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from validators.allowance.rows import records
from workbook_templates.repeated import repeated
from workbook_templates.table import Table
from workbook_templates.values.identity import check_digit
from workbook_templates.values.person_name import name_key

SAME, DIFFERENT = "同一人", "不同人"


class KnownNumber(NamedTuple):
    """An identity number with the name and date of birth it is listed under."""

    number: str
    name: str
    birth: dt.date | None


class IdentityDecision(NamedTuple):
    """A decision on whether two identity numbers belong to one person: day (ISO), the lesser number, the other, result
    (SAME or DIFFERENT), who decided, and on what basis.
    """

    day: str
    one: str
    other: str
    result: str
    by: str = ""
    basis: str = ""


class IdentityDecisions:
    """The decisions in a table of 重复认定 and earlier stored ones; of two decisions on one pair the later one counts."""

    def __init__(self, table: Table | None, stored_decisions: Iterable[IdentityDecision] = ()) -> None:
        latest = sorted((*stored_decisions, *decisions_in(table)), key=lambda decision: decision.day)
        self._results = {frozenset((decision.one, decision.other)): decision.result for decision in latest}
        self._group: dict[str, tuple[str, ...]] = {}
        for group in _groups([pair for pair, result in self._results.items() if result == SAME]):
            self._group.update(dict.fromkeys(group, group))

    def __bool__(self) -> bool:
        return bool(self._results)

    def numbers(self, number: str) -> tuple[str, ...]:
        """All identity numbers of the person with this number, sorted; the first is used to identify the person."""
        return self._group.get(number, (number,))

    def person(self, number: str) -> str:
        """The identity number used for the person with this number: the first of ``numbers``."""
        group = self._group.get(number)
        return group[0] if group else number

    def decided(self, one: str, other: str) -> bool:
        """Whether these two numbers were decided on, directly or through others; for ``one`` = ``other`` (a number under two
        names) only directly.
        """
        return frozenset((one, other)) in self._results or (one != other and self.person(one) == self.person(other))


def decisions_in(table: Table | None) -> Iterator[IdentityDecision]:
    """The decisions in 重复认定: rows with two numbers and a known result; none where the table is None."""
    return (decision for _, decision in decision_rows(table))


def decision_rows(table: Table | None) -> Iterator[tuple[int, IdentityDecision]]:
    """The decisions in 重复认定, each with its index in the table."""
    names = ("身份证号一", "身份证号二", "认定结果", "认定日期", "认定人", "依据")
    for i, (one, other, result, day, by, basis) in enumerate(records(table, *names)):
        if isinstance(one, str) and isinstance(other, str) and result in (SAME, DIFFERENT):
            decided_on = day.isoformat() if isinstance(day, dt.date) else ""
            yield i, IdentityDecision(decided_on, min(one, other), max(one, other), str(result), str(by or ""), str(basis or ""))


def _groups(pairs: Iterable[frozenset[str]]) -> Iterator[tuple[str, ...]]:
    """The connected groups of numbers, each sorted so that it does not depend on the order of the rows."""
    group: dict[str, set[str]] = {}
    for pair in pairs:
        joined = set(pair).union(*(group.get(number, set()) for number in pair))
        group.update(dict.fromkeys(joined, joined))
    seen = {id(members): members for members in group.values()}
    return (tuple(sorted(members)) for members in seen.values())


def well_formed(number: str) -> bool:
    """Whether this is a number of 18 characters with the right check character; the date of birth is not checked."""
    if len(number) != 18 or not number.isascii() or not number[:17].isdigit():
        return False
    return check_digit(number[:17]) == number[17]


def probable_pairs(people: Sequence[KnownNumber], decisions: IdentityDecisions) -> Iterator[tuple[KnownNumber, KnownNumber, str]]:
    """Undecided pairs that are probably one person, each once, with the reason as a Chinese clause."""
    seen = set()
    for one, other, reason in (*_same_birth(people), *_same_name_near_number(people), *_near_numbers(people)):
        pair = frozenset((one.number, other.number))
        if pair not in seen and one.number != other.number and not decisions.decided(one.number, other.number):
            seen.add(pair)
            yield one, other, reason


def _same_birth(people: Sequence[KnownNumber]) -> Iterator[tuple[KnownNumber, KnownNumber, str]]:
    groups: Mapping[tuple[str, dt.date], list[KnownNumber]] = defaultdict(list)
    for known in map(people.__getitem__, repeated((name_key(one.name), one.birth) for one in people)):
        name = name_key(known.name)
        if known.birth and name:
            groups[name, known.birth].append(known)
    for group in groups.values():
        if len(group) > 1:
            yield from ((one, other, "姓名、出生日期都相同") for one, other in combinations(group, 2))


def _same_name_near_number(people: Sequence[KnownNumber]) -> Iterator[tuple[KnownNumber, KnownNumber, str]]:
    """Pairs with one name whose first 17 characters differ in one digit or in two neighbours swapped.

    The check character is left out because it may have been recomputed for the wrong digits.
    """
    by_name: Mapping[str, list[KnownNumber]] = defaultdict(list)
    for known in people:
        by_name[name_key(known.name)].append(known)
    for group in by_name.values():
        if len(group) > 1:
            yield from ((*pair, "姓名相同，号码只差一位或相邻两位对调") for pair in _off_by_one(group, group, 17))


def _near_numbers(people: Sequence[KnownNumber]) -> Iterator[tuple[KnownNumber, KnownNumber, str]]:
    """Pairs whose numbers differ in one digit or in two neighbours swapped. The check character excludes this between two
    well-formed numbers, so only malformed ones are compared with the others.
    """
    wrong = [known for known in people if not well_formed(known.number)]
    if wrong:
        yield from ((*pair, "号码只差一位或相邻两位对调") for pair in _off_by_one(wrong, people, 18))


def _off_by_one(
    some: Sequence[KnownNumber], others: Sequence[KnownNumber], length: int
) -> Iterator[tuple[KnownNumber, KnownNumber]]:
    """Pairs whose numbers, cut to ``length``, have an edit distance of one (OSA: one digit changed, or neighbours swapped).

    Blocking: only numbers that agree in one half are compared, as one edit cannot change both halves, or, for a swap across
    the middle, in all but the two middle digits.
    """
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - most batches hold no pair to compare

    blocks: Mapping[tuple[str, ...], list[KnownNumber]] = {block: [] for one in some for block in _blocks(one.number[:length])}
    for known in others:
        for block in _blocks(known.number[:length]):
            if block in blocks:
                blocks[block].append(known)
    for known in some:
        text = known.number[:length]
        for other in {other.number: other for block in _blocks(text) for other in blocks[block]}.values():
            if other.number != known.number and OSA.distance(text, other.number[:length], score_cutoff=1) <= 1:
                yield known, other


def _blocks(text: str) -> tuple[tuple[str, ...], ...]:
    return (("head", text[:9]), ("tail", text[-8:]), ("seam", text[:8], text[10:]))
