"""Measure every indicator over an office's inputs, with its parts by unit."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from addin.summary.measure.catalogue import catalogue
from addin.summary.measure.figure import Figure, Tally
from addin.summary.measure.indicator import Indicator
from addin.summary.measure.inputs import Inputs
from addin.summary.measure.target_status import TargetStatus, verdict


@dataclass(frozen=True, slots=True)
class Measured:
    """An indicator with its figure; None where a sheet it needs is not at hand. ``by_unit`` holds its parts by unit."""

    indicator: Indicator
    figure: Figure | None
    by_unit: Mapping[str, Tally] = field(default_factory=dict)
    verdict: TargetStatus = TargetStatus.NOT_MEASURED

    @property
    def tally(self) -> Tally:
        """The sums of the whole; nothing where it was not measured."""
        return self.figure.tally if self.figure else Tally()

    @property
    def value(self) -> Decimal | None:
        """The figure itself; None where it was not measured or there is nothing to measure."""
        return self.indicator.unit.figure(self.tally) if self.figure else None


def measure_all(inputs: Inputs) -> Iterator[Measured]:
    """Every indicator in the order of the plan, one at a time: the rows behind all of them at once are a province's burden."""
    return (measure(one, inputs) for one in catalogue())


def measure(one: Indicator, inputs: Inputs) -> Measured:
    """One indicator: not measured at all where a sheet it needs is missing, never measured as zero."""
    if not all(inputs.has(sheet) for sheet in one.needs):
        return Measured(one, None)
    figure = one.measure(inputs)
    return Measured(one, figure, parts(figure, inputs), verdict(one, figure.tally, inputs))


def parts(figure: Figure, inputs: Inputs) -> dict[str, Tally]:
    """The sums of each unit, in the order of their codes."""
    counted = Counter(inputs.unit(ref) for ref in figure.counted)
    missed = Counter(inputs.unit(ref) for ref in figure.missed)
    total: dict[str, Decimal] = defaultdict(Decimal)
    for ref in figure.counted:
        total[inputs.unit(ref)] += ref.weight
    return {unit: Tally(total[unit], counted[unit], missed[unit]) for unit in sorted(counted.keys() | missed.keys())}
