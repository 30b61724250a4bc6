"""Rows into figures: by a condition, by a rule's findings, by a recurring duty, by person, by unit."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from addin.summary.measure.evidence import UNITS
from addin.summary.measure.figure import Figure, Ref
from addin.summary.measure.inputs import Inputs
from validators.catalogue import defined_with, find
from validators.duty import Duty, Standing
from validators.rule import Hit


def refs(sheet: str, found: Iterable[int]) -> tuple[Ref, ...]:
    """Each row as one thing counted."""
    return tuple(Ref(sheet, i) for i in found)


def split(sheet: str, base: Iterable[int], good: Callable[[int], Any]) -> Figure:
    """The rows of the base: those that are good are counted, the others missed."""
    counted: list[int] = []
    missed: list[int] = []
    for i in base:
        (counted if good(i) else missed).append(i)
    return Figure(refs(sheet, counted), refs(sheet, missed))


def hits(inputs: Inputs, code: str) -> dict[int, Hit]:
    """What the rule finds on its own sheet, by row: the indicator and the check can never disagree."""
    rule = find(code)
    return {hit.row: hit for hit in rule.check(inputs.tables, inputs.on) if hit.sheet in ("", rule.sheet)}


def against_rule(inputs: Inputs, code: str, base: Iterable[int]) -> Figure:
    """The rows of the base: those the rule finds fault with are missed, and nothing it finds is left out."""
    found = hits(inputs, code)
    return split(find(code).sheet, sorted({*base, *found}), lambda i: i not in found)


def by_duty(inputs: Inputs, code: str) -> Figure:
    """Those who owe the duty, one for each span: done or not on the as-of date, also where its rule is silent as yet."""
    duty = _duty(code)
    return _stand(duty.judged(inputs.tables, inputs.on), lambda standing: Ref(duty.sheet, standing.row, standing.span.label))


def by_unit_duty(inputs: Inputs, code: str, **only: str) -> Figure:
    """Units that owe the duty: a consolidated workbook has one cover for many units, so they are told by code.

    ``only`` picks the standings with these values where one duty asks for several deeds.
    """
    place = {unit: i for i, unit in enumerate(inputs.all_units)}
    found = (one for one in _duty(code).judged(inputs.tables, inputs.on) if only.items() <= one.values.items())
    return _stand(found, lambda standing: Ref(UNITS, place[standing.owner], standing.span.label))


def _duty(code: str) -> Duty:
    duty: Duty = defined_with(find(code))["DUTY"]
    return duty


def _stand(found: Iterable[Standing], ref: Callable[[Standing], Ref]) -> Figure:
    counted: list[Ref] = []
    missed: list[Ref] = []
    for standing in found:
        (counted if standing.have >= standing.need else missed).append(ref(standing))
    return Figure(tuple(counted), tuple(missed))


def first_of_each(inputs: Inputs, sheet: str, column: str, found: Iterable[int]) -> tuple[Ref, ...]:
    """One row for each person (or other value of the column), the first that names him; a blank is its own."""
    values = inputs.values(sheet, column)
    first: dict[Any, int] = {}
    for i in found:
        first.setdefault(values[i] if values[i] is not None else ("", i), i)
    return refs(sheet, first.values())
