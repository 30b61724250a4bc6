"""A province's summary: every county with units, whose figures differ from county to county."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from addin.summary.collect.data import SummaryData
from addin.summary.collect.indicator_view import FigurePart, IndicatorView
from addin.summary.collect.trend import ClosedPeriod
from addin.summary.dashboard.yunnan import counties, prefectures
from addin.summary.measure.evidence import EvidenceRow
from addin.summary.measure.figure import Tally
from tests.addin.summary.scenes import scene
from workbook_templates.values.period import Period

PREFECTURE, COUNTY = "532500", "532501"


def unit_code(county: str, number: int) -> str:
    """A unit's code of 18 characters, registered in the county."""
    return f"11{county}{number:09d}X"


def province(units: int = 2) -> SummaryData:
    """Every county with so many units, passed on by the office of their prefecture."""
    codes = [unit_code(county, n) for county in counties() for n in range(units)]
    views = tuple(_with_parts(view, codes) for view in scene().indicators)
    names = {code: f"{counties()[code[2:8]].name}第{int(code[8:17]) + 1}局" for code in codes}
    parents = {code: f"{code[2:6]}00" for code in codes}
    course = (ClosedPeriod(Period.parse("2026Q2"), "2026-07-05", {"I02-1": Decimal("61.5")}),)
    return replace(
        scene(), office="云南省委老干部局", code="530000", level="province", indicators=views, units=names | prefectures(),
        parents=parents, course=course,
    )  # fmt: skip


def _with_parts(view: IndicatorView, codes: list[str]) -> IndicatorView:
    parts = {code: FigurePart(view.indicator.unit, _tally(n)) for n, code in enumerate(codes)}
    rows = tuple(EvidenceRow(code, code, "离退休干部", f"{code}.xlsx", 4 + n, f"第{n}行") for n, code in enumerate(codes))
    whole = sum(parts.values(), FigurePart(view.indicator.unit, Tally()))
    return replace(view, whole=whole, by_unit=parts, counted=rows, missed=rows[::7])


def _tally(n: int) -> Tally:
    counted = n * 7 % 11
    return Tally(Decimal(counted), counted, n // 3 % 4)
