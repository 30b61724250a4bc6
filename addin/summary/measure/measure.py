"""Measure the indicators from an office's inputs, as a whole and by unit."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from addin.summary.measure.catalogue import catalogue
from addin.summary.measure.figure import Figure, Tally
from addin.summary.measure.indicator import Indicator
from addin.summary.measure.inputs import Inputs
from addin.summary.measure.reporting import nobody_asked, not_seen, without_unseen
from addin.summary.measure.target_status import TargetStatus, target_status


@dataclass(frozen=True, slots=True)
class Measured:
    """An indicator with its figure (None where a sheet it needs is not available), its sums by unit code, and its status.

    ``not_seen`` are the codes of the units that were asked for the forms it is counted from and have not handed them in.
    """

    indicator: Indicator
    figure: Figure | None
    by_unit: Mapping[str, Tally] = field(default_factory=dict)
    status: TargetStatus = TargetStatus.NOT_MEASURED
    not_seen: tuple[str, ...] = ()

    @property
    def tally(self) -> Tally:
        """The sums of the whole; empty where it was not measured."""
        return self.figure.tally if self.figure else Tally()

    @property
    def value(self) -> Decimal | None:
        """The figure in the indicator's unit; None where it was not measured or there are no rows for a share or average."""
        return self.indicator.unit.figure(self.tally) if self.figure else None


def measure_all(inputs: Inputs) -> Iterator[Measured]:
    """Measure every indicator in the order of the plan, lazily: the rows of all at once would not fit a province's memory."""
    for one in catalogue():
        yield measure(one, inputs)
        inputs.tables.let_go()


def measure(one: Indicator, inputs: Inputs) -> Measured:
    """Measure one indicator.

    Where a sheet it needs is missing it is not measured, which is not the same as zero; where nobody was asked for the form
    either, it is not asked.
    """
    unseen, unasked = not_seen(inputs, one.needs), nobody_asked(inputs, one.needs)
    if not all(inputs.has(sheet) for sheet in one.needs):
        return Measured(one, None, status=TargetStatus.NOT_ASKED if unasked else TargetStatus.NOT_MEASURED, not_seen=unseen)
    figure = without_unseen(one.measure(inputs), inputs, one.needs)
    status = TargetStatus.NOT_ASKED if unasked and not figure.rows else target_status(one, figure.tally, inputs)
    return Measured(one, figure, parts(figure, inputs), status, unseen)


def parts(figure: Figure, inputs: Inputs) -> dict[str, Tally]:
    """The sums of a figure by unit, in the order of the units' codes."""
    counted = Counter(inputs.unit(ref) for ref in figure.counted)
    missed = Counter(inputs.unit(ref) for ref in figure.missed)
    total: dict[str, Decimal] = defaultdict(Decimal)
    for ref in figure.counted:
        total[inputs.unit(ref)] += ref.weight
    return {unit: Tally(total[unit], counted[unit], missed[unit]) for unit in sorted(counted.keys() | missed.keys())}
