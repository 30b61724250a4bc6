"""A recurring duty of the plan, defined once: its rule reports who fell short, the due list who still owes what by when."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from validators.finding import Severity
from validators.rule import Context, Hit, Rows
from validators.spans import severity_in
from workbook_templates.table import Tables
from workbook_templates.values.period import Period

_NOTHING: Mapping[str, object] = {}


class Standing(NamedTuple):
    """How one that owes stands in one span: who, at which row a shortfall is reported, what was done and what is asked."""

    owner: str
    row: int
    have: int
    need: int
    span: Period
    values: Mapping[str, object] = _NOTHING


@dataclass(frozen=True)
class Duty:
    """A duty that recurs.

    ``what`` is what has to be done, in the words of the due list. ``from_start``: a shortfall is warned of from the
    first day of the span, not only in its last quarter. ``after``: how severe it is once the span is over. ``people``:
    each standing is one person's, and the due list counts persons.
    """

    what: str
    standings: Callable[[Tables, Context], Iterable[Standing]]
    measure: str = "次"
    from_start: bool = False
    after: Severity = Severity.ERROR
    people: bool = False

    def hits(self, tables: Tables, on: Context) -> Rows:
        """What the duty's rule reports."""
        for standing in self.standings(tables, on):
            if standing.have < standing.need:
                severity = self.severity(standing.span, on)
                if severity is not None:
                    yield Hit(standing.row, self._words(standing), severity=severity)

    def severity(self, span: Period, on: Context) -> Severity | None:
        """How severe a shortfall is on the as-of date, None where it is not told yet."""
        found = severity_in(span, on, from_start=self.from_start)
        return found if found is None else max(found, self.after, key=lambda severity: severity.rank)

    @staticmethod
    def _words(standing: Standing) -> Mapping[str, object]:
        return {"期间": standing.span.label, "已有": standing.have, "应有": standing.need, "期末": standing.span.end} | dict(
            standing.values
        )
