"""Who is counted twice on the rosters of several units."""

from __future__ import annotations

from pathlib import Path

from addin.consolidation.gather import gather
from addin.consolidation.identity import PersonCounts, persons
from addin.errors import Refused
from addin.runtime.progress import Progress, no_progress
from addin.submissions.folder import open_office
from addin.usecases.periods import period_of
from workbook_templates.values.period import Period


def repeated_persons(root: Path, period_text: str, progress: Progress = no_progress) -> tuple[Period, PersonCounts]:
    """Persons on the rosters of several units, and numbers that are probably one person, from what the office ``root`` has
    accepted for a period. Refused where it has accepted no roster.
    """
    office, period = open_office(root), period_of(period_text)
    gathered = gather(office, period, ["roster"], progress=progress)
    if not gathered.receipts:
        raise Refused(f"{period.label}还没有收下花名册，没有可以查的。")
    return period, persons(gathered.tables)
