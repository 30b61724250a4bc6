"""Use case of the yearly progress of the plan as a Word document."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from addin.runtime.progress import Progress, no_progress
from addin.usecases.report_files import target, written_to
from addin.usecases.reports import summary_data
from workbook_templates.atomic_write import write_atomically


def plan_progress(
    office: Path, period: str, output: Path | None = None, as_of: dt.date | None = None, *, progress: Progress = no_progress
) -> Path:
    """Write how far the plan has come, by its years; the path.

    Refused where there is no office, the text is no period, nothing was received, or the file cannot be written.
    """
    from addin.summary.yearly.progress_letter import progress_document  # noqa: PLC0415 - Word, for this command alone

    data = summary_data(office, period, as_of, progress=progress)
    path = target(office, output, f"{data.office}_计划推进情况_{data.period}.docx")
    return written_to(path, lambda: write_atomically(path, progress_document(data)))
