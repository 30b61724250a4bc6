"""The pages that name what answers for each obligation of the plan; ``python -m addin.generate`` writes them.

They are ``docs/行动计划对照.md`` and, before the catalogue of rules, ``validators/README.md``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from addin.summary.measure.catalogue import catalogue as indicators
from addin.summary.measure.evidence import PAYMENTS, SUBMISSIONS
from validators import readme
from validators.catalogue import catalogue as rules
from validators.coverage import KINDS, answering, columns, dues
from validators.obligations import Obligation, clauses

PAGE = Path(__file__).resolve().parents[3] / "docs" / "行动计划对照.md"
_HEAD = """# 行动计划逐条对照

本页由 `python -m addin.generate` 生成，请勿手工修改。
行动计划的每一项要求，登记在哪一栏、由哪些规则检查、由哪些指标统计、列入哪些待办；没有的，写明原因。
规则的含义见[校验规则目录](../validators/README.md)；没有网络时，程序里的规则说明有同样的内容。
"""
_TABLE = "| 编号 | 要求 | 完成期限 | 栏目 | 规则 | 指标 | 待办 | 没有的原因 |\n|---|---|---|---|---|---|---|---|"
Answers = Mapping[str, Mapping[str, list[str]]]


def answers() -> Answers:
    """What answers for each obligation, by kind (a key of KINDS) and by the obligation's id.

    ValueError where a rule or an indicator refers to an obligation that the plan does not hold.
    """
    checked, measured, recorded = answering(rules()), answering(indicators()), columns()
    for one in indicators():
        for id_ in one.obligations:
            recorded[id_] = recorded[id_] or [sheet for sheet in one.needs if sheet not in (SUBMISSIONS, PAYMENTS)]
    return {"column": recorded, "rule": checked, "indicator": measured, "due": dues(checked)}


def reasons(duty: Obligation) -> Iterator[str]:
    """Why an obligation has not all that it could have: the waiver, or a sentence for each kind that is missing."""
    if duty.waiver:
        yield duty.waiver
    yield from (f"{word}：{duty.without[kind]}" for kind, word in KINDS.items() if kind in duty.without)


def clause_table() -> list[str]:
    """The table of all clauses as lines of Markdown, a heading for each clause."""
    found, lines = answers(), []
    for clause in clauses():
        lines += [f"## {clause.id} {clause.title}", "", _TABLE]
        lines += ["| " + " | ".join(_cells(duty, found)) + " |" for duty in clause.duties]
        lines.append("")
    return lines


def _cells(duty: Obligation, found: Answers) -> Iterator[str]:
    yield from (duty.id, duty.words, str(duty.date or ""))
    yield from ("、".join(found[kind][duty.id]) for kind in KINDS)
    yield "；".join(reasons(duty))


def page() -> str:
    """The page of the plan's clauses. ValueError as ``answers``."""
    return "\n".join([_HEAD, *clause_table()])


def generated() -> dict[Path, bytes]:
    """Both pages with their content, by path."""
    return {PAGE: page().encode(), readme.PAGE: readme.page(clause_table()).encode()}
