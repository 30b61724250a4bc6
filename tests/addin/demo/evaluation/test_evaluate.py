"""Matching findings with what was expected."""

from __future__ import annotations

from dataclasses import replace

import pytest

from addin.demo.county.expected import Expected
from addin.demo.evaluation.evaluate import evaluate
from addin.demo.evaluation.payment_evaluation import DecidedClaim, evaluate_payments, unpaid_by_rule
from validators.finding import Finding, Severity

FOUND = Finding("F05", Severity.ERROR, None, "花名册.xlsx", "离退休干部", "B9", 9, "身份证号", "", "", "")
PLANTED = Expected("F05", "花名册.xlsx", "离退休干部", 9, "身份证号")


def test_the_right_finding_at_the_right_cell_is_found() -> None:
    assert evaluate([FOUND], [PLANTED]).perfect


@pytest.mark.parametrize("other", [{"rule": "F06"}, {"row": 10}, {"column": "姓名"}, {"sheet": "任职"}, {"file": "b.xlsx"}])
def test_a_finding_elsewhere_is_a_miss_and_a_false_alarm(other: dict[str, object]) -> None:
    result = evaluate([replace(FOUND, **other)], [PLANTED])  # type: ignore[arg-type]
    assert len(result.missed) == len(result.false_alarms) == 1


def test_the_folder_of_the_file_does_not_matter() -> None:
    assert evaluate([replace(FOUND, file="填报/某局/花名册.xlsx")], [PLANTED]).perfect


def test_one_finding_serves_one_planted_error() -> None:
    anywhere = Expected("F05", "花名册.xlsx")
    assert len(evaluate([FOUND], [anywhere, anywhere]).missed) == 1
    assert evaluate([FOUND, replace(FOUND, row=10)], [anywhere, anywhere]).perfect


def test_what_follows_or_is_lawful_need_not_be_found_and_is_no_alarm() -> None:
    excuse = replace(PLANTED, why="lawful")
    assert evaluate([], [excuse]).perfect
    assert evaluate([FOUND, FOUND], [excuse]).perfect


LINE = DecidedClaim("甲", "2026-07", "花名册.xlsx", 4, "pay", "", 30000)


def test_money_paid_as_owed_is_right() -> None:
    assert evaluate_payments([LINE], [], {("甲", "2026-07"): 30000}, []).perfect


@pytest.mark.parametrize("due", [{}, {("甲", "2026-07"): 21000}, {("甲", "2026-07"): 30000, ("乙", "2026-07"): 30000}])
def test_money_paid_otherwise_is_wrong(due: dict[tuple[str, str], int]) -> None:
    assert evaluate_payments([LINE], [], due, []).wrong


def test_a_planted_case_must_be_stopped_by_its_own_rule() -> None:
    stopped = replace(LINE, outcome="held", rule="S09")
    planted = Expected("S09", "花名册.xlsx", "任职", 4, stage="money")
    assert evaluate_payments([stopped], [planted], {}, []).perfect
    assert evaluate_payments([replace(stopped, rule="S01")], [planted], {}, []).missed == [planted]
    assert evaluate_payments([LINE], [planted], {("甲", "2026-07"): 30000}, []).missed == [planted]


def test_a_warning_of_a_money_rule_is_matched_like_any_finding() -> None:
    warning = replace(FOUND, rule="S10", sheet="补贴标准", column="月标准")
    planted = Expected("S10", "花名册.xlsx", "补贴标准", 9, "月标准", stage="money")
    assert evaluate_payments([], [planted], {}, [warning]).perfect
    assert evaluate_payments([], [planted], {}, []).missed == [planted]
    assert evaluate_payments([], [], {}, [warning]).false_alarms == [warning]


def test_what_was_stopped_is_counted_by_rule() -> None:
    lines = [LINE, replace(LINE, outcome="blocked", rule="S02"), replace(LINE, month="2026-08", outcome="blocked", rule="S02")]
    [one] = unpaid_by_rule(lines)
    assert (one.rule, one.claims, one.persons, one.fen) == ("S02", 2, 1, 60000)
