"""What a unit's workbook could not say, and was taken in for a reason, is blank in the office's own: the reason goes along.

A formula without a value, a column that is not there (T rules) are faults of the unit's workbook. Consolidated they are blanks,
which other rules tell under other keys; the office above must not return them once more.
"""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from addin.consolidation.merge_forms import MergedSheet
from addin.consolidation.origin import Origin, origins
from addin.consolidation.upward import write_form
from addin.settings import Settings
from addin.submissions.explanations import WITH_ERRORS
from addin.submissions.receipts import Receipt
from validators.engine import check
from validators.finding import Severity
from workbook_templates.explanations import Explanation
from workbook_templates.layout import FIRST_ROW
from workbook_templates.problem_key import ProblemKeys
from workbook_templates.read import read_submission
from workbook_templates.schema import form
from workbook_templates.table import Reporting, Tables

_Place = tuple[str, str, int, str]  # file, sheet, row (0: every row), column


def excused_blanks(
    receipts: Iterable[Receipt],
    kind: str,
    merged: Sequence[MergedSheet],
    cover: Mapping[str, object],
    settings: Settings,
    as_of: dt.date,
) -> dict[str, Explanation]:
    """By key, the errors that the workbook made of these sheets has where a receipt accepted a fault of the unit's workbook.

    Only where some receipt did, the workbook is written and checked on trial. Raises Refused where it cannot be written.
    """
    reasons = {place: receipt.accept_reason for receipt in receipts for place in _faulty_places(receipt)}
    if not reasons:
        return {}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "上报.xlsx"
        write_form(path, form(kind), merged, None, cover, Reporting({}, {}, {}))
        book = read_submission(path)
    (report,) = check([book], as_of=as_of, policy=settings.policy)
    keys, found = ProblemKeys(book), {}
    for one in report.findings:
        origin = _origin(book.tables, one.sheet, one.row) if one.severity is Severity.ERROR else None
        places = ((origin.file, one.sheet, row, one.column) for row in (origin.row, 0)) if origin else ()
        if reason := next((reasons[place] for place in places if place in reasons), ""):
            found[keys.key(one)] = Explanation(reason, WITH_ERRORS, settings.name)
    return found


def _faulty_places(receipt: Receipt) -> Iterable[_Place]:
    """Where a workbook that was accepted for a reason has faults of its own."""
    if not receipt.accept_reason:
        return
    for rule, sheet, row, column, _ in receipt.detail.get("findings", ()):
        if str(rule).startswith("T") and sheet and column:
            yield Path(receipt.stored).name, sheet, row if row >= FIRST_ROW else 0, column


def _origin(tables: Tables, sheet: str, row: int) -> Origin | None:
    table = tables.get(sheet)
    return origins(table, tables.sources)[table.rows.index(row)] if table is not None and row in table.rows else None
