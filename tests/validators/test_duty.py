"""A shortfall says by when the duty is to be done; once its span is over, that it is to be made up for."""

from __future__ import annotations

from typing import Any

import pytest

from tests.validators.plan_helpers import found

IDLE: dict[str, Any] = {"活动记录": []}
UNTRAINED: dict[str, Any] = {}


@pytest.mark.parametrize(
    ("code", "example", "period", "as_of", "words"),
    [
        (
            "C02-5",
            IDLE,
            "2026Q3",
            "2026-09-30",
            "在2026年第三季度集中学习 0 次，每季度至少 1 次，应在2026年9月30日（含）前完成。",
        ),
        ("C02-5", IDLE, "2026Q3", "2026-10-01", "在2026年第三季度集中学习 0 次，每季度至少 1 次，本季度已过，请补学并说明。"),
        ("C04-1", UNTRAINED, "2026Q4", "2026-12-31", "每人每年至少 1 次，应在2026年12月31日（含）前完成。"),
        ("C04-1", UNTRAINED, "2026Q4", "2027-01-01", "每人每年至少 1 次，本年度已过，请补训并说明。"),
        (
            "C04-1",
            {"健康状况": "失能半失能"},
            "2026Q4",
            "2027-01-01",
            "每人每年至少 1 次，本年度已过。本人失能半失能，可以送学上门；确实不能参加的，不算未完成。",
        ),
        ("C12-2", IDLE, "2026Q2", "2026-07-01", "每半年至少 1 次，本半年已过，请补办并说明。"),
        ("C12-1", IDLE, "2026", "2026-12-31", "负责同志在2026年讲党课 0 次，每年至少 1 次，应在2026年12月31日（含）前完成。"),
        ("C12-5", IDLE, "2026Q3", "2026-09-30", "在2026年第三季度召开党员大会 0 次，一般不少于 1 次。"),
        ("C12-5", IDLE, "2026Q4", "2026-12-31", "在2026年讲党课 0 次，一般不少于 1 次。"),
    ],
)
def test_what_is_asked_and_by_when(code: str, example: dict[str, Any], period: str, as_of: str, words: str) -> None:
    said = [finding.message for finding in found(code, example, as_of, period)]
    assert any(message.endswith(words) for message in said), said
