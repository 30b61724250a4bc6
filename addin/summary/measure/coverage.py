"""The page ``docs/行动计划对照.md``: what answers for each obligation of the plan. ``python -m addin.generate`` writes it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from addin.summary.measure.catalogue import catalogue as indicators
from validators.catalogue import catalogue as rules
from validators.coverage import answering
from validators.policy import Obligation, clauses

PAGE = Path(__file__).resolve().parents[3] / "docs" / "行动计划对照.md"
_HEAD = """# 行动计划逐条对照

本页由 `python -m addin.generate` 生成，请勿手工修改。
行动计划的每一项要求，由哪些规则检查、由哪些指标统计；计算机不能检查的，写明原因。
规则的含义见[校验规则目录](../validators/README.md)；没有网络时，程序里的规则说明有同样的内容。
"""
_TABLE = "| 编号 | 要求 | 完成期限 | 规则 | 指标 | 不设检查的原因 |\n|---|---|---|---|---|---|"


def page() -> str:
    """The whole page. ValueError where a rule or an indicator refers to an obligation that the plan does not hold."""
    checked, measured = answering(rules()), answering(indicators())
    lines = [_HEAD]
    for clause in clauses():
        lines += [f"## {clause.id} {clause.title}", "", _TABLE]
        lines += ["| " + " | ".join(_cells(duty, checked[duty.id], measured[duty.id])) + " |" for duty in clause.duties]
        lines.append("")
    return "\n".join(lines)


def _cells(duty: Obligation, checked: list[str], measured: list[str]) -> Iterator[str]:
    yield from (duty.id, duty.words, str(duty.date or ""), "、".join(checked), "、".join(measured), duty.waiver)


def generated() -> dict[Path, bytes]:
    """The page with its content."""
    return {PAGE: page().encode()}
