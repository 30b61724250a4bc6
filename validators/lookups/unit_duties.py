"""Duties of a unit as a whole: a number of activities of a kind in each span, whichever of its bodies held them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from validators.duty_progress import DutyProgress
from validators.lookups.activities import ACTIVITIES, by_unit, count
from validators.lookups.units import units_with
from validators.rule import Context
from validators.spans import years
from workbook_templates.table import Tables
from workbook_templates.values.period import Period


@dataclass(frozen=True)
class UnitDutyProgress:
    """The progress of every unit in such a duty, as a callable for ``Duty.progress``.

    ``required`` gives for each kind of activity the policy's parameter with the number required; ``spans`` the spans of
    time in which it is required anew (by default the year); ``acts`` the words for doing it, where not the kind's own.
    """

    required: Mapping[str, str]
    spans: Callable[[Context], list[Period]] = years
    acts: Mapping[str, str] = field(default_factory=dict)

    def __call__(self, tables: Tables, on: Context) -> Iterator[DutyProgress]:
        """The progress of each unit whose 活动记录 are available, for each kind and span; KeyError for an unknown parameter."""
        held, spans = by_unit(tables), self.spans(on)
        for unit in units_with(tables, ACTIVITIES):
            for kind, parameter in self.required.items():
                for span in spans:
                    have = count(held.get((unit.code, kind), ()), span, on)
                    words = {"单位": unit.name, "事": kind, "做": self.acts.get(kind, kind)}
                    yield DutyProgress(unit.code, unit.cover, have, on.policy[parameter], span, words, names=(kind,))
