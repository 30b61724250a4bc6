"""Run one rule of the plan on rows that state only what matters, on a day of one's choice."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from validators.catalogue import find
from validators.engine import check_tables
from validators.examples import tables_of
from validators.finding import Finding, Severity
from validators.rule import Context
from validators.run_examples import run_example
from workbook_templates.table import Tables
from workbook_templates.values.period import Period

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO
UNIT, OTHER = "11530102015101001R", "11530103015101002R"
BRANCH, GROUP = "530102000001", "X530102000001"
Rows = Sequence[Mapping[str, object]]


def found(code: str, example: Mapping[str, Any], as_of: str = "", period: str = "2026Q3") -> list[Finding]:
    """What the rule says of an example of its own."""
    day = {"as_of": as_of} if as_of else {}
    return [f for f in run_example(find(code), {"period": period} | dict(example) | day) if f.rule == code]


def severities(code: str, example: Mapping[str, Any], as_of: str = "", period: str = "2026Q3") -> list[Severity]:
    """How severe what it says is."""
    return [finding.severity for finding in found(code, example, as_of, period)]


def on(as_of: str, period: str = "2026Q3", *, complete: bool = False) -> Context:
    """The context of a day."""
    return Context(dt.date.fromisoformat(as_of), Period.parse(period), complete=complete)


def checked(code: str, tables: Tables, context: Context) -> list[Finding]:
    """What the rule says of tables."""
    return [finding for finding in check_tables(tables, context)[0] if finding.rule == code]


def person(n: int, **values: object) -> dict[str, object]:
    """A retired cadre with a number of his own."""
    return {"身份证号": f"5301021963{n:08d}", "姓名": f"李某{n}", **values}


def tables(**sheets: Rows) -> Tables:
    """Tables of the sheets given."""
    return tables_of(sheets)
