"""Clause 8: coverage, overload, replacement."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.validators.plan_helpers import ERROR, WARNING, checked, found, on, severities, tables


@pytest.mark.parametrize(("day", "severity"), [("2025-12-30", WARNING), ("2025-12-31", WARNING), ("2026-01-01", ERROR)])
def test_every_branch_has_a_liaison_by_the_end_of_2025(day: str, severity: str) -> None:
    assert severities("C08-1", {"联络员选派": []}, day, "2025Q4") == [severity]


@pytest.mark.parametrize(("end", "expected"), [("2026-09-29", 1), ("2026-09-30", 0), ("2026-10-01", 0)])
def test_the_last_day_of_service_is_a_day_of_service(end: str, expected: int) -> None:
    assert len(found("C08-1", {"联络员选派": [{"结束日期": end}]}, "2026-09-30")) == expected


def serving(code: int, start: str, end: str | None = None, **values: Any) -> dict[str, Any]:
    return {"联系党组织代码": f"5301020000{code:02d}", "选派日期": start, "结束日期": end, **values}


def test_the_finding_stands_where_the_overload_begins_and_names_all() -> None:
    rows = [serving(4, "2026-04-01"), *(serving(n, "2026-01-01") for n in (1, 2, 3)), serving(5, "2026-05-01")]
    [finding] = found("C08-2", {"联络员选派": rows})
    assert finding.row == 4
    assert "从 2026-04-01 起同时联系 5 个党组织" in finding.message
    assert "530102000005" in finding.message


@pytest.mark.parametrize(("end", "expected"), [("2026-03-31", 0), ("2026-04-01", 0), ("2026-04-02", 1), (None, 1)])
def test_a_hand_over_is_no_overlap(end: str | None, expected: int) -> None:
    rows = [serving(1, "2026-01-01", end), *(serving(n, "2026-01-01") for n in (2, 3)), serving(4, "2026-04-01")]
    assert len(found("C08-2", {"联络员选派": rows}, period="2026Q2")) == expected


@pytest.mark.parametrize(
    ("start", "end", "told"),
    [
        ("2023-01-01", "2024-12-31", 0),  # four who ended in 2024 are no matter of 2026
        ("2026-01-01", "2026-06-30", 0),
        ("2026-01-01", "2026-07-02", 1),
        ("2026-01-01", None, 1),
        ("2026-10-05", None, 0),  # begun after the period, though before an office's closing day
    ],
)
def test_only_the_liaisons_of_the_period_are_counted(start: str, end: str | None, told: int) -> None:
    assert len(found("C08-2", {"联络员选派": [serving(n, start, end) for n in range(1, 5)]}, "2026-10-10")) == told


def test_people_are_counted_over_all_files() -> None:
    rows = [serving(n, "2026-01-01", 来源单位代码=f"1153010201510100{n}R") for n in range(1, 5)]
    assert len(found("C08-2", {"联络员选派": rows})) == 1


def test_another_number_may_be_allowed() -> None:
    at_hand = tables(联络员选派=[serving(n, "2026-01-01") for n in range(1, 5)])
    context = on("2026-09-30")
    own = type(context)(context.as_of, context.period, context.policy.override({"liaison_most_organisations": 4}))
    assert len(checked("C08-2", at_hand, context)) == 1
    assert checked("C08-2", at_hand, own) == []


_days = st.dates(min_value=dt.date(2026, 1, 1), max_value=dt.date(2026, 9, 30))
_rows = st.lists(st.tuples(st.integers(1, 6), _days, st.none() | _days), max_size=9)


@given(_rows)
def test_the_busiest_day_is_the_one_counting_day_by_day_finds(rows: list[tuple[int, Any, Any]]) -> None:
    stated = [serving(code, start.isoformat(), end.isoformat() if end else None) for code, start, end in rows]
    starts = {max(start, dt.date(2026, 7, 1)) for _, start, _ in rows}
    busiest = max((len({c for c, s, e in rows if s <= day and (e is None or day < e)}) for day in starts), default=0)
    findings = checked("C08-2", tables(联络员选派=stated), on("2026-09-30"))
    assert [f"联系 {busiest} 个" in f.message for f in findings] == ([True] if busiest > 3 else [])


@pytest.mark.parametrize(("end", "expected"), [("2026-08-30", 1), ("2026-08-31", 0), ("2026-09-30", 0)])
def test_thirty_days_are_allowed_for_a_successor(end: str, expected: int) -> None:
    assert len(found("C08-4", {"结束日期": end}, "2026-09-30")) == expected


def test_the_last_to_leave_is_the_one_to_be_replaced() -> None:
    rows = [serving(1, "2025-01-01", "2026-05-31"), serving(1, "2025-01-01", "2026-06-30")]
    [finding] = found("C08-4", {"联络员选派": rows})
    assert finding.row == 5
    assert "92 天" in finding.message


def test_a_liaison_with_three_branches_lacks_one_record() -> None:
    rows = [serving(n, "2026-01-01") for n in (1, 2, 3)]
    [finding] = found("C08-5", {"联络员选派": rows, "联络员履责": []})
    assert (finding.sheet, finding.row) == ("联络员选派", 4)


@pytest.mark.parametrize(("year", "expected"), [("2025", 0), ("2026", 1)])
def test_training_of_liaisons_begins_in_2026(year: str, expected: int) -> None:
    assert len(found("C08-5", {"年度": year, "参加培训次数": "0"}, period=f"{year}Q4")) == expected


@pytest.mark.parametrize(
    ("bodies", "told"),
    [
        ([{}], 1),
        ([{"状态": "拟调整"}], 1),
        ([{"状态": "已撤销"}], 0),
        ([], 0),  # struck off the roster
    ],
)
def test_a_dissolved_organisation_needs_no_successor(bodies: list[dict[str, Any]], told: int) -> None:
    assert len(found("C08-4", {"结束日期": "2026-06-30", "党组织": bodies})) == told


def test_without_the_roster_nobody_knows_which_organisations_are_in_being() -> None:
    assert checked("C08-4", tables(联络员选派=[{"结束日期": "2026-06-30"}]), on("2026-09-30")) == []


@pytest.mark.parametrize(("chosen", "expected"), [("2026-11-30", 1), ("2026-12-01", 0), ("2026-12-31", 0)])
def test_who_was_chosen_in_the_last_thirty_days_owes_no_training_of_the_year(chosen: str, expected: int) -> None:
    rows = {"联络员选派": [{"选派日期": chosen}], "参加培训次数": "0"}
    assert len(found("C08-5", rows, "2027-01-10", "2026Q4")) == expected
