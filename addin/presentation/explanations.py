"""The reasons that units gave for warnings, as text: a numbered list with the office's decisions."""

from __future__ import annotations

import json
from collections.abc import Sequence

from addin.submissions.explanation_events import WORDS
from addin.submissions.explanations import GivenReason

UNDECIDED = "待受理"


def reasons_text(found: Sequence[GivenReason], period: str) -> str:
    """How many there are and how many wait, then a paragraph a reason."""
    if not found:
        return f"{period} 收下的表里没有附情况说明。"
    waiting = sum(one.decision is None for one in found)
    lines = [f"{period} 收下的表里附了情况说明 {len(found)} 条，{waiting} 条待受理。"]
    for one in found:
        state = one.decision.words if one.decision else UNDECIDED
        lines += [
            "",
            f"{one.number}　{one.receipt.unit_name}　{state}",
            f"　{one.place}　{one.rule}　{one.message}",
            f"　情况说明：{one.text}",
        ]
    return "\n".join(lines)


def reason_line(one: GivenReason) -> str:
    """A reason in one line, as a sheet shows it beside the answer."""
    return f"{one.receipt.unit_name}　{one.place}：{one.message}　情况说明：{one.text}"


def decided_text(decided: Sequence[GivenReason]) -> str:
    """The result of deciding: which reasons, and where the letters are."""
    told = [f"{one.number} {WORDS[one.decision.act]}" for one in decided if one.decision]
    return "；".join(told) + "。给单位的受理意见在“退回”文件夹里。"


def reasons_json(found: Sequence[GivenReason]) -> str:
    """The array that ``yinling office explanations --json`` prints."""
    return json.dumps([one.as_json() for one in found], ensure_ascii=False, indent=1)
