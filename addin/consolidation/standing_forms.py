"""The forms of money in force: each sender's last one, and the office's standards also where a later form has none."""

from __future__ import annotations

from addin.consolidation.gather import gather
from addin.runtime.progress import Progress, no_progress
from addin.submissions.accepted_copy import read_copy
from addin.submissions.folder import Office
from addin.submissions.in_force import accepted_in, standing
from addin.submissions.receipts import Receipt
from workbook_templates.merge import merge_tables
from workbook_templates.table import Tables
from workbook_templates.values.period import Period

_KIND, _STANDARDS = "allowance", "补贴标准"


def standing_forms(office: Office, period: Period, progress: Progress = no_progress) -> tuple[Tables, tuple[Receipt, ...]]:
    """The merged tables of 补贴与经费 in force for a period, and their receipts. Refused as ``gather``."""
    latest = gather(office, period, [_KIND], latest=True, progress=progress)
    before = standing(office, period, _KIND, _STANDARDS, latest.receipts)
    sheets = [Tables([tables[_STANDARDS]], tables.sources) for tables in (read_copy(office, one).tables for one in before)]
    return merge_tables([latest.tables, *sheets]), (*latest.receipts, *before)


def standing_receipts(office: Office, period: Period) -> list[Receipt]:
    """The receipts that ``standing_forms`` reads."""
    forms = accepted_in(office, period, [_KIND], latest=True)
    return [*forms, *standing(office, period, _KIND, _STANDARDS, forms)]
