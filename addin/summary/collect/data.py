"""Everything the summary of a period shows, gathered and worded: the workbook, the letters and the dashboard take this."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from addin.ledger.model import REVERSED
from addin.summary.collect.indicator_view import IndicatorView
from addin.summary.measure.evidence import BLOCKED, HELD, PAID, TO_PAY, UNPAID, SubmittedForm, SubsidyLine
from validators.due import Due
from validators.finding import Finding
from validators.not_run import MissingForm
from workbook_templates.values.period import Period

PAYMENT_STATES = (PAID, TO_PAY, BLOCKED, HELD, UNPAID, REVERSED)


@dataclass(frozen=True, slots=True)
class UnitFinding:
    """A finding with the unit whose row it is."""

    finding: Finding
    unit: str
    unit_name: str


@dataclass(frozen=True, slots=True)
class DuplicateRow:
    """One row of a person (or pair) that stands in several units' files, the number masked.

    ``group`` numbers the rows that belong together.
    """

    group: int
    case: str
    name: str
    person: str
    unit: str
    unit_name: str
    file: str
    sheet: str
    row: int
    settled: str = ""


@dataclass(frozen=True, slots=True)
class UnitChange:
    """What changed in a unit since the period before: one measure, how many joined and left; ``jump`` says if unusually so."""

    unit: str
    unit_name: str
    measure: str
    before: int
    after: int
    joined: int
    left: int
    jump: str = ""


@dataclass(frozen=True, slots=True)
class UnitDue:
    """A line of the due list with the unit that has to see to it."""

    due: Due
    unit: str
    unit_name: str


@dataclass(frozen=True)
class SummaryData:
    """The summary of one office and period. What is None was not at hand; what is empty is empty.

    ``parents`` names for each unit the subordinate whose file spoke for it: itself, or the office that passed it on.
    """

    office: str
    code: str
    level: str
    period: Period
    as_of: dt.date
    told: tuple[IndicatorView, ...]
    units: Mapping[str, str] = field(default_factory=dict)
    parents: Mapping[str, str] = field(default_factory=dict)
    deadline: dt.date | None = None
    submissions: tuple[SubmittedForm, ...] | None = None
    findings: tuple[UnitFinding, ...] = ()
    rule_names: Mapping[str, str] = field(default_factory=dict)
    not_run: tuple[str, ...] = ()
    duplicates: tuple[DuplicateRow, ...] | None = None
    payments: tuple[SubsidyLine, ...] | None = None
    changes: tuple[UnitChange, ...] | None = None
    before: Period | None = None
    dues: tuple[UnitDue, ...] = ()
    without: tuple[MissingForm, ...] = ()

    @property
    def heading(self) -> str:
        """盘龙区委老干部局 2026年第三季度."""
        return f"{self.office} {self.period.label}"

    @property
    def unit_count(self) -> int:
        """How many units there are; what the office fills in itself makes it no unit of its own."""
        return len(self.units.keys() - {self.code})

    @property
    def unseen(self) -> list[str]:
        """What was not checked because a form is wanting, a sentence a form."""
        return [f"没有{one.words}，没有检查：{one.about}（{' '.join(one.rules)}）。" for one in self.without]

    def paid(self) -> dict[str, tuple[int, int, Decimal]]:
        """Persons, lines and yuan by state, in the order of the states."""
        lines = self.payments or ()
        by_state = {state: [one for one in lines if one.state == state] for state in PAYMENT_STATES}
        return {
            state: (len({one.person for one in own}), len(own), sum((one.amount for one in own), Decimal(0)))
            for state, own in by_state.items()
        }

    def as_json(self) -> dict[str, Any]:
        """The object of ``yinling report summary --json``."""
        counts = Counter(one.state for one in self.submissions or ())
        return {
            "office": self.code, "office_name": self.office, "level": self.level, "period": str(self.period),
            "as_of": self.as_of.isoformat(), "units": dict(self.units),
            "indicators": [told.as_json() for told in self.told],
            "submissions": None if self.submissions is None else {
                "expected": sum(counts.values()), "received": counts["received"] + counts["late"], "late": counts["late"],
                "returned": counts["returned"], "missing": counts["missing"],
            },
            "findings": dict(sorted(Counter(one.finding.rule for one in self.findings).items())),
            "not_run": list(self.not_run),
            "duplicates": None if self.duplicates is None else len({one.group for one in self.duplicates}),
            "subsidies": None if self.payments is None else {
                state: {"persons": persons, "lines": lines, "yuan": str(yuan)}
                for state, (persons, lines, yuan) in self.paid().items()
            },
        }  # fmt: skip
