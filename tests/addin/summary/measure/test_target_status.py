"""How an indicator stands against its target: reached, not yet due, or overdue."""

from __future__ import annotations

import datetime as dt

import pytest

from addin.summary.measure.catalogue import find
from addin.summary.measure.evidence import SubmittedForm
from addin.summary.measure.inputs import Inputs
from addin.summary.measure.measure import measure
from tests.validators.plan_helpers import GROUP, UNIT, on, tables
from workbook_templates.table import Tables

DEADLINE = dt.date(2026, 10, 10)
TASKS = tables(任务清单=[{"完成时限": "2026-09-15"}])
FOUR = tables(
    联络员选派=[{"联系党组织代码": f"53010200000{n}", "选派日期": "2026-01-01"} for n in range(1, 5)],
)
IDLE = tables(封面=[{}], 学习小组=[{"小组代码": GROUP}], 活动记录=[])


def status(code: str, of: Tables, day: str, *forms: SubmittedForm) -> str:
    given = Inputs(of, on(day), {UNIT: "盘龙区农业农村局"}, submissions=forms, deadline=DEADLINE)
    return measure(find(code), given).status.name


@pytest.mark.parametrize(
    ("code", "of", "day", "expected"),
    [
        ("I20-2", TASKS, "2026-09-20", "MISSED"),  # an overdue task is overdue, whatever the period
        ("I20-2", TASKS, "2026-09-15", "REACHED"),
        ("I08-2", FOUR, "2026-09-20", "MISSED"),
        ("I08-2", FOUR, "2026-10-10", "MISSED"),
        ("I02-4", IDLE, "2026-09-30", "PENDING"),  # the quarter is not over
        ("I02-4", IDLE, "2026-10-10", "MISSED"),
    ],
)
def test_what_is_overdue_is_not_said_to_wait(code: str, of: Tables, day: str, expected: str) -> None:
    assert status(code, of, day) == expected


@pytest.mark.parametrize(
    ("code", "state", "day", "expected"),
    [
        ("I21-3", "late", "2026-10-10", "MISSED"),  # late is late
        ("I21-3", "late", "2026-10-20", "MISSED"),
        ("I21-2", "missing", "2026-10-09", "PENDING"),
        ("I21-2", "missing", "2026-10-10", "MISSED"),  # the end of the last day for reporting
        ("I21-2", "received", "2026-10-10", "REACHED"),
    ],
)
def test_forms_are_judged_by_the_last_day_for_reporting(code: str, state: str, day: str, expected: str) -> None:
    form = SubmittedForm(UNIT, "盘龙区农业农村局", "花名册", state)
    assert status(code, tables(封面=[{}]), day, form) == expected


def test_the_card_of_the_late_names_the_last_day_for_reporting() -> None:
    given = Inputs(tables(封面=[{}]), on("2026-10-12"), deadline=DEADLINE)
    days = {code: target.day(given) for code in ("I21-1", "I21-2", "I21-3", "I21-4") if (target := find(code).target)}
    assert days == dict.fromkeys(("I21-1", "I21-2", "I21-3", "I21-4"), DEADLINE)


def test_the_word_says_overdue() -> None:
    given = Inputs(TASKS, on("2026-10-10"))
    assert measure(find("I20-2"), given).status.text == "✘ 已逾期，未达标"
