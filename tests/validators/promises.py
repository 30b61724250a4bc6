"""What every rule promises by its examples, as functions, so that a weakened rule can be shown to break them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from validators.finding import Finding
from validators.rule import Rule
from validators.run_examples import run_example

NUMBER_IN_FULL = re.compile(r"\d{6}(?:18|19|20)\d\d(?:0[1-9]|1[0-2])\d{5}[\dX]|62\d{14,17}")
PROGRAMMERS_WORDS = re.compile(r"None|nan|True|False|\{|\}|datetime|Decimal")
HAN = re.compile("[\u4e00-\u9fff]")
LONGEST = 200


def own(rule: Rule, example: Mapping[str, Any]) -> list[Finding]:
    """What this rule itself says of an example."""
    return [finding for finding in run_example(rule, example) if finding.rule == rule.code]


def passes(rule: Rule, example: Mapping[str, Any]) -> None:
    """A passing example gives nothing."""
    assert own(rule, example) == []


def fails(rule: Rule, example: Mapping[str, Any]) -> None:
    """A failing example trips this rule and no other (or the ones it names), on the declared column and at a cell."""
    found = run_example(rule, example)
    assert {finding.rule for finding in found} - set(rule.also) == {rule.code}
    if rule.scope != "workbook":
        mine = [finding for finding in found if finding.rule == rule.code]
        assert rule.column in {finding.column for finding in mine}
        assert all(finding.cell for finding in mine)


def worded(finding: Finding) -> None:
    """Where and what was found in the message, what is expected and what to do in the fix; nobody's number in full."""
    said = finding.message + finding.fix + finding.value
    assert HAN.search(finding.message)
    assert finding.message.endswith(("。", "？"))
    assert finding.fix.endswith(("。", "？"))
    assert finding.fix.startswith(("请", "如", "不用"))
    assert not PROGRAMMERS_WORDS.search(finding.message + finding.fix)
    assert not NUMBER_IN_FULL.search(said)
    assert len(finding.message) <= LONGEST
    assert not re.search("。。|，，|，。|  |“”", finding.message + finding.fix), finding
