"""Roll figures up from units to the subordinate offices that reported them: numerators and denominators are added."""

from __future__ import annotations

from collections.abc import Mapping

from addin.summary.collect.indicator_view import FigurePart
from addin.summary.measure.inputs import Inputs
from validators.lookups.units import is_office, senders


def parents(inputs: Inputs) -> dict[str, str]:
    """For each unit's code the subordinate office that reported it; the unit's own code where it reported itself."""
    found = dict.fromkeys(inputs.all_units, "") | {unit: min(by) for unit, by in _passed_on(inputs).items()}
    return {unit: parent or unit for unit, parent in found.items()}


def _passed_on(inputs: Inputs) -> dict[str, set[str]]:
    known = senders(inputs.tables)
    offices = {unit: {sender for sender in by if is_office(sender)} for unit, by in known.items()}
    return {unit: by for unit, by in offices.items() if by}


def roll_up(by_unit: Mapping[str, FigurePart], parent: Mapping[str, str]) -> dict[str, FigurePart]:
    """The figure of each subordinate, added up from its units; ``parent`` gives the subordinate by unit code."""
    found: dict[str, FigurePart] = {}
    for unit, part in by_unit.items():
        above = parent.get(unit, unit)
        found[above] = found[above] + part if above in found else part
    return found
