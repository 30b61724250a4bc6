"""The standards of allowances: which monthly amount holds for a post, at a place, in a month."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from validators.allowance.rows import records
from workbook_templates.table import Table
from workbook_templates.values.amount import fen_of, yuan

COMPARABLE = {"组长": "书记", "副组长": "委员"}
"""Clause （二）: the leader of a study group is paid like a secretary, the deputy like a committee member."""

_FOREVER = dt.date.max


class Standard(NamedTuple):
    """One row of 补贴标准. ``row`` is its index in the table."""

    post: str
    scope: str
    fen: int
    start: dt.date
    end: dt.date
    source: str
    row: int

    @property
    def amount(self) -> Decimal:
        """Yuan a month."""
        return yuan(self.fen)


def scopes_of(unit: str, body: str) -> tuple[str, ...]:
    """The scopes a post falls under, narrowest first: unit, then county, prefecture and province of the body's code."""
    region = body.removeprefix("X")[:6]
    return tuple(dict.fromkeys(code for code in (unit, region, f"{region[:4]}00", f"{region[:2]}0000") if code))


def scopes_at(scope: str) -> tuple[str, ...]:
    """The scopes that hold at the place a standard is for, narrowest first."""
    return scopes_of(scope, scope[2:8]) if len(scope) == 18 else scopes_of("", scope)


class Standards:
    """Looks a standard up; each distinct question is answered once."""

    def __init__(self, standards: Iterable[Standard]) -> None:
        self._rows: dict[tuple[str, str], list[Standard]] = defaultdict(list)
        self._known: dict[tuple[str, tuple[str, ...], dt.date], Standard | None] = {}
        for standard in standards:
            self._rows[standard.post, standard.scope].append(standard)
        for rows in self._rows.values():
            # The latest first; of two that contradict each other the lower, so that nobody is paid too much.
            rows.sort(key=lambda standard: (-standard.start.toordinal(), standard.fen))

    def find(self, post: str, scopes: tuple[str, ...], first: dt.date, last: dt.date) -> Standard | None:
        """The standard of a month (``first`` to ``last`` day): a row of the post's own, else of the comparable post."""
        asked = (post, scopes, first)
        if asked not in self._known:
            own = self._narrowest(post, scopes, first, last)
            self._known[asked] = own or self._narrowest(COMPARABLE.get(post, ""), scopes, first, last)
        return self._known[asked]

    def _narrowest(self, post: str, scopes: Sequence[str], first: dt.date, last: dt.date) -> Standard | None:
        for scope in scopes:
            rows = self._rows.get((post, scope), [])
            # What held on the first day holds for the whole month; a standard that begins within it only if none did.
            for latest in (first, last):
                for standard in rows:
                    if standard.start <= latest and standard.end >= first:
                        return standard
        return None


def standards_in(table: Table | None) -> list[Standard]:
    """The rows that can be applied; one without post, scope, amount or first day is left to the field checks."""
    found = []
    names = ("职务", "适用范围代码", "月标准", "生效日期", "失效日期", "依据文号")
    for i, (post, scope, amount, start, end, source) in enumerate(records(table, *names)):
        if isinstance(post, str) and isinstance(scope, str) and isinstance(amount, Decimal) and isinstance(start, dt.date):
            last = end if isinstance(end, dt.date) else _FOREVER
            found.append(Standard(post, scope, fen_of(amount), start, last, str(source or ""), i))
    return found
