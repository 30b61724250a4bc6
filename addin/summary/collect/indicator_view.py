"""Measured indicators in words and plain numbers, as the workbook, the dashboard and ``--json`` show them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from addin.summary.measure.evidence import EvidenceRow
from addin.summary.measure.figure import NOTHING, Figure, Ref, Tally
from addin.summary.measure.indicator import FigureUnit, Indicator
from addin.summary.measure.inputs import Inputs
from addin.summary.measure.measure import Measured
from addin.summary.measure.target_status import WITHOUT_FIGURE, TargetStatus
from workbook_templates.cell_types import show

MOST_LINES = 10_000


@dataclass(frozen=True, slots=True)
class FigurePart:
    """An indicator's figure for the whole or for one unit; parts of one indicator can be added."""

    unit: FigureUnit
    tally: Tally

    @property
    def value(self) -> Decimal | None:
        """The figure in the indicator's unit; None for a share or an average without rows."""
        return self.unit.figure(self.tally)

    @property
    def counted(self) -> Decimal | int:
        """The numerator: the sum of money or scores, the persons, for all other units the number of rows counted."""
        if self.unit is FigureUnit.PERSONS:
            return int(self.tally.total)
        return self.tally.total if self.unit in (FigureUnit.YUAN, FigureUnit.MEAN) else self.tally.counted

    @property
    def base(self) -> int:
        """The denominator: the number of rows counted and missed."""
        return self.tally.base

    @property
    def text(self) -> str:
        """The value as text without its unit; a dash where it is None."""
        if self.value is None:
            return NOTHING
        return f"{self.value:.1f}" if self.unit in (FigureUnit.PERCENT, FigureUnit.MEAN) else show(self.value)

    def __add__(self, other: FigurePart) -> FigurePart:
        return FigurePart(self.unit, self.tally + other.tally)


@dataclass(frozen=True, slots=True)
class IndicatorView:
    """One indicator as it is shown: status, figure, target in words (empty where none applies) and its last day.

    ``by_unit`` are the figures by unit code; ``counted`` and ``missed`` the rows it was counted from, ``left_out`` how many
    of each are not listed; ``not_seen`` the codes of the units that owe a form it is counted from.
    """

    indicator: Indicator
    status: TargetStatus
    whole: FigurePart
    target: str
    due: dt.date | None
    by_unit: Mapping[str, FigurePart] = field(default_factory=dict)
    counted: tuple[EvidenceRow, ...] = ()
    missed: tuple[EvidenceRow, ...] = ()
    left_out: tuple[int, int] = (0, 0)
    not_seen: tuple[str, ...] = ()

    @property
    def value(self) -> Decimal | None:
        """The figure in the indicator's unit; None without rows for a share or an average, and where nothing was measured."""
        return None if self.status in WITHOUT_FIGURE else self.whole.value

    @property
    def text(self) -> str:
        """The value with its unit, as 98.4% or 12 个; a dash where there is none."""
        if self.value is None:
            return NOTHING
        gap = "" if self.indicator.unit is FigureUnit.PERCENT else " "
        return f"{self.whole.text}{gap}{self.indicator.unit}"

    @property
    def shown(self) -> bool:
        """Whether it is shown: not where its target applies only to other levels of office and there are no rows."""
        return not (self.indicator.target and not self.target and self.status is TargetStatus.NOTHING)

    @property
    def share(self) -> bool:
        """Whether the figure is a share in per cent."""
        return self.indicator.unit is FigureUnit.PERCENT

    def as_json(self) -> dict[str, Any]:
        """The indicator's object in ``yinling report summary --json``."""
        one = self.indicator
        return {
            "code": one.code, "name": one.name, "clause": one.clause or None, "unit": one.unit.value,
            "verdict": self.status.name.lower(), "target": self.target or None, "rule": one.rule or None,
            "due": self.due.isoformat() if self.due else None, "not_seen": len(self.not_seen),
            **_numbers(self.whole) | ({"value": None} if self.value is None else {}),
            "by_unit": {unit: _numbers(part) for unit, part in self.by_unit.items()},
        }  # fmt: skip


def _numbers(part: FigurePart) -> dict[str, Any]:
    value, counted = (None if n is None else str(n) if isinstance(n, Decimal) else n for n in (part.value, part.counted))
    return {"value": value, "counted": counted, "of": part.base}


def indicator_views(found: Iterable[Measured], inputs: Inputs, most: int = MOST_LINES) -> tuple[IndicatorView, ...]:
    """Every measured indicator as it is shown; at most ``most`` rows counted and ``most`` rows missed are listed for each."""
    return tuple(_view(one, inputs, most) for one in found)


def _view(measured: Measured, inputs: Inputs, most: int) -> IndicatorView:
    one, figure = measured.indicator, measured.figure or Figure()
    target = one.target if one.target and (not one.target.levels or inputs.level in one.target.levels) else None
    counted, missed = _evidence_rows(figure.counted, inputs, most), _evidence_rows(figure.missed, inputs, most)
    return IndicatorView(
        one, measured.status, FigurePart(one.unit, figure.tally), target_text(one) if target else "",
        target.day(inputs) if target else None, {unit: FigurePart(one.unit, own) for unit, own in measured.by_unit.items()},
        counted, missed, (len(figure.counted) - len(counted), len(figure.missed) - len(missed)), measured.not_seen,
    )  # fmt: skip


def _evidence_rows(rows: tuple[Ref, ...], inputs: Inputs, most: int) -> tuple[EvidenceRow, ...]:
    """The first ``most`` rows as they are shown, sorted by unit."""
    return tuple(sorted((inputs.evidence_row(ref) for ref in rows[:most]), key=lambda line: line.unit))


def target_text(one: Indicator) -> str:
    """The target in words, as 100%, 不少于 1 次, 0 人 or 不超过 3 个; empty where the indicator has none."""
    target = one.target
    if target is None:
        return ""
    value = f"{show(target.value)}{'' if one.unit is FigureUnit.PERCENT else ' '}{one.unit}"
    if target.at_most:
        return f"不超过 {value}" if target.value else value
    return value if one.unit is FigureUnit.PERCENT else f"不少于 {value}"


def definition_text(one: Indicator) -> str:
    """The definition of an indicator as Chinese text: name and clause, then a line each for what is counted and the target."""
    lines = {"计入": one.counted, "范围": one.of, "不含": one.excluded, "目标": target_text(one), "规则": one.rule}
    head = f"{one.code} {one.name}（{one.unit}）{one.clause}"
    return "\n".join([head, *(f"  {name}：{text}" for name, text in lines.items() if text)])
