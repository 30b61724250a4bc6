"""The rules as a user asks for them: all in a list, or one in full."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from addin.errors import Refused
from validators.catalogue import catalogue, find
from validators.explain import explain, parameter_sentence
from validators.policy import Policy, default_policy


def policy_of(office: Path | None) -> Policy:
    """The thresholds in force: an office's own where its folder is given, else the province's. Refused where it is none."""
    if office is None:
        return default_policy()
    from addin.settings import Settings  # noqa: PLC0415 - pydantic, only where an office is asked about

    return Settings.load(office).policy


def rule_list(policy: Policy | None = None) -> Iterator[str]:
    """Every rule in a line, under the heading of its group."""
    entries = [explain(rule, policy) for rule in catalogue()]
    for group, members in groupby(entries, key=lambda entry: entry.group):
        yield f"【{group}】"
        for entry in members:
            yield f"  {entry.code:<6} {entry.clause}{entry.meaning.split('。')[0]}（{entry.severity}）"
        yield ""
    yield f"共 {len(entries)} 条。运行 yinling rules F05 这样的命令看一条规则的全文。"


def rule_text(code: str, policy: Policy | None = None) -> Iterator[str]:
    """One rule in full. Refused where there is no such rule."""
    try:
        rule = find(code.strip())
    except KeyError:
        raise Refused(f"没有编号为“{code}”的规则。运行 yinling rules 看全部规则的编号。") from None
    entry = explain(rule, policy)
    yield f"{entry.code}  {entry.meaning}"
    yield ""
    told = {
        "条款": entry.clause and f"行动计划{entry.clause}",
        "程度": entry.severity,
        "位置": entry.place,
        "处理": entry.outcome,
    }
    yield from (f"  {name}：{value}" for name, value in told.items() if value)
    yield f"  提示示例：{entry.message}"
    yield f"  改法示例：{entry.fix}"
    for parameter in entry.parameters:
        changed = "；本单位已改" if parameter.overridden else ""
        yield f"  参数 {parameter.name}：{parameter_sentence(parameter)}（依据：{parameter.source}{changed}）"
