"""Make figures of rows: by a condition, by a rule's findings, by a recurring duty, by person, by unit."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from addin.summary.measure.evidence import UNITS
from addin.summary.measure.figure import Figure, Ref
from addin.summary.measure.inputs import Inputs
from validators.catalogue import defined_with, find
from validators.duty import Duty
from validators.duty_progress import DutyProgress
from validators.rule import Hit


def refs(sheet: str, found: Iterable[int]) -> tuple[Ref, ...]:
    """References to rows of a sheet (indices into the table), each of weight 1."""
    return tuple(Ref(sheet, i) for i in found)


def split(sheet: str, rows: Iterable[int], counts: Callable[[int], Any]) -> Figure:
    """The figure over these rows (indices into the table): those for which ``counts`` is true are counted, others missed."""
    counted: list[int] = []
    missed: list[int] = []
    for i in rows:
        (counted if counts(i) else missed).append(i)
    return Figure(refs(sheet, counted), refs(sheet, missed))


def rule_hits(inputs: Inputs, code: str) -> dict[int, Hit]:
    """The findings of the rule with that code on its own sheet, by row; KeyError where no rule has it.

    Indicators that use a rule's findings cannot disagree with the check.
    """
    rule = find(code)
    return {hit.row: hit for hit in rule.check(inputs.tables, inputs.on) if hit.sheet in ("", rule.sheet)}


def against_rule(inputs: Inputs, code: str, base: Iterable[int]) -> Figure:
    """The figure over the rows ``base`` and those the rule finds: what it finds is missed, the rest counted.

    KeyError where no rule has that code.
    """
    found = rule_hits(inputs, code)
    return split(find(code).sheet, sorted({*base, *found}), lambda i: i not in found)


def by_duty(inputs: Inputs, code: str) -> Figure:
    """The figure over all that owe a rule's duty, one row each and span of time: counted where done by the as-of date.

    Who falls short and is excused is left out. Duties not yet overdue count as missed until they are done. KeyError where
    no rule has that code, or its module declares no DUTY.
    """
    duty = duty_of(code)
    return _figure_of(
        duty.progress_of_reporting(inputs.tables, inputs.on), lambda progress: Ref(duty.sheet, progress.row, progress.span.label)
    )


def by_unit_duty(inputs: Inputs, code: str, **only: str) -> Figure:
    """The figure over the units that owe a rule's duty, referenced by unit: a consolidated workbook has one cover for many.

    ``only`` selects by these values where one duty asks for several deeds. Raises as ``by_duty`` does.
    """
    place = {unit: i for i, unit in enumerate(inputs.all_units)}
    found = (one for one in duty_of(code).progress_of_reporting(inputs.tables, inputs.on) if only.items() <= one.values.items())
    return _figure_of(found, lambda progress: Ref(UNITS, place[progress.owner], progress.span.label))


def duty_of(code: str) -> Duty:
    """The duty of the rule with that code. KeyError where no rule has it, or its module declares no DUTY."""
    duty: Duty = defined_with(find(code))["DUTY"]
    return duty


def _figure_of(found: Iterable[DutyProgress], ref: Callable[[DutyProgress], Ref]) -> Figure:
    counted: list[Ref] = []
    missed: list[Ref] = []
    for progress in found:
        if progress.short:
            missed.append(ref(progress))
        elif progress.have >= progress.need:
            counted.append(ref(progress))
    return Figure(tuple(counted), tuple(missed))


def first_of_each(inputs: Inputs, sheet: str, column: str, found: Iterable[int]) -> tuple[Ref, ...]:
    """References to the first of the rows ``found`` for each value of the column; every row with an empty cell counts."""
    values = inputs.values(sheet, column)
    first: dict[Any, int] = {}
    for i in found:
        first.setdefault(values[i] if values[i] is not None else ("", i), i)
    return refs(sheet, first.values())
