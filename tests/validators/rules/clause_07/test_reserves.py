"""Clause 7: reserve secretaries and secretaries in service."""

from __future__ import annotations

from typing import Any

import pytest

from tests.validators.plan_helpers import ERROR, WARNING, checked, found, on, person, severities, tables


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


@pytest.mark.parametrize(
    ("retired", "chosen", "told"),
    [
        ("2021-03", "2026-03-31", ""), ("2021年3月", "2026-03-31", ""), ("2021.3", "2026-03-01", ""),
        ("2021-03", "2026-04-01", "2021年3月 退休"), ("2021-02", "2026-02-28", ""), ("2021-02", "2026-03-01", "2021年2月 退休"),
        ("2021-03-01", "2026-03-31", ""),  # Excel makes this of 2021-03
        ("2021-03-02", "2026-03-02", ""), ("2021-03-02", "2026-03-03", "2021-03-02 退休"),
    ],
)  # fmt: skip
def test_a_retirement_known_by_the_month_is_counted_from_its_end_and_quoted_as_it_was_written(
    retired: str, chosen: str, told: str
) -> None:
    findings = found("C07-1", {"入库日期": chosen, "离退休干部": [{"退休日期": retired}]})
    assert [finding.severity for finding in findings] == ([WARNING] if told else [])
    assert all(told in finding.message for finding in findings)


OTHER_BRANCH = {"党组织代码": "530102000002", "党组织名称": "盘龙区农业农村局离退休干部第二党支部"}
SECOND = person(2, 退休日期="2024-03-31")


@pytest.mark.parametrize(
    ("example", "told", "uncovered"),
    [
        ({}, [], 0),
        ({"离退休干部": [{"状态": "去世", "状态日期": "2026-06-01"}]}, ["不是在册状态"], 1),
        ({"离退休干部": [{"状态": "转出", "状态日期": "2026-06-01"}]}, ["不是在册状态"], 1),
        ({"离退休干部": [{"政治面貌": "群众"}]}, ["不是党员"], 1),
        ({"离退休干部": [{"退休日期": "2019-03-31"}]}, ["超过 5 年"], 1),
        ({"任职": [{}]}, ["现任书记"], 1),  # a sitting secretary as his own reserve
        ({"任职": [{"免职日期": "2026-06-01"}]}, [], 0),  # he was the secretary
        ({"任职": [{"职务": "副书记"}]}, [], 0),
        ({"任职": [{"任职组织代码": "530102000003"}]}, [], 0),  # secretary of another branch
        # one person for two branches counts for the first alone
        ({"党组织": [{}, OTHER_BRANCH], "后备书记": [{}, {"党支部代码": "530102000002"}]}, ["一人只计一个支部"], 1),
        # unfit for the first (its secretary), he counts for the second
        ({"党组织": [{}, OTHER_BRANCH], "后备书记": [{}, {"党支部代码": "530102000002"}], "任职": [{}]}, ["现任书记"], 1),
        # a second reserve who counts
        ({"后备书记": [{}, {"身份证号": SECOND["身份证号"]}], "离退休干部": [{"状态": "去世"}, SECOND]}, ["不是在册状态"], 0),
    ],
)
def test_which_reserves_count_for_their_branches(example: dict[str, Any], told: list[str], uncovered: int) -> None:
    at_hand = tables(**{"党组织": [{}], "后备书记": [{}], "离退休干部": [{}]} | example)
    day = on("2026-09-30")
    reasons = [finding.message for finding in checked("C07-1", at_hand, day)]
    assert len(reasons) == len(told)
    assert all(words in reason for words, reason in zip(told, reasons, strict=True))
    assert len(checked("C07-2", at_hand, day)) == uncovered
