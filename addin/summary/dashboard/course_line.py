"""The course of an indicator as a small line: the periods that were closed, and now."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from addin.summary.collect.data import SummaryData
from addin.summary.collect.indicator_view import IndicatorView

WIDTH, HEIGHT, EDGE = 120, 28, 3  # of the drawing
FEWEST = 2


class CourseLine(NamedTuple):
    """The points of a polyline, the last of them, and the same course in words."""

    points: str
    last: tuple[float, float]
    words: str


def course_line(view: IndicatorView, data: SummaryData) -> CourseLine | None:
    """The line of an indicator; None where fewer than two periods have a figure."""
    known = [(str(one.period), one.values.get(view.indicator.code)) for one in data.course if one.period != data.period]
    figures = [(name, value) for name, value in (*known, ("现在", view.value)) if value is not None]
    if len(figures) < FEWEST or view.value is None:
        return None
    points = _points([value for _, value in figures])
    words = " → ".join(f"{name} {value:f}" for name, value in figures)
    return CourseLine(" ".join(f"{x},{y}" for x, y in points), points[-1], f"{words}（{view.indicator.unit}）")


def _points(values: Sequence[Decimal]) -> list[tuple[float, float]]:
    least, most = min(values), max(values)
    step, scale = (WIDTH - 2 * EDGE) / (len(values) - 1), (HEIGHT - 2 * EDGE) / (float(most - least) or 1.0)
    return [(round(EDGE + i * step, 1), round(HEIGHT - EDGE - float(one - least) * scale, 1)) for i, one in enumerate(values)]
