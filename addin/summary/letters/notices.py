"""通报: letters on forms not reported, findings and targets not reached; one to all units and one to each."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from addin.runtime.progress import Progress, no_progress
from addin.summary.collect.data import SummaryData, UnitFinding
from addin.summary.collect.indicator_view import IndicatorView
from addin.summary.letters.folded import fold
from addin.summary.letters.letter import as_word, render
from addin.summary.measure.evidence import HELD, EvidenceRow, SubmittedForm, SubsidyLine
from addin.summary.measure.target_status import TargetStatus
from validators.catalogue import catalogue, find
from validators.due import Due
from validators.finding import Finding, Severity
from workbook_templates.cell_types import mask
from workbook_templates.values.date import long_date

MOST_FINDINGS, MOST_ROWS, MOST_PROBLEMS = 200, 30, 3
NOT_REACHED = (TargetStatus.MISSED, TargetStatus.PENDING)


@dataclass(frozen=True, slots=True)
class UnitProblems:
    """A unit's line in the letter to all: number of errors and warnings, and the main problems in words."""

    name: str
    errors: int
    warnings: int
    worst: str


@dataclass(frozen=True, slots=True)
class Shortfall:
    """A target that a unit has not reached: the unit's figure, the rows missed (at most MOST_ROWS) and how many more."""

    view: IndicatorView
    value: str
    lines: tuple[EvidenceRow, ...]
    more: int


def office_letter(data: SummaryData, by: dt.date) -> bytes:
    """The letter to all units as the bytes of a Word file; ``by`` is the last day for putting things right."""
    owing = [one for one in data.submissions or () if not one.received]
    short = [view for view in data.indicators if view.indicator.key and _has_target_here(view) and view.status in NOT_REACHED]
    count = Counter(one.state for one in data.submissions or ())
    return as_word(
        render("notice_all.j2", data=data, by=long_date(by), owing=_by_unit(owing), count=count, units=list(_unit_problems(data)),
               short=short, today=long_date(data.as_of), signed=long_date(data.signed_on), several=_groups(data))
    )  # fmt: skip


def unit_letters(data: SummaryData, by: dt.date, progress: Progress = no_progress) -> Iterator[tuple[str, str, bytes]]:
    """Code, name and letter (bytes of a Word file) of each unit that has something to do by the day ``by``."""
    for number, (unit, name) in enumerate(data.units.items(), start=1):
        progress(number, len(data.units), name)
        owing, found = _owing(data, unit), fold(one.finding for one in _found(data, unit))
        short, held, dues = list(_shortfalls(data, unit)), _held_subsidies(data, unit), _upcoming_dues(data, unit)
        unusable = list(dict.fromkeys(one.file for one in owing if one.state == "unusable"))
        if owing or found or short or held or dues:
            text = render(
                "notice_unit.j2", data=data, by=long_date(by), today=long_date(data.as_of), signed=long_date(data.signed_on),
                unit=name, owing=owing, short=short, unusable=unusable, held=held,
                returned=[(one, fold(one.errors)) for one in owing if one.errors or one.reason],
                found=found[:MOST_FINDINGS], left=max(len(found) - MOST_FINDINGS, 0),
                dues=dues[:MOST_ROWS], later=max(len(dues) - MOST_ROWS, 0),
            )  # fmt: skip
            yield unit, name, as_word(text)


def _by_unit(owing: list[SubmittedForm]) -> list[tuple[str, str, str]]:
    """Name, forms and state: one line for each unit and state, as a line for each form would fill pages early in a quarter.

    Of a returned form it is told what was mainly wrong; what the office wrote to the unit is for the unit.
    """
    forms: dict[tuple[str, str, str], list[str]] = {}
    for one in owing:
        why = _worst(one.errors)
        forms.setdefault((one.unit, one.unit_name, f"{one.word}：{why}" if why else one.word), []).append(one.form)
    return [(name, "、".join(titles), word) for (_, name, word), titles in forms.items()]


def _owing(data: SummaryData, unit: str) -> list[SubmittedForm]:
    return [one for one in data.submissions or () if one.unit == unit and not one.received]


def _found(data: SummaryData, unit: str) -> list[UnitFinding]:
    """A unit's errors and warnings, errors first."""
    own = [one for one in data.findings if one.unit == unit and one.finding.severity is not Severity.INFO]
    return sorted(own, key=lambda one: one.finding.order)


def _unit_problems(data: SummaryData) -> Iterator[UnitProblems]:
    """Each unit's problems as the letter to all units may tell them."""
    for unit, name in data.units.items():
        own = [one for one in _found(data, unit) if one.finding.rule in _circulated()]
        if own:
            count = Counter(one.finding.severity for one in own)
            yield UnitProblems(name, count[Severity.ERROR], count[Severity.WARNING], _worst([one.finding for one in own]))


def _worst(found: Sequence[Finding]) -> str:
    """What is wrong in most places, in words: errors before warnings, at most MOST_PROBLEMS of them.

    What only the unit's own letter may say is left out, and what the office itself objects to, which has no general words.
    """
    told = [one for one in found if one.rule in _circulated()]
    severest = {one.rule: one.severity.rank for one in reversed(told)}
    times = Counter(one.rule for one in told)
    order = sorted(times, key=lambda code: (severest[code], -times[code], code))
    more = "等" if len(order) > MOST_PROBLEMS else ""
    return "；".join(find(code).brief.format(n=times[code]) for code in order[:MOST_PROBLEMS]) + more


@cache
def _circulated() -> frozenset[str]:
    return frozenset(one.code for one in catalogue() if one.circulated)


def _shortfalls(data: SummaryData, unit: str) -> Iterator[Shortfall]:
    """The plan's shares in per cent of which this unit has less than 100."""
    for view in data.indicators:
        part = view.by_unit.get(unit)
        if _has_target_here(view) and view.share and part and part.value is not None and part.value < Decimal(100):
            lines = [line for line in view.missed if line.unit == unit]
            yield Shortfall(view, f"{part.text}%", tuple(lines[:MOST_ROWS]), max(part.tally.missed - MOST_ROWS, 0))


def _has_target_here(view: IndicatorView) -> bool:
    """Whether the plan sets a target here; submissions and subsidies have their own part of the letter."""
    return bool(view.target) and view.shown and view.indicator.of_plan


def _held_subsidies(data: SummaryData, unit: str) -> list[tuple[str, str, str]]:
    """Persons of the unit whose subsidy is held: name, masked identity number, reason; each person once."""
    own: dict[str, SubsidyLine] = {}
    for one in data.payments or ():
        if one.unit == unit and one.state == HELD:
            own.setdefault(one.person, one)
    return [(one.name, mask(one.person), one.reason) for one in own.values()]


def _upcoming_dues(data: SummaryData, unit: str) -> list[Due]:
    """A unit's duties not overdue, and those missed before the period; what fell due in the period is among the findings."""
    return [one.due for one in data.dues if one.unit == unit and (one.due.carried or not one.due.late)]


def _groups(data: SummaryData) -> int:
    return len({one.group for one in data.duplicates or ()})
