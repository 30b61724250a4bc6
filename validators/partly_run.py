"""What rules that were run could not look at, because it is known elsewhere: neither guilty nor silently passed."""

from __future__ import annotations

from functools import cache

from validators.catalogue import defined_with, submission_rules
from validators.rule import Context, Rule
from workbook_templates.table import Tables


def partly_run(tables: Tables, context: Context) -> dict[str, str]:
    """What was not looked at and why, in Chinese, by the code of the rule: from ``PARTLY_RUN`` in the rules' own files."""
    found = {
        rule.code: defined_with(rule)["PARTLY_RUN"](tables, context)
        for rule in _rules()
        if all(sheet in tables for sheet in (rule.sheet, *rule.needs))
    }
    return {code: why for code, why in found.items() if why}


@cache
def _rules() -> tuple[Rule, ...]:
    return tuple(rule for rule in submission_rules() if "PARTLY_RUN" in defined_with(rule))
