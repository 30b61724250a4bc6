"""What rules that were run could not look at, because it is known elsewhere: neither guilty nor silently passed."""

from __future__ import annotations

from collections.abc import Iterator

from validators.catalogue import defined_with
from validators.rule import Context, Rule
from validators.rule_index import entries
from workbook_templates.table import Tables


def partly_run(tables: Tables, context: Context) -> dict[str, str]:
    """What was not looked at and why, in Chinese, by the code of the rule: from ``PARTLY_RUN`` in the rules' own files."""
    found = {
        rule.code: defined_with(rule)["PARTLY_RUN"](tables, context)
        for rule in _run(tables)
        if rule.sheet in tables and "PARTLY_RUN" in defined_with(rule)
    }
    return {code: why for code, why in found.items() if why}


def _run(tables: Tables) -> Iterator[Rule]:
    """The rules that these tables allow to run; no other is imported for this."""
    return (entry.rule for entry in entries() if all(sheet in tables for sheet in entry.needs))
