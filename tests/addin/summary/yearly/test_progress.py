"""The yearly progress of the plan: which demand is whose year's, and that document, page and indicators say the same."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from openpyxl import load_workbook

from addin.summary.collect.data import SummaryData
from addin.summary.collect.trend import ClosedPeriod
from addin.summary.workbook.summary_workbook import write_summary
from addin.summary.yearly.demand import counts, demands
from addin.summary.yearly.progress_letter import progress_document, until
from tests.addin.summary.scenes import UNIT_A, scene
from workbook_templates.values.period import Period

THEMES = ("2025年：抓覆盖强体系", "2026年：抓提升强功能", "2027年：抓队伍强管理", "每年都要做的")
# From the plan: what it names for a year, or sets a day in that year for.
OF_YEAR = {2025: {"I02-1", "I02-2", "I06-1", "I08-1", "I00-6"}, 2026: {"I10-2", "I12-8", "I08-3"}, 2027: {"I07-1"}}
COVERAGE = "党员纳入党组织率"


def closed(period: str, **values: str) -> ClosedPeriod:
    return ClosedPeriod(Period.parse(period), "2026-07-12", {"I02-1": Decimal(values["value"])})


@pytest.fixture(scope="module")
def data() -> SummaryData:
    """Of two members one has no branch: 50 per cent, where 75 stood a quarter ago and 25 in the quarter before."""
    course = (closed("2026Q1", value="25"), closed("2026Q2", value="75"), closed("2026Q3", value="40"))
    return scene(course=course)


@pytest.fixture(scope="module")
def document(data: SummaryData) -> Any:
    return Document(BytesIO(progress_document(data)))


def tables(document: Any) -> list[list[list[str]]]:
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]


def measured(document: Any) -> list[list[str]]:
    """The rows of the tables of demands."""
    return [row for table in tables(document) if len(table[0]) == 5 for row in table[1:]]


def test_each_demand_stands_in_the_year_that_the_plan_names(data: SummaryData) -> None:
    found = {year: {one.view.indicator.code for one in own} for year, own in demands(data).items()}
    for year, codes in OF_YEAR.items():
        assert codes <= found[year], year
    assert {"I04-1", "I11-1", "I14-1"} <= found[None], "every year"
    assert "I04-1" not in found[2025] | found[2026] | found[2027]


def test_every_indicator_of_the_plan_is_told(data: SummaryData) -> None:
    told = {one.view.indicator.code for own in demands(data).values() for one in own}
    asked = {view.indicator.code for view in data.indicators if view.shown and view.indicator.obligations}
    assert {code for code in asked if not code.startswith("I22")} == told


def test_what_only_the_province_owes_is_not_asked_of_a_county(data: SummaryData) -> None:
    told = {one.view.indicator.code: one for own in demands(data).values() for one in own}
    assert not {"I05-1", "I09-1"} & told.keys()
    model = told["I10-1"]
    assert (model.view.target, model.behind) == ("", ()), "a hundred in the whole province: a count here"


def test_the_figures_are_those_of_the_summary(data: SummaryData, document: Any) -> None:
    told = {name: (figure, row) for row in measured(document) for name, figure in [row[1].split("：")]}
    for one in data.as_json()["indicators"]:
        if one["name"] in told and one["unit"] == "%" and one["value"] is not None:
            assert told[one["name"]][0] == f"{Decimal(one['value']):.1f}%", one["name"]
    figure, row = told[COVERAGE]
    assert (figure, *row[2:4]) == ("50.0%", "2025年底前 100%", "✘ 已逾期，未达标")


def test_what_changed_is_told_against_the_last_period_closed_before(document: Any) -> None:
    """Not against this period, which was closed too, nor against an earlier one."""
    row = next(row for row in measured(document) if row[1].startswith(COVERAGE))
    assert row[4] == "75.0%（2026年第二季度），降 25.0%"


def test_without_a_closed_period_nothing_is_said_of_a_change() -> None:
    row = next(one for one in demands(scene())[2025] if one.view.indicator.name == COVERAGE)
    assert (row.before, row.changed) == ("", "—")


def test_who_is_behind_is_named_with_the_figure_and_nobody_else(document: Any) -> None:
    behind = next(table for table in tables(document) if table[0][0] == "指标")
    (row,) = (row for row in behind if row[0] == COVERAGE)
    assert row[1:] == ["1 个", "盘龙区农业农村局 50.0%"]


def test_those_reported_by_one_office_are_one_subordinate() -> None:
    both = scene(parents=dict.fromkeys(scene().units, "530103"), units={**scene().units, "530103": "五华区委老干部局"})
    row = next(one for one in demands(both)[2025] if one.view.indicator.name == COVERAGE)
    assert [(one.name, one.figure) for one in row.behind] == [("五华区委老干部局", "50.0%")]


def test_the_counts_are_those_of_the_verdicts(data: SummaryData, document: Any) -> None:
    own = demands(data)[2025]
    verdicts = {one["code"]: one["verdict"] for one in data.as_json()["indicators"] if one["target"]}
    codes = {one.view.indicator.code for one in own} & verdicts.keys()
    told = [sum(verdicts[code] == word for code in codes) for word in ("reached", "missed", "pending")]
    assert counts(own) == (len(codes), *told)
    assert f"有目标的指标 {len(codes)} 项，已达标 {told[0]} 项" in "\n".join(one.text for one in document.paragraphs)


def test_the_page_of_the_summary_says_the_same(data: SummaryData, document: Any, tmp_path: Path) -> None:
    write_summary(tmp_path / "总表.xlsx", data)
    rows = list(load_workbook(tmp_path / "总表.xlsx")["计划推进"].iter_rows(min_row=4, values_only=True))
    assert [row[0] for row in rows if row[1] is None] == list(THEMES)
    on_page = [(f"{row[0]} {row[1]}", f"{row[2]}：{row[3]}", row[6]) for row in rows if row[1] is not None]
    assert on_page == [(row[0], row[1], row[3]) for row in measured(document)]
    (coverage,) = (row for row in rows if row[2] == COVERAGE)
    assert coverage[7] == "1 个：盘龙区农业农村局 50.0%"


def test_nobody_is_named_and_a_name_of_an_office_is_no_mark() -> None:
    named = scene(units={**scene().units, UNIT_A: "# 某局 | 甲"})
    text = "".join(cell for table in tables(Document(BytesIO(progress_document(named)))) for row in table for cell in row)
    assert "# 某局 ｜ 甲 50.0%" in text
    assert "张建国" not in text


def test_a_last_day_is_told_in_few_words() -> None:
    days = {"2025-12-31": "2025年底前", "2026-09-30": "2026年9月底前", "2026-10-10": "2026年10月10日前"}
    assert {day: until(dt.date.fromisoformat(day)) for day in days} == days
