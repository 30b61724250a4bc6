"""A place's figure as the dashboard shows it: words and a sign that say it all, and a shade for the tile."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from addin.summary.collect.indicator_view import FigurePart, IndicatorView
from addin.summary.measure.indicator import FigureUnit
from addin.summary.measure.target_status import TargetStatus

NEAR, MIDDLE = 80, 50  # per cent of what is asked
SHADES = 5
SIGNS = {TargetStatus.REACHED: "✔", TargetStatus.MISSED: "✘", TargetStatus.PENDING: "▲"}


class ShownFigure(NamedTuple):
    """The value with its unit, numerator and denominator of a share, the status's name, the tile's shade, and the number.

    The shade is good, near, middle or far where there is a target; else s1 to s5, from the lowest to the highest.
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
    return ShownFigure(f"{part.text}{'%' if share else ''}", sides, status.name, _shade(status, number, most), number)


def _shade(status: TargetStatus, number: float, most: float) -> str:
    if status is TargetStatus.REACHED:
        return "good"
    if status in SIGNS:
        return "near" if number >= NEAR else "middle" if number >= MIDDLE else "far"
    return f"s{min(int(number * SHADES / most), SHADES - 1) + 1 if most > 0 else 1}"


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
