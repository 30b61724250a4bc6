"""Run a rule's examples through the checks, so that the tests can hold them and the catalogue can print real messages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from validators.allowance.examples import run_money_example
from validators.engine import check_fields, check_tables, check_workbook
from validators.examples import example_context, example_sheets, example_submission, tables_of
from validators.finding import Finding
from validators.rule import Rule


def run_example(rule: Rule, example: Mapping[str, Any]) -> list[Finding]:
    """Every finding of every rule of this rule's scope on one of its examples.

    ValueError where a money rule's example has an unknown parameter or a period that cannot be parsed.
    """
    if rule.scope == "money":
        return run_money_example(rule, example)
    context = example_context(example)
    if rule.scope == "workbook":
        return check_workbook(example_submission(example), context)
    tables = tables_of(example_sheets(rule, example))
    return check_fields(tables, context) if rule.scope == "field" else check_tables(tables, context)[0]
