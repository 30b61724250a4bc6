"""Clause 6: 不再符合设立条件的，应及时予以调整或撤销: half a year, by day, and its line in the due list."""

from __future__ import annotations

import pytest

from tests.validators.plan_helpers import WARNING, on, severities, tables
from tests.validators.rules.field.told import told
from validators.due import due


@pytest.mark.parametrize(
    ("since", "day", "expected"),
    [
        ("2026-03-31", "2026-09-30", []),
        ("2026-03-30", "2026-09-30", []),
        ("2026-03-29", "2026-09-30", [WARNING]),
        ("2025-06-30", "2026-09-30", [WARNING]),
        (None, "2026-09-30", []),
    ],
)
def test_more_than_half_a_year(since: str | None, day: str, expected: list[str]) -> None:
    assert severities("C06-9", {"状态": "拟调整", "状态日期": since}, day) == expected


@pytest.mark.parametrize(("since", "expected"), [(None, [WARNING]), ("2026-08-15", [])])
def test_half_a_year_has_a_first_day(since: str | None, expected: list[str]) -> None:
    """Without it a branch could stay 拟调整 for ever and nobody would be told."""
    said = told("F16", "党组织", {"状态": "拟调整", "状态日期": since})
    assert [one.severity for one in said] == expected
    assert all("从哪一天起" in one.fix for one in said)


def test_until_then_it_is_due() -> None:
    marked = tables(党组织=[{"状态": "拟调整", "状态日期": "2026-08-15"}])
    (item,) = [one for one in due(marked, on("2026-09-30")) if one.rule == "C06-9"]
    assert (str(item.by), item.code, item.late) == ("2027-02-15", "530102000001", False)
    assert "调整或撤销" in item.sentence
