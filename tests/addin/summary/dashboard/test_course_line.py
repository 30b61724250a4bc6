"""The course as a line: in words too, and only where there is one."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from addin.summary.collect.trend import ClosedPeriod
from addin.summary.dashboard.course_line import HEIGHT, WIDTH, course_line
from tests.addin.summary.scenes import scene
from workbook_templates.values.period import Period


def closed(period: str, value: str | None) -> ClosedPeriod:
    return ClosedPeriod(Period.parse(period), "2026-07-01", {"I02-1": Decimal(value) if value else None})


def test_a_line_goes_from_the_first_period_to_now() -> None:
    data = scene(course=(closed("2026Q1", "40.0"), closed("2026Q2", None), closed("2026Q3", "99.9")))
    view = next(one for one in data.indicators if one.indicator.code == "I02-1")
    line = course_line(view, data)
    assert line is not None
    assert line.words == "2026Q1 40.0 → 现在 50.0（%）", "this period as it is now, not as it was closed"
    (x1, y1), (x2, y2) = (map(float, point.split(",")) for point in line.points.split())
    assert 0 < x1 < x2 == line.last[0] < WIDTH
    assert 0 < y2 == line.last[1] < y1 < HEIGHT, "what is more is higher"


def test_a_level_course_is_a_level_line() -> None:
    data = scene(course=(closed("2026Q1", "50.0"), closed("2026Q2", "50.0")))
    line = course_line(next(one for one in data.indicators if one.indicator.code == "I02-1"), data)
    assert line is not None
    assert len({point.split(",")[1] for point in line.points.split()}) == 1


def test_one_period_is_no_course() -> None:
    data = scene()
    assert not any(course_line(one, data) for one in data.indicators)
    unknown = next(one for one in data.indicators if one.value is None)
    known = replace(data, course=(ClosedPeriod(Period.parse("2026Q1"), "", {unknown.indicator.code: Decimal(1)}),))
    assert course_line(unknown, known) is None
