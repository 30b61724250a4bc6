"""Section 7: tasks by day, funds by organisation."""

from __future__ import annotations

import pytest

from tests.validators.plan_helpers import WARNING, found, severities


@pytest.mark.parametrize(("day", "expected"), [("2026-12-30", 0), ("2026-12-31", 0), ("2027-01-01", 1)])
def test_a_task_is_overdue_the_day_after_its_deadline(day: str, expected: int) -> None:
    assert severities("C20-1", {}, day, "2026Q4") == [WARNING] * expected


@pytest.mark.parametrize(("form", "floor"), [("党支部", 3000), ("党总支", 4000), ("党委", 5000)])
def test_each_form_has_its_floor(form: str, floor: int) -> None:
    named = {"党组织": [{"组织形式": form, "党组织名称": f"盘龙区农业农村局离退休干部{form}"}]}
    assert found("C20-2", named | {"预算金额": str(floor)}) == []
    assert len(found("C20-2", named | {"预算金额": f"{floor - 1}.99"})) == 1


def test_an_organisation_without_funds_is_told_at_its_own_row() -> None:
    [finding] = found("C20-2", {"工作经费": []})
    assert (finding.sheet, finding.column) == ("党组织", "党组织代码")


def test_spending_to_the_last_fen_is_in_order() -> None:
    assert found("C20-2", {"已支出金额": "3000.00"}) == []
    [finding] = found("C20-2", {"已支出金额": "3000.01"})
    assert finding.column == "已支出金额"


@pytest.mark.parametrize(
    ("limit", "day", "days"),
    [
        ("2026-09-30", "2026-09-30", 0),  # a clerk's own check at the period's end
        ("2026-09-30", "2026-10-10", 10),  # an office on its closing day
        ("2026-09-29", "2026-09-30", 1),
        ("2026-10-05", "2026-10-10", 0),  # due after the period: the next one's
        ("2026-08-01", "2026-07-31", 0),
    ],
)
def test_a_task_due_in_the_period_is_overdue_from_the_day_after(limit: str, day: str, days: int) -> None:
    messages = [finding.message for finding in found("C20-1", {"完成时限": limit}, day)]
    assert [f"已逾期 {days} 天" in message for message in messages] == ([True] if days else [])
