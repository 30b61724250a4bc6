"""Rules as text: all in a list, or one in full."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from validators.catalogue import catalogue
from validators.explain import explain, parameter_sentence
from validators.policy import Policy
from validators.rule import Rule
from workbook_templates.advice import Advice, Sentence


def rule_list(policy: Policy | None = None) -> Iterator[str]:
    """Every rule in a line under the heading of its group; ``policy`` gives the thresholds, by default the province's."""
    entries = [explain(rule, policy) for rule in catalogue()]
    for group, members in groupby(entries, key=lambda entry: entry.group):
        yield f"【{group}】"
        for entry in members:
            yield f"  {entry.code:<6} {_before_text(entry.clause)}{entry.meaning.split('。')[0]}（{entry.severity}）"
        yield ""
    yield Sentence(f"共 {len(entries)} 条。", Advice.RULE_IN_FULL, "。")


def rule_text(rule: Rule, policy: Policy | None = None) -> Iterator[str]:
    """One rule in full, line by line; ``policy`` gives the thresholds, by default the province's."""
    entry = explain(rule, policy)
    yield f"{entry.code}  {entry.meaning}"
    yield ""
    parts = {
        "条款": entry.clause and f"行动计划{_named(entry.clause)}",
        "程度": entry.severity,
        "位置": entry.place,
        "处理": entry.outcome,
    }
    yield from (f"  {name}：{value}" for name, value in parts.items() if value)
    yield f"  提示示例：{entry.message}"
    yield Sentence("  改法示例：", entry.fix)
    for parameter in entry.parameters:
        changed = "；本单位已改" if parameter.overridden else ""
        yield f"  参数 {parameter.name}：{parameter_sentence(parameter)}（依据：{parameter.source}{changed}）"


def _before_text(clause: str) -> str:
    """A clause's number before what it says: （二） stands for itself, a part of the plan is 七、."""
    return clause if clause.startswith("（") or not clause else f"{clause}、"


def _named(clause: str) -> str:
    return clause if clause.startswith("（") else f"第{clause}部分"
