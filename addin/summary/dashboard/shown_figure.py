"""A place's figure as the dashboard shows it: words and a sign that say it all, and a shade for the tile."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from addin.summary.collect.indicator_view import FigurePart, IndicatorView
from addin.summary.measure.indicator import FigureUnit
from addin.summary.measure.target_status import TargetStatus

BOUNDS = (50, 80, 90, 100)  # per cent at which a step begins: most places are near the end, so the steps are finer there
STEPS = len(BOUNDS) + 1
BEHIND = ("far", "middle", "near", "close")
SIGNS = {TargetStatus.REACHED: "✔", TargetStatus.MISSED: "✘", TargetStatus.PENDING: "▲"}


class ShownFigure(NamedTuple):
    """The value with its unit, numerator and denominator of a share, the status's name, the tile's shade, and the number.

    The shade is good where a target is reached, else one of BEHIND; without a target s1 to s5, from the lowest to the highest.
    """

    text: str
    sides: str
    status: str
    shade: str
    number: float | None


def shown_figure(part: FigurePart, status: TargetStatus, most: float) -> ShownFigure:
    """The figure as it is shown; ``most`` is the highest number that a figure without target is compared with."""
    if part.value is None:
        return ShownFigure(part.text, "", TargetStatus.NOTHING.name, "none", None)
    share, number = part.unit is FigureUnit.PERCENT, float(part.value)
    sides = f"{part.counted}/{part.base}" if share else ""
    return ShownFigure(f"{part.text}{'%' if share else ''}", sides, status.name, _shade(part, status, number, most), number)


def step_marks() -> dict[str, str]:
    """The step of each shade as squares, filled up to it (■■■■□): to be told without its colour, and in print."""
    steps = dict(zip(BEHIND, range(1, STEPS), strict=True)) | {"good": STEPS} | {f"s{n}": n for n in range(1, STEPS + 1)}
    return {shade: "■" * step + "□" * (STEPS - step) for shade, step in steps.items()} | {"none": ""}


def _shade(part: FigurePart, status: TargetStatus, number: float, most: float) -> str:
    if status is TargetStatus.REACHED:
        return "good"
    share, part_of_most = part.unit is FigureUnit.PERCENT, number / most if most > 0 else 0.0
    step = 1 + sum(number >= bound for bound in BOUNDS) if share else min(int(part_of_most * STEPS), STEPS - 1) + 1
    if status not in SIGNS:
        return f"s{step}"
    return BEHIND[min(step, len(BEHIND)) - 1] if share else BEHIND[-min(step, len(BEHIND))]  # of a most, the least is the best


def status_of_part(view: IndicatorView, part: FigurePart, as_of: dt.date) -> TargetStatus:
    """A place's status: against the target where it is a share or a most, which hold for each place alone."""
    target = view.indicator.target
    if part.value is None:
        return TargetStatus.NOTHING
    if not view.target or target is None or not (view.share or target.at_most):
        return TargetStatus.NO_TARGET
    if target.reached(part.value):
        return TargetStatus.REACHED
    over = view.status is TargetStatus.MISSED or (view.status is TargetStatus.REACHED and view.due and as_of > view.due)
    return TargetStatus.MISSED if over else TargetStatus.PENDING
