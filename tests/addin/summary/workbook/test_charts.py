"""The sheet of charts: every chart draws the rows beside it, and these are the indicators' own figures."""

from __future__ import annotations

import re
import zipfile
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from addin.summary.collect.data import SummaryData
from addin.summary.collect.trend import ClosedPeriod
from addin.summary.dashboard.places import Places
from addin.summary.ranks.people import ranks_of
from addin.summary.workbook.summary_workbook import write_summary
from tests.addin.summary.registers import context, inputs
from tests.addin.summary.scenes import DAY, scene, two_units
from workbook_templates.values.period import Period

LAST = ClosedPeriod(Period.parse("2026Q2"), "2026-07-15", {"I02-1": Decimal("12.5")})


@pytest.fixture(scope="module")
def data() -> SummaryData:
    return scene(ranks=ranks_of(inputs(*two_units(), on=context(DAY))), course=(LAST,))


@pytest.fixture(scope="module")
def sheet(data: SummaryData, tmp_path_factory: pytest.TempPathFactory) -> Worksheet:
    path = tmp_path_factory.mktemp("charts") / "汇总.xlsx"
    write_summary(path, data)
    return load_workbook(path)["图表"]


def cells(sheet: Worksheet, reference: str) -> list[Any]:
    """The values of a range as a chart names it: '图表'!$B$6:$B$9."""
    name, _, area = reference.rpartition("!")
    assert name.strip("'") == sheet.title
    found = sheet[area.replace("$", "")]
    return [row[0].value for row in found] if isinstance(found, tuple) else [found.value]


def drawn(sheet: Worksheet) -> dict[str, dict[str, dict[str, Any]]]:
    """What the charts draw: by title and series, the number by name."""
    found = {}
    for chart in sheet._charts:
        title = "".join(run.t for run in chart.title.tx.rich.p[0].r)
        found[title] = {
            cells(sheet, one.tx.strRef.f)[0]: dict(zip(_names(sheet, one), cells(sheet, one.val.numRef.f), strict=True))
            for one in chart.series
        }
    return found


def _names(sheet: Worksheet, series: Any) -> list[Any]:
    return cells(sheet, (series.cat.strRef or series.cat.numRef).f)


def test_targets_are_drawn_as_the_indicators_have_them(sheet: Worksheet, data: SummaryData) -> None:
    told = drawn(sheet)["计划目标完成情况（%）"]["目前"]
    views = {view.indicator.name: view for view in data.indicators}
    assert "党员纳入党组织率" in told
    for name, value in told.items():
        part = views[name].whole
        assert 0 <= 100 * Fraction(part.counted) / part.base - Fraction(str(value)) < Fraction(1, 10), f"{name}: rounded down"


def test_the_course_has_what_was_kept_and_what_is_now(sheet: Worksheet, data: SummaryData) -> None:
    told = drawn(sheet)["历期走势（%）"]["党员纳入党组织率"]
    assert list(told) == ["2026Q2", "2026Q3（现在）"]
    assert told["2026Q2"] == 12.5
    assert told["2026Q3（现在）"] == drawn(sheet)["计划目标完成情况（%）"]["目前"]["党员纳入党组织率"]


def test_ages_are_counted(sheet: Worksheet) -> None:
    assert drawn(sheet)["年龄和性别（人）"] == {"男": {"60至64岁": 3}}, "three persons born in 1963, on a day in 2026"


def test_allowances_by_month_and_state(sheet: Worksheet) -> None:
    assert {state: sum(months.values()) for state, months in drawn(sheet)["工作补贴（元）"].items()} == {
        "已发放": 300, "不重复发放": 300, "暂缓": 210,
    }  # fmt: skip


def test_the_ranking_is_the_dashboards(sheet: Worksheet, data: SummaryData) -> None:
    told = next(rows for title, rows in drawn(sheet).items() if title.startswith("各下级已达标"))["已达标"]
    reached = Places(data).reached(data.indicators)
    assert told == {data.units[code]: pytest.approx(float(reached[code].value or 0), abs=0.1) for code in data.units}


def test_every_chart_is_described_for_who_cannot_see_it(data: SummaryData, tmp_path: Path) -> None:
    write_summary(tmp_path / "汇总.xlsx", data)
    with zipfile.ZipFile(tmp_path / "汇总.xlsx") as opened:
        drawings = "".join(opened.read(name).decode() for name in opened.namelist() if "drawings/drawing" in name)
    assert len(re.findall(r'descr="[^"]+"', drawings)) == len(re.findall("<xdr:graphicFrame", drawings)) > 3


def test_small_counts_are_not_drawn(tmp_path: Path) -> None:
    write_summary(tmp_path / "汇总.xlsx", scene(ranks=ranks_of(inputs(*two_units(), on=context(DAY))), smallest_cell=5))
    assert not any("年龄" in title for title in drawn(load_workbook(tmp_path / "汇总.xlsx")["图表"]))
