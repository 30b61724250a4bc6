"""Run the field rules over a few rows and see what one of them says."""

from __future__ import annotations

import datetime as dt

from validators.engine import check_fields
from validators.examples import tables_of
from validators.finding import Finding
from validators.rule import Context
from workbook_templates.values.period import Period

AS_OF = dt.date(2026, 9, 30)


def findings(sheet: str, *rows: dict[str, object], as_of: dt.date = AS_OF) -> list[Finding]:
    """What all field rules say of rows of a sheet."""
    return check_fields(tables_of({sheet: rows}), Context(as_of, Period.parse("2026Q3")))


def told(code: str, sheet: str, *rows: dict[str, object], as_of: dt.date = AS_OF) -> list[Finding]:
    """What one rule says, and that no other says anything."""
    found = findings(sheet, *rows, as_of=as_of)
    assert {finding.rule for finding in found} <= {code}, found
    return found
