"""S19: a leader is paid like the secretary, a deputy like a committee member, wherever and whenever a standard holds."""

from __future__ import annotations

import pytest

from tests.validators.plan_helpers import found

COUNTY, PROVINCE, UNIT = "530102", "530000", "11530102015101001R"
AUGUST = "2026-08-01"


def standard(post: str, amount: int, scope: str = COUNTY, start: str = "2025-01-01", end: str | None = None) -> dict[str, object]:
    return {"职务": post, "月标准": str(amount), "适用范围代码": scope, "生效日期": start, "失效日期": end}


LESS = "组长的月标准 250.00 元，书记的是 300.00 元"
CASES: list[tuple[list[dict[str, object]], list[str]]] = [
    ([standard("书记", 300), standard("组长", 300)], []),
    ([standard("书记", 300), standard("组长", 250)], [f"2026-07 至 2026-09，适用范围 530102：{LESS}"]),
    ([standard("委员", 210), standard("副组长", 180)], ["副组长的月标准 180.00 元，委员的是 210.00 元"]),
    ([standard("书记", 300), standard("副组长", 180)], []),  # a deputy is compared with 委员 alone
    ([standard("书记", 300)], []),  # a leader without a standard is paid by the secretary's
    # the narrowest scope holds: the province's 250 is not paid where the county has its own
    ([standard("书记", 300), standard("组长", 250, PROVINCE), standard("组长", 300)], []),
    ([standard("书记", 300, PROVINCE), standard("组长", 250)], [f"适用范围 530102：{LESS}"]),
    (
        [standard("书记", 300), standard("组长", 300), standard("书记", 280, UNIT)],
        [f"适用范围 {UNIT}：组长的月标准 300.00 元，书记的是 280.00 元"],
    ),
    # only part of the time
    ([standard("书记", 300), standard("组长", 250, end="2026-07-31"), standard("组长", 300, start=AUGUST)], ["2026-07，"]),
    ([standard("书记", 260), standard("书记", 300, start="2026-09-01"), standard("组长", 260)], ["2026-09，"]),
    ([standard("书记", 300), standard("组长", 250, end="2026-06-30")], []),  # not in this period any more
    ([standard("书记", 300), standard("组长", 250, start="2026-10-01")], []),  # not yet
]


@pytest.mark.parametrize(("rows", "told"), CASES)
def test_where_the_amounts_differ(rows: list[dict[str, object]], told: list[str]) -> None:
    messages = [finding.message for finding in found("S19", {"补贴标准": rows})]
    assert len(messages) == len(told)
    assert all(words in message for words, message in zip(told, messages, strict=True))
