"""Who moved out of a unit by a roster accepted earlier, and is on no roster since."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import Connection

from addin.store.connection import reading
from addin.submissions.folder import Office
from addin.submissions.known_codes import MOVED_OUT
from addin.submissions.receipts import Receipt, accepted, codes_of
from validators.lookups.people import PEOPLE
from validators.lookups.units import is_office
from workbook_templates.values.period import Period

_PEOPLE = f"{PEOPLE}.身份证号"


class MovedAway(NamedTuple):
    """A unit's roster, and the identity numbers of those who moved out by it and whom no roster lists since."""

    receipt: Receipt
    numbers: frozenset[str]


def moved_away(office: Office, period: Period) -> list[MovedAway]:
    """The rosters of earlier periods from each unit that somebody left so, from the period of the first such move on."""
    with reading(office.engine) as connection:
        earlier = [one for one in accepted(connection, kinds=("roster",)) if one.key and _period(one).end < period.start]
        waiting = _waiting(connection, earlier)
    since: dict[str, Period] = {}
    for one in sorted(earlier, key=lambda one: _period(one).end, reverse=True):
        if waiting.get(one.id):
            since[_unit(one)] = _period(one)
    wanted = (one for one in earlier if _unit(one) in since and _period(one).end >= since[_unit(one)].end)
    return [MovedAway(one, waiting.get(one.id, frozenset())) for one in wanted]


def _waiting(connection: Connection, earlier: Sequence[Receipt]) -> dict[int, frozenset[str]]:
    """By receipt of a unit's roster, who moved out by it and is 在册 or dead in none of its period or a later one."""
    moved = _numbers(connection, earlier, MOVED_OUT)
    listed = _numbers(connection, earlier, _PEOPLE, known_as=MOVED_OUT) if moved else {}
    there = [(_period(one).end, listed.get(one.id, frozenset()) - moved.get(one.id, frozenset())) for one in earlier]
    return {
        one.id: moved[one.id].difference(*(numbers for end, numbers in there if end >= _period(one).end))
        for one in earlier
        if one.id in moved and not is_office(_unit(one))
    }


def _numbers(
    connection: Connection, receipts: Sequence[Receipt], target: str, *, known_as: str = ""
) -> dict[int, frozenset[str]]:
    """The identity numbers under a target, by receipt; ``known_as`` as in ``codes_of``: few of very many have moved."""
    found: dict[int, set[str]] = defaultdict(set)
    for receipt, _, number in codes_of(connection, [one.id for one in receipts], target, known_as=known_as):
        found[receipt].add(number)
    return {receipt: frozenset(numbers) for receipt, numbers in found.items()}


def _period(receipt: Receipt) -> Period:
    return Period.parse(receipt.key.period if receipt.key else "2000")


def _unit(receipt: Receipt) -> str:
    return receipt.key.unit if receipt.key else ""
