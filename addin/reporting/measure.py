"""Measure every indicator over an office's inputs, with its parts by unit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from addin.reporting.catalogue import catalogue
from addin.reporting.figure import Figure, Ref, Tally
from addin.reporting.indicator import Indicator
from addin.reporting.inputs import Inputs
from addin.reporting.verdict import Verdict, verdict


@dataclass(frozen=True, slots=True)
class Measured:
    """An indicator with its figure; None where a sheet it needs is not at hand. ``by_unit`` holds its parts by unit."""

    indicator: Indicator
    figure: Figure | None
    by_unit: Mapping[str, Figure] = field(default_factory=dict)
    verdict: Verdict = Verdict.NOT_MEASURED

    @property
    def tally(self) -> Tally:
        """The sums of the whole; nothing where it was not measured."""
        return self.figure.tally if self.figure else Tally()

    @property
    def value(self) -> Decimal | None:
        """The figure itself; None where it was not measured or there is nothing to measure."""
        return self.indicator.unit.figure(self.tally) if self.figure else None


def measure_all(inputs: Inputs, indicators: Iterable[Indicator] | None = None) -> tuple[Measured, ...]:
    """Every indicator in the order of the plan."""
    return tuple(measure(one, inputs) for one in (catalogue() if indicators is None else indicators))


def measure(one: Indicator, inputs: Inputs) -> Measured:
    """One indicator: not measured at all where a sheet it needs is missing, never measured as zero."""
    if not all(inputs.has(sheet) for sheet in one.needs):
        return Measured(one, None)
    figure = one.measure(inputs)
    return Measured(one, figure, _parts(figure, inputs), verdict(one, figure.tally, inputs))


def _parts(figure: Figure, inputs: Inputs) -> dict[str, Figure]:
    counted, missed = _by_unit(figure.counted, inputs), _by_unit(figure.missed, inputs)
    return {
        unit: Figure(tuple(counted.get(unit, ())), tuple(missed.get(unit, ()))) for unit in sorted(counted.keys() | missed.keys())
    }


def _by_unit(refs: Iterable[Ref], inputs: Inputs) -> dict[str, list[Ref]]:
    parts: dict[str, list[Ref]] = defaultdict(list)
    for ref in refs:
        parts[inputs.unit(ref)].append(ref)
    return parts
