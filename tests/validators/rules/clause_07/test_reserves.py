"""Clause 7: reserve secretaries and secretaries in service."""

from __future__ import annotations

import pytest

from tests.validators.plan_helpers import ERROR, WARNING, found, severities


@pytest.mark.parametrize(("chosen", "expected"), [("2028-03-30", 0), ("2028-03-31", 0), ("2028-04-01", 1)])
def test_five_years_run_from_retirement_to_the_day_of_choosing(chosen: str, expected: int) -> None:
    findings = found("C07-1", {"入库日期": chosen, "离退休干部": [{"退休日期": "2023-03-31"}]})
    assert len(findings) == expected
    assert all("2023-03-31 退休" in f.message for f in findings)


def test_the_leap_day_is_the_last_of_february() -> None:
    retired = {"离退休干部": [{"退休日期": "2024-02-29"}]}
    assert found("C07-1", retired | {"入库日期": "2029-02-28"}) == []
    assert len(found("C07-1", retired | {"入库日期": "2029-03-01"})) == 1


def test_all_reasons_stand_in_one_finding() -> None:
    [finding] = found("C07-1", {"离退休干部": [{"政治面貌": "群众", "曾任领导职务": "否"}]})
    assert "不是党员，没有担任过领导职务" in finding.message


@pytest.mark.parametrize(("day", "severity"), [("2027-12-30", WARNING), ("2027-12-31", WARNING), ("2028-01-01", ERROR)])
def test_each_branch_has_a_reserve_by_the_end_of_2027(day: str, severity: str) -> None:
    assert severities("C07-2", {"后备书记": []}, day, "2027Q4") == [severity]


def test_a_secretary_in_service_is_never_more_than_a_warning() -> None:
    assert severities("C07-3", {"任职人员类别": "在职"}, "2030-01-01") == [WARNING]
