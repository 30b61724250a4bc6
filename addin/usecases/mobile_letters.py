"""Use case of the letters about mobile members (流动党员通报函): one for each who is to be told of."""

from __future__ import annotations

import datetime as dt
from functools import partial
from pathlib import Path

from addin.runtime.progress import Progress, no_progress
from addin.submissions.folder import open_office
from addin.submissions.office_files import safe_name
from addin.usecases.periods import period_of
from addin.usecases.report_files import target_folder, written_to
from workbook_templates.atomic_write import write_atomically


def mobile_letters(
    office: Path, period: str, output: Path | None = None, as_of: dt.date | None = None, *, progress: Progress = no_progress
) -> list[Path]:
    """Write a letter for each member who is away for six months and of whom the receiving place was not told; their paths.

    They are written into the folder ``output``, by default into one in 报表 of the office's folder. Refused where there is no
    office, the text is no period, nothing was received, or a letter cannot be written.
    """
    from addin.summary.collect.collect_inputs import collect_inputs  # noqa: PLC0415 - only reports need the indicators
    from addin.summary.letters.letter_sender import LetterSender  # noqa: PLC0415 - as below
    from addin.summary.letters.mobile_letters import mobile_letters  # noqa: PLC0415 - Word, for this alone

    wanted, opened = period_of(period), open_office(office)
    inputs = collect_inputs(opened, wanted, as_of, progress=progress).inputs
    folder = target_folder(office, output, f"{opened.settings.name}_流动党员通报函_{wanted}")
    written = []
    for one, content in mobile_letters(inputs, LetterSender(opened.settings.name, *opened.settings.whom_to_ask)):
        path = folder / f"{safe_name(f'{one.unit_name}_{one.name}_通报函_第{one.row}行')}.docx"
        written.append(written_to(path, partial(write_atomically, path, content)))
    return written
