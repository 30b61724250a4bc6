"""Explain a rule: what it means, where it looks, the message it produces, the thresholds it uses."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from validators.allowance.outcome import ClaimOutcome
from validators.finding import Finding, Severity
from validators.policy import Parameter, Policy, default_policy
from validators.rule import Rule, WarningUntil
from validators.run_examples import run_example
from workbook_templates.cell_types import show
from workbook_templates.schema import all_forms

GROUPS = {
    "T": "T · 工作簿",
    "F": "F · 单元格",
    "C": "C · 行动计划的要求",
    "S": "S · 补贴：每人只发一份",
}
_ENGLISH = re.compile(r"(?<=[。！？”）])\s*(?=[A-Z]\w*[ ,'])|\n\s*\n")
_COLUMNS_SHOWN = 3


@dataclass(frozen=True, slots=True)
class CatalogueEntry:
    """One rule as the catalogue shows it, in Chinese but for ``note``, which is English and meant for developers.

    ``message`` and ``fix`` are those of the rule's first failing example; ``outcome`` is empty except for money rules.
    """

    code: str
    group: str
    clause: str
    severity: str
    place: str
    meaning: str
    note: str
    message: str
    fix: str
    outcome: str
    parameters: tuple[Parameter, ...]


def explain(rule: Rule, policy: Policy | None = None) -> CatalogueEntry:
    """The catalogue entry of a rule, with the thresholds of ``policy`` (by default the province's)."""
    policy = policy or default_policy()
    meaning, note = split_doc(rule.doc)
    found = [_first_finding(rule, example) for example in rule.fails]
    first = found[0]
    return CatalogueEntry(
        code=rule.code, group=GROUPS[rule.code[0]], clause=rule.clause, severity=_severity(rule, found, policy),
        place=_place(rule, first), meaning=meaning, note=note, message=first.message, fix=first.fix,
        outcome=ClaimOutcome(rule.outcome).rule_label if rule.outcome else "",
        parameters=tuple(known for name, known in policy.parameters.items() if name in rule.thresholds),
    )  # fmt: skip


def split_doc(doc: str) -> tuple[str, str]:
    """Split a rule's docstring into its Chinese beginning and the English remark that may follow (else empty)."""
    opening, *rest = _ENGLISH.split(doc.strip(), maxsplit=1)
    note = " ".join(rest[0].split()) if rest else ""
    return "".join(line.strip() for line in opening.splitlines()), note


def parameter_sentence(parameter: Parameter) -> str:
    """A threshold in Chinese: its meaning and its value in force."""
    value = parameter.value
    if isinstance(value, bool):
        return f"{parameter.meaning}：{'是' if value else '否'}"
    if isinstance(value, dict):
        value = [f"{name}：{one}" for name, one in value.items()] or ["没有定"]
    return f"{parameter.meaning}：{'、'.join(map(show, value)) if isinstance(value, list) else show(value)}"


def _first_finding(rule: Rule, example: Any) -> Finding:
    return next(finding for finding in run_example(rule, example) if finding.rule == rule.code)


def _severity(rule: Rule, found: list[Finding], policy: Policy) -> str:
    if isinstance(rule.severity, WarningUntil):
        return f"{policy[rule.severity.parameter]} 及以前为提醒，之后为错误"
    kinds = {rule.severity, *(finding.severity for finding in found)}
    return "／".join(severity.label for severity in Severity if severity in kinds)


def _place(rule: Rule, first: Finding) -> str:
    if rule.scope == "field":
        places = [f"{sheet}.{column}" for sheet, column in _columns(rule)]
        rest = f"等 {len(places)} 列" if len(places) > _COLUMNS_SHOWN else ""
        return "、".join(places[:_COLUMNS_SHOWN]) + rest
    if rule.scope == "table" and not rule.needs:
        return "各表中引用其他表的列"
    return f"{rule.sheet}.{rule.column}" if rule.column else rule.sheet or first.sheet or "整个工作簿"


def _columns(rule: Rule) -> list[tuple[str, str]]:
    """The columns a field rule checks, as sheet and column; the cover, which every form has, is named once."""
    forms = list(all_forms().values())
    sheets = [sheet for form in forms for sheet in form.sheets]
    columns = [(sheet.name, column) for sheet in sheets for column in sheet.own]
    columns += [(forms[0].cover.name, column) for column in forms[0].cover.columns]
    own = [(sheet, column.name) for sheet, column in columns if rule.applies(column)]
    return sorted(own, key=lambda place: place != (rule.sheet, rule.column))
