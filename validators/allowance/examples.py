"""Run the money rules' examples: one secretary whose payment is in order, except for what the example states."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from validators.allowance.claim_period import NO_END, Payment
from validators.allowance.claims import claim_period
from validators.allowance.judge import Judgement, judge
from validators.allowance.listed import ListedMonth
from validators.examples import BASE_PERIOD, tables_of
from validators.finding import Finding
from validators.policy import default_policy
from validators.rule import Context, Rule
from workbook_templates.values.period import Period

_ORDINARY = ("党组织", "离退休干部", "任职", "收款账户", "补贴标准")
_SETTINGS = ("period", "paid", "annulled", "listed", "deceased", "参数", "机构", "今天")


def judge_example(example: Mapping[str, Any]) -> Judgement:
    """Judge an example: rows by sheet, ``paid`` payments, ``参数`` (thresholds), ``机构``, ``今天`` and ``period``; any other
    value changes the one row of 任职. ValueError for an unknown parameter or a period that cannot be read.
    """
    given = {name: rows for name, rows in example.items() if isinstance(rows, list) and name not in _SETTINGS}
    own = {name: value for name, value in example.items() if name not in given and name not in _SETTINGS}
    tables = tables_of({sheet: [{}] for sheet in _ORDINARY} | {"任职": [own]} | given)
    period = Period.parse(example.get("period", BASE_PERIOD))
    policy = default_policy().override(example.get("参数", {}))
    paid = {(p["身份证号"], p["月份"]): _payment(p) for p in example.get("paid", ())}
    annulled = {(one["身份证号"], one["月份"]): one["冲销"] for one in example.get("annulled", ())}
    office = example.get("机构", tables.sources[0].unit)  # the standards are the paying office's own where nothing is said
    through = dt.date.fromisoformat(example["今天"]) if "今天" in example else NO_END
    listed = {(one["身份证号"], one["月份"]): ListedMonth(one["名单"], "属实" in one) for one in example.get("listed", ())}
    claims = claim_period(
        tables, period, policy, paid, office=office, annulled=annulled, through=through, listed=listed,
        deceased=frozenset(example.get("deceased", ())),
    )  # fmt: skip
    return judge(claims, Context(period.end, period, policy))


def run_money_example(rule: Rule, example: Mapping[str, Any]) -> list[Finding]:
    """Every finding of the money rules on an example, those on blocked claims included. Raises as ``judge_example`` does."""
    judgement = judge_example(example)
    blocked = [judgement.finding(i) for i, verdict in judgement.verdicts.items() if verdict.rule.outcome == "blocked"]
    return [*judgement.findings(), *blocked]


def _payment(row: Mapping[str, str]) -> Payment:
    return Payment(
        row["身份证号"], row["月份"], row["姓名"], row["批次"], row["日期"], "书记", "盘龙区农业农村局离退休干部党支部", 30000,
        code="530102000001",
    )  # fmt: skip
