"""Everything the summary of a period shows, as one value from which workbook, letters and dashboard are made."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from addin.ledger.model import REVERSED
from addin.submissions.closing_day import judgement_text
from addin.summary.collect.indicator_view import IndicatorView
from addin.summary.collect.movement import UnitMoves
from addin.summary.collect.trend import ClosedPeriod
from addin.summary.measure.evidence import BLOCKED, HELD, PAID, TO_PAY, UNPAID, EvidenceRow, SubmittedForm, SubsidyLine
from addin.summary.ranks.people import Ranks
from validators.due import Due
from validators.finding import Finding
from validators.not_run import MissingForm
from workbook_templates.values.period import Period

PAYMENT_STATES = (PAID, TO_PAY, BLOCKED, HELD, UNPAID, REVERSED)


@dataclass(frozen=True, slots=True)
class UnitFinding:
    """A finding with the code and name of the unit its row belongs to."""

    finding: Finding
    unit: str
    unit_name: str


@dataclass(frozen=True, slots=True)
class DuplicateRow:
    """One row of a person found in several units' files, or of two numbers that are probably one person.

    ``group`` numbers the rows that belong together, from 1; ``case`` says in Chinese why they do; ``person`` is the masked
    identity number; ``row`` is Excel's row number; ``decision`` is what is to be decided.
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
    decision: str = ""


@dataclass(frozen=True, slots=True)
class UnitChange:
    """The change of one measure in a unit since the previous period: counts before and after, how many joined and left.

    ``jump`` is a Chinese remark where the change is unusually large, else empty; ``came`` and ``gone`` are the rows of those
    who joined, in this period's files, and of those who left, in the last ones.
    """

    unit: str
    unit_name: str
    measure: str
    before: int
    after: int
    joined: int
    left: int
    jump: str = ""
    came: tuple[EvidenceRow, ...] = ()
    gone: tuple[EvidenceRow, ...] = ()


@dataclass(frozen=True, slots=True)
class UnitDue:
    """An entry of the due list with the code and name of the unit responsible for it."""

    due: Due
    unit: str
    unit_name: str


@dataclass(frozen=True)
class SummaryData:
    """The summary of one office and period. A part that is None could not be made; an empty one has no rows.

    ``units`` are the units' names by code; ``parents`` gives for each unit the subordinate whose file it was reported in
    (itself, or the office that consolidated it); ``not_run`` are the codes of the rules not run for lack of a sheet;
    ``smallest_cell``: counts of fewer persons, down to 1, are not shown in the analysis of the ranks; ``course``: the periods
    that were closed, this one too where it was; ``whom_to_ask``: contact and telephone for letters, empty where not filled in;
    ``written``: the day on which papers are written, where it is known.
    """

    office: str
    code: str
    level: str
    period: Period
    as_of: dt.date
    indicators: tuple[IndicatorView, ...]
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
    previous_period: Period | None = None
    dues: tuple[UnitDue, ...] = ()
    missing_forms: tuple[MissingForm, ...] = ()
    moves: tuple[UnitMoves, ...] | None = None
    ranks: Ranks | None = None
    smallest_cell: int = 0
    course: tuple[ClosedPeriod, ...] = ()
    whom_to_ask: tuple[str, str] = ("", "")
    written: dt.date | None = None

    @property
    def signed_on(self) -> dt.date:
        """The day that stands under a paper: the one on which it is written, at the earliest the as-of date."""
        return max(self.as_of, self.written or self.as_of)

    @property
    def heading(self) -> str:
        """The office's name and the period in Chinese: 盘龙区委老干部局 2026年第三季度."""
        return f"{self.office} {self.period.label}"

    @property
    def judged(self) -> str:
        """A Chinese sentence that says by which day it was judged what is overdue."""
        return judgement_text(self.period, self.as_of, self.deadline)

    @property
    def hides_small_counts(self) -> bool:
        """Whether some counts of the ranks are not shown, and so neither drawn nor listed."""
        return self.smallest_cell > 1

    @property
    def unit_count(self) -> int:
        """The number of units, the office itself not counted."""
        return len(self.units.keys() - {self.code})

    @property
    def unchecked(self) -> list[str]:
        """What was not checked because a form is missing: one Chinese sentence for each form."""
        return [f"没有{one.words}，没有检查：{one.about}（{' '.join(one.rules)}）。" for one in self.missing_forms]

    def paid(self) -> dict[str, tuple[int, int, Decimal]]:
        """Number of persons, number of lines and sum in yuan, by state in the order of PAYMENT_STATES."""
        lines = self.payments or ()
        by_state = {state: [one for one in lines if one.state == state] for state in PAYMENT_STATES}
        return {
            state: (_people(own), sum(one.lines for one in own), sum((one.amount for one in own), Decimal(0)))
            for state, own in by_state.items()
        }

    def as_json(self) -> dict[str, Any]:
        """The object that ``yinling report summary --json`` prints."""
        counts = Counter(one.state for one in self.submissions or ())
        return {
            "office": self.code, "office_name": self.office, "level": self.level, "period": str(self.period),
            "as_of": self.as_of.isoformat(), "units": dict(self.units),
            "indicators": [view.as_json() for view in self.indicators],
            "submissions": None if self.submissions is None else {
                "expected": sum(counts.values()), "received": counts["received"] + counts["late"], "late": counts["late"],
                "returned": counts["returned"], "unusable": counts["unusable"], "missing": counts["missing"],
            },
            "findings": dict(sorted(Counter(one.finding.rule for one in self.findings).items())),
            "not_run": list(self.not_run),
            "moves": None if self.moves is None else [one.as_json() for one in self.moves],
            "duplicates": None if self.duplicates is None else len({one.group for one in self.duplicates}),
            "subsidies": None if self.payments is None else {
                state: {"persons": persons, "lines": lines, "yuan": str(yuan)}
                for state, (persons, lines, yuan) in self.paid().items()
            },
        }  # fmt: skip


def _people(lines: Sequence[SubsidyLine]) -> int:
    """The persons of subsidy lines, each once; those of sums without names as they are."""
    return len({one.person for one in lines if one.person}) + sum(one.people for one in lines if not one.person)
