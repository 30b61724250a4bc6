"""Measured indicators in words and plain numbers: what the workbook, the dashboard and ``--json`` all show."""

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
from addin.summary.measure.target_status import TargetStatus
from workbook_templates.cell_types import show

MOST_LINES = 10_000


@dataclass(frozen=True, slots=True)
class FigurePart:
    """A figure in plain numbers, of the whole or of a unit. Parts of one indicator add up."""

    unit: FigureUnit
    tally: Tally

    @property
    def value(self) -> Decimal | None:
        """The figure itself, None of nothing."""
        return self.unit.figure(self.tally)

    @property
    def counted(self) -> Decimal | int:
        """The numerator: money and scores by their sum, all else by how many."""
        return self.tally.total if self.unit in (FigureUnit.YUAN, FigureUnit.MEAN) else self.tally.counted

    @property
    def base(self) -> int:
        """The denominator."""
        return self.tally.base

    @property
    def text(self) -> str:
        """The value as it is read; nothing measured is a dash."""
        if self.value is None:
            return NOTHING
        return f"{self.value:.1f}" if self.unit in (FigureUnit.PERCENT, FigureUnit.MEAN) else show(self.value)

    def __add__(self, other: FigurePart) -> FigurePart:
        return FigurePart(self.unit, self.tally + other.tally)


@dataclass(frozen=True, slots=True)
class IndicatorView:
    """One indicator as shown. ``counted`` and ``missed`` list the rows behind it, ``left_out`` how many did not fit."""

    indicator: Indicator
    verdict: TargetStatus
    whole: FigurePart
    target: str
    due: dt.date | None
    by_unit: Mapping[str, FigurePart] = field(default_factory=dict)
    counted: tuple[EvidenceRow, ...] = ()
    missed: tuple[EvidenceRow, ...] = ()
    left_out: tuple[int, int] = (0, 0)

    @property
    def text(self) -> str:
        """The value with its unit: 98.4%, 12 个, —."""
        if self.whole.value is None:
            return NOTHING
        gap = "" if self.indicator.unit is FigureUnit.PERCENT else " "
        return f"{self.whole.text}{gap}{self.indicator.unit}"

    @property
    def shown(self) -> bool:
        """Whether it is of interest here: what only a province owes is left out where there is nothing of it."""
        return not (self.indicator.target and not self.target and self.verdict is TargetStatus.NOTHING)

    @property
    def share(self) -> bool:
        """Whether it is a share of a denominator."""
        return self.indicator.unit is FigureUnit.PERCENT

    def as_json(self) -> dict[str, Any]:
        """The object of ``yinling report summary --json``."""
        one = self.indicator
        return {
            "code": one.code, "name": one.name, "clause": one.clause or None, "unit": one.unit.value,
            "verdict": self.verdict.name.lower(), "target": self.target or None, "rule": one.rule or None,
            "due": self.due.isoformat() if self.due else None, **_numbers(self.whole),
            "by_unit": {unit: _numbers(part) for unit, part in self.by_unit.items()},
        }  # fmt: skip


def _numbers(part: FigurePart) -> dict[str, Any]:
    value, counted = (None if n is None else str(n) if isinstance(n, Decimal) else n for n in (part.value, part.counted))
    return {"value": value, "counted": counted, "of": part.base}


def tell(found: Iterable[Measured], inputs: Inputs, most: int = MOST_LINES) -> tuple[IndicatorView, ...]:
    """Every indicator as shown; of each side at most ``most`` rows are listed, those missed in full before all else."""
    return tuple(_told(one, inputs, most) for one in found)


def _told(measured: Measured, inputs: Inputs, most: int) -> IndicatorView:
    one, figure = measured.indicator, measured.figure or Figure()
    target = one.target if one.target and (not one.target.levels or inputs.level in one.target.levels) else None
    counted, missed = _lines(figure.counted, inputs, most), _lines(figure.missed, inputs, most)
    return IndicatorView(
        one, measured.verdict, FigurePart(one.unit, figure.tally), wanted(one) if target else "",
        target.day(inputs) if target else None, {unit: FigurePart(one.unit, own) for unit, own in measured.by_unit.items()},
        counted, missed, (len(figure.counted) - len(counted), len(figure.missed) - len(missed)),
    )  # fmt: skip


def _lines(rows: tuple[Ref, ...], inputs: Inputs, most: int) -> tuple[EvidenceRow, ...]:
    """The rows as a reader finds them, unit by unit."""
    return tuple(sorted((inputs.line(ref) for ref in rows[:most]), key=lambda line: line.unit))


def wanted(one: Indicator) -> str:
    """The target in words: 100%, 不少于 1 次, 0 人, 不超过 3 个."""
    target = one.target
    if target is None:
        return ""
    value = f"{show(target.value)}{'' if one.unit is FigureUnit.PERCENT else ' '}{one.unit}"
    if target.at_most:
        return f"不超过 {value}" if target.value else value
    return value if one.unit is FigureUnit.PERCENT else f"不少于 {value}"


def defined(one: Indicator) -> str:
    """The definition of an indicator in a few lines."""
    lines = {"计入": one.counted, "范围": one.of, "不含": one.excluded, "目标": wanted(one), "规则": one.rule}
    head = f"{one.code} {one.name}（{one.unit}）{one.clause}"
    return "\n".join([head, *(f"  {name}：{text}" for name, text in lines.items() if text)])
