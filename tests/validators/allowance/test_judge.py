"""What the money rules say of one month together, by the words of RULES.md and of the rules' own advice."""

from __future__ import annotations

from typing import Any

import pytest

from validators.allowance.examples import judge_example
from validators.finding import Severity

OFFICE, UNIT = "530102", "11530102015101001R"
NOTHING = {"适用范围代码": UNIT, "月标准": "0"}
PAID = {"身份证号": "530102196303072415", "姓名": "张建国", "月份": "2026-07", "批次": "2026Q3-1", "日期": "2026-09-30"}
JOINT: dict[str, Any] = {"党组织": [{"设置方式": "联合成立"}]}


def told(example: dict[str, Any]) -> set[tuple[str, str, Severity]]:
    """Outcome, rule and severity of the claims that are not paid."""
    judgement = judge_example(example)
    return {
        (verdict.outcome.value, verdict.rule.code, judgement.finding(i).severity) for i, verdict in judgement.verdicts.items()
    }


def overpaid(example: dict[str, Any]) -> list[str]:
    """The warnings that more was paid than is due."""
    return [finding.message for finding in judge_example({"paid": [PAID]} | example).findings() if finding.rule == "S13"]


@pytest.mark.parametrize(
    ("standards", "severity"),
    [
        ([{}, NOTHING], Severity.INFO),
        ([{}, NOTHING, NOTHING], Severity.INFO),
        ([{"月标准": "0"}], Severity.WARNING),
        ([{}, NOTHING | {"生效日期": "2026-07-15"}, NOTHING], Severity.INFO),
    ],
)
def test_a_zero_that_the_office_has_set_is_unpaid_and_no_mistake(standards: list[dict[str, str]], severity: Severity) -> None:
    """S25 asks the office for a row of its own with 0 yuan; who has done that is not told that there is no standard."""
    assert told({"补贴标准": standards}) == {("unpaid", "S28", severity)}
    judgement = judge_example({"补贴标准": standards})
    assert all("月标准是 0 元" in judgement.reason(i) for i in judgement.verdicts)


def test_a_zero_confirmed_for_other_months_confirms_nothing() -> None:
    """Last year's row of the office says nothing of this quarter."""
    assert told({"机构": OFFICE, "补贴标准": [NOTHING]}) == {("held", "S25", Severity.ERROR)}


@pytest.mark.parametrize(
    "example",
    [
        {"机构": OFFICE, "补贴标准": [NOTHING]},
        JOINT,
        {"离退休干部": []},
        {"补贴标准": []},
    ],
    ids=["unconfirmed zero", "joint body not chosen", "in no roster", "no standard"],
)
def test_what_nobody_knows_yet_is_not_called_overpaid(example: dict[str, Any]) -> None:
    """RULES S15: overpaid is what a death, an end of the post or a lowered standard makes so, not what is still to be decided."""
    assert overpaid(example) == []


@pytest.mark.parametrize(
    "example",
    [
        {"补贴标准": [{}, NOTHING]},
        {"补贴标准": [], "离退休干部": [{"状态": "去世", "状态日期": "2026-06-10"}]},
        JOINT | {"免职日期": "2026-06-30"},
    ],
    ids=["confirmed zero", "dead", "post ended"],
)
def test_what_is_known_not_to_be_due_is_called_overpaid(example: dict[str, Any]) -> None:
    [message] = overpaid(example)
    assert message.endswith("应发 0.00 元，多发 300.00 元。")


@pytest.mark.parametrize("example", [{"机构": OFFICE, "补贴标准": [NOTHING]}, JOINT], ids=["zero", "joint"])
def test_a_month_paid_before_is_told_as_paid_and_no_longer_held(example: dict[str, Any]) -> None:
    """What the ledger paid (S04) needs no decision on whether to pay it."""
    rules = {verdict.rule.code for verdict in judge_example({"paid": [PAID]} | example).verdicts.values()}
    assert "S04" in rules
