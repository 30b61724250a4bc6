"""Which rows of a form go on into the next period, against a table written from the issue's and the forms' words.

“The dead and departed whose period has passed are gone”; who left a post, came back or whose standard ended likewise; what is
kept by the year stays in the year; nothing is invented, and nobody else is lost.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.addin.submitted_files import unit, unit_code, write
from validators.examples import tables_of
from workbook_templates.next_period import NextForm, next_form
from workbook_templates.read import read_submission
from workbook_templates.schema import REPORTED_KINDS, form
from workbook_templates.values.period import Period

Q3, Q4, Q1 = Period.parse("2026Q3"), Period.parse("2026Q4"), Period.parse("2027Q1")


def born(kind: str, tmp_path: Path, period: Period = Q4, last: Period = Q3, **sheets: list[dict[str, object]]) -> NextForm:
    """The next form after one that was written to a file and read back."""
    rows = {sheet.name: sheets.get(sheet.name, []) for sheet in form(kind).sheets}
    file = write(tmp_path / f"{kind}.xlsx", kind, rows, **unit(1), 报告期=str(last))
    return next_form(form(kind), read_submission(file).tables, last, period)


@pytest.mark.parametrize(
    ("state", "day", "goes_on"),
    [
        ("在册", None, True),
        ("去世", "2026-08-15", False),
        ("去世", "2026-09-30", False),
        ("去世", "2026-10-02", True),  # of the new period: its own form has to tell it
        ("转出", "2026-07-01", False),
        ("去世", None, True),  # without a day nobody knows; the check asks for it
        ("在册", "2026-08-15", True),  # came back
    ],
)
def test_who_died_or_left_in_the_last_period_is_gone(tmp_path: Path, state: str, day: str | None, goes_on: bool) -> None:
    person = {"状态": state, "状态日期": day}
    content = born("roster", tmp_path, 离退休干部=[person], 任职=[{}], 后备书记=[{}], 流动党员=[{"外出日期": "2026-08-01"}])
    counts = {name: len(rows) for name, rows in content.rows.items()}
    expected = int(goes_on)
    assert (counts["离退休干部"], counts["任职"], counts["后备书记"], counts["流动党员"]) == (expected,) * 4
    assert {one.sheet for one in content.gone} == (set() if goes_on else {"离退休干部", "任职", "后备书记", "流动党员"})


@pytest.mark.parametrize(
    ("kind", "sheet", "row", "goes_on"),
    [
        ("roster", "任职", {"免职日期": "2026-09-30"}, False),
        ("roster", "任职", {"免职日期": "2026-10-01"}, True),
        ("roster", "任职", {"免职日期": None}, True),
        ("roster", "流动党员", {"外出日期": "2026-01-10", "返回日期": "2026-08-01"}, False),
        ("roster", "流动党员", {"外出日期": "2026-01-10", "返回日期": None}, True),
        ("roster", "党组织", {"状态": "已撤销", "状态日期": "2026-08-01"}, True),  # 已撤销的也保留, says the form
        ("liaison", "联络员选派", {"结束日期": "2026-08-01"}, False),
        ("liaison", "联络员选派", {"结束日期": None}, True),
        ("allowance", "补贴标准", {"失效日期": "2026-09-30"}, False),
        ("allowance", "补贴标准", {"失效日期": "2026-12-31"}, True),
        ("allowance", "收款账户", {}, True),
        ("assessment", "任务清单", {"进度": "已完成", "完成日期": "2026-08-01"}, True),  # the year still counts it
    ],
)
def test_a_row_that_ended_in_the_last_period_is_gone(
    tmp_path: Path, kind: str, sheet: str, row: dict[str, object], goes_on: bool
) -> None:
    assert len(born(kind, tmp_path, **{sheet: [row]}).rows[sheet]) == int(goes_on)


@pytest.mark.parametrize(
    ("kind", "sheet", "row"),
    [
        ("assessment", "六个好", {"年度": "2026"}),
        ("assessment", "单位事项", {"年度": "2026"}),
        ("assessment", "任务清单", {"进度": "已完成", "完成日期": "2026-08-01"}),
        ("allowance", "工作经费", {"年度": "2026"}),
        ("liaison", "联络员履责", {"年度": "2026"}),
    ],
)
def test_what_is_kept_by_the_year_ends_with_it(tmp_path: Path, kind: str, sheet: str, row: dict[str, object]) -> None:
    assert len(born(kind, tmp_path, **{sheet: [row]}).rows[sheet]) == 1
    assert born(kind, tmp_path, Q1, Q4, **{sheet: [row]}).rows[sheet] == []


def test_a_task_that_is_not_done_goes_on_into_the_next_year(tmp_path: Path) -> None:
    assert len(born("assessment", tmp_path, Q1, Q4, 任务清单=[{"进度": "进行中", "完成日期": None}]).rows["任务清单"]) == 1


def test_the_acts_of_a_period_are_its_own(tmp_path: Path) -> None:
    assert born("activity", tmp_path, 活动记录=[{}], 参加人员=[{}]).rows == {}


def test_one_of_two_rows_of_a_person_keeps_the_rest(tmp_path: Path) -> None:
    """Moved out and entered anew under the same number: the person is still there."""
    people = [{"状态": "转出", "状态日期": "2026-08-01"}, {"状态": "在册"}]
    content = born("roster", tmp_path, 离退休干部=people, 任职=[{}])
    assert (len(content.rows["离退休干部"]), len(content.rows["任职"])) == (1, 1)


def test_the_cover_is_of_the_new_period_and_leaves_the_day_open(tmp_path: Path) -> None:
    cover = born("roster", tmp_path).cover
    assert (cover["报告期"], cover["报送次数"], cover["单位代码"]) == ("2026Q4", 1, unit_code(1))
    assert "填报日期" not in cover
    assert "说明" not in cover


def test_a_term_that_ends_in_the_new_period_is_told(tmp_path: Path) -> None:
    terms = [{"本届届满日期": "2026-11-30"}, {"党组织代码": "530102000002", "本届届满日期": "2027-01-31"}]
    content = born("roster", tmp_path, 党组织=terms)
    assert [(one.sheet, one.why) for one in content.ending] == [("党组织", "本届届满日期 2026-11-30，在本期内")]


def test_a_number_in_a_notice_is_masked(tmp_path: Path) -> None:
    (one,) = born("roster", tmp_path, 离退休干部=[{"状态": "去世", "状态日期": "2026-08-15"}]).gone
    assert "********" in one.about
    assert "530102196303072415" not in one.about


def test_a_period_that_is_not_later_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="not later"):
        born("roster", tmp_path, Q3)


@given(st.data())
def test_nobody_is_lost_and_nothing_is_invented(data: st.DataObject) -> None:
    """Every row of the last form either goes on unchanged or is told as gone, whatever the dates are."""
    days = st.one_of(st.none(), st.dates(dt.date(2025, 1, 1), dt.date(2027, 12, 31)))
    states = st.sampled_from(["在册", "转出", "去世"])
    people = [
        {"身份证号": f"5301021960010100{n:02d}", "状态": data.draw(states), "状态日期": data.draw(days)}
        for n in range(data.draw(st.integers(0, 6)))
    ]
    posts = [{"身份证号": one["身份证号"], "免职日期": data.draw(days)} for one in people]
    tables = tables_of({"封面": [{}], "离退休干部": people, "任职": posts})
    content = next_form(form("roster"), tables, Q3, Q4)
    for sheet in ("离退休干部", "任职"):
        table, rows = tables[sheet], content.rows[sheet]
        told = {one.row for one in content.gone if one.sheet == sheet}
        kept = [i for i, row in enumerate(table.rows) if row not in told]
        assert [tuple(row) for row in rows] == [tuple(table.get(c.name)[i] for c in table.sheet.own) for i in kept]


def test_every_sheet_of_every_form_says_what_goes_on() -> None:
    """Only a period's acts begin empty; a sheet added later has to say it."""
    empty = {s.name for kind in REPORTED_KINDS for s in form(kind).sheets if s.carry is None}
    assert empty == {"活动记录", "参加人员"}
