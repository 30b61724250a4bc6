"""From units up to the subordinates that passed them on: numerators and denominators are added, never percentages."""

from __future__ import annotations

from collections.abc import Mapping

from addin.summary.collect.indicator_view import FigurePart
from addin.summary.measure.inputs import Inputs
from validators.lookups.units import is_office, senders


def parents(inputs: Inputs) -> dict[str, str]:
    """For each unit the subordinate it was reported by; a unit that reports to this very office stands for itself."""
    found = dict.fromkeys(inputs.all_units, "") | {unit: min(by) for unit, by in _passed_on(inputs).items()}
    return {unit: parent or unit for unit, parent in found.items()}


def _passed_on(inputs: Inputs) -> dict[str, set[str]]:
    known = senders(inputs.tables)
    offices = {unit: {sender for sender in by if is_office(sender)} for unit, by in known.items()}
    return {unit: by for unit, by in offices.items() if by}


def roll_up(by_unit: Mapping[str, FigurePart], parent: Mapping[str, str]) -> dict[str, FigurePart]:
    """The parts of each subordinate, made of those of its units."""
    found: dict[str, FigurePart] = {}
    for unit, part in by_unit.items():
        above = parent.get(unit, unit)
        found[above] = found[above] + part if above in found else part
    return found
