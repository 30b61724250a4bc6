"""The standards of allowances: which monthly amount applies to a post, in a scope (unit or region), in a month."""

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
    """One row of 补贴标准: the post (职务), the scope (code of a unit or region), fen a month, first and last day of force,
    and the document it comes from. ``row`` is its index in the table.
    """

    post: str
    scope: str
    fen: int
    start: dt.date
    end: dt.date
    source: str
    row: int

    @property
    def amount(self) -> Decimal:
        """The monthly amount in yuan."""
        return yuan(self.fen)


def scopes_of(unit: str, body: str) -> tuple[str, ...]:
    """The scopes that include a post, narrowest first: the unit's code, then county, prefecture and province of the body."""
    region = body.removeprefix("X")[:6]
    return tuple(dict.fromkeys(code for code in (unit, region, f"{region[:4]}00", f"{region[:2]}0000") if code))


def scopes_at(scope: str) -> tuple[str, ...]:
    """The scopes that include a given scope (code of a unit or region), narrowest first, itself included."""
    return scopes_of(scope, scope[2:8]) if len(scope) == 18 else scopes_of("", scope)


class Standards:
    """Looks up the standard of a post, scope and month; results are cached.

    Of standards for one post and scope the latest applies; of two that begin on one day the lower, so that nobody is paid
    too much.
    """

    def __init__(self, standards: Iterable[Standard]) -> None:
        self._rows: dict[tuple[str, str], list[Standard]] = defaultdict(list)
        self._known: dict[tuple[str, tuple[str, ...], dt.date], Standard | None] = {}
        for standard in standards:
            self._rows[standard.post, standard.scope].append(standard)
        for rows in self._rows.values():
            # The latest first, then the lower.
            rows.sort(key=lambda standard: (-standard.start.toordinal(), standard.fen))

    def find(self, post: str, scopes: tuple[str, ...], first: dt.date, last: dt.date) -> Standard | None:
        """The standard of a month (``first`` to ``last`` day) in the narrowest of ``scopes`` that has one, None where none has.

        A standard for the post itself takes precedence over one for the comparable post (COMPARABLE).
        """
        question = (post, scopes, first)
        if question not in self._known:
            titles = [title for title in (post, COMPARABLE.get(post)) if title]
            # What is in force on the first day, in whatever scope, applies to the whole month; what begins later only without it.
            found = (self._narrowest(title, scopes, first, latest) for latest in (first, last) for title in titles)
            self._known[question] = next((standard for standard in found if standard), None)
        return self._known[question]

    def _narrowest(self, post: str, scopes: Sequence[str], first: dt.date, latest: dt.date) -> Standard | None:
        """Of the standards that began by the day ``latest`` and have not ended before ``first``, that of the narrowest scope."""
        for scope in scopes:
            for standard in self._rows.get((post, scope), []):
                if standard.start <= latest and standard.end >= first:
                    return standard
        return None


def standards_in(table: Table | None) -> list[Standard]:
    """The rows of 补贴标准 with post, scope, amount and first day; incomplete ones are left to the field rules."""
    found = []
    names = ("职务", "适用范围代码", "月标准", "生效日期", "失效日期", "依据文号")
    for i, (post, scope, amount, start, end, source) in enumerate(records(table, *names)):
        if isinstance(post, str) and isinstance(scope, str) and isinstance(amount, Decimal) and isinstance(start, dt.date):
            last = end if isinstance(end, dt.date) else _FOREVER
            found.append(Standard(post, scope, fen_of(amount), start, last, str(source or ""), i))
    return found
