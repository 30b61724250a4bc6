"""Use case of the lists that the plan asks an office to keep: one workbook, and a calendar of what in them has a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from addin.runtime.progress import Progress, no_progress
from addin.submissions.folder import open_office
from addin.usecases.periods import period_of
from addin.usecases.report_files import target, written_to
from validators.due import Due
from workbook_templates.atomic_write import write_atomically

Calendar = Callable[[Sequence[Due], dt.date], str]


class WrittenLists(NamedTuple):
    """The workbook, the calendar (None where nothing has a day), the 公示名单 (None where no branch is on it), and the number of
    rows of each list by its name; None where a sheet that it needs was not received.
    """

    workbook: Path
    calendar: Path | None
    publicity: Path | None
    rows: dict[str, int | None]


def plan_lists(
    office: Path,
    period: str,
    calendar: Calendar,
    output: Path | None = None,
    as_of: dt.date | None = None,
    *,
    progress: Progress = no_progress,
) -> WrittenLists:
    """Write the workbook of lists and, beside it, what ``calendar`` makes of their days, and the 公示名单.

    Refused where there is no office, the text is no period, nothing was received, or a file cannot be written.
    """
    from addin.summary.collect.collect_inputs import collect_inputs  # noqa: PLC0415 - only reports need the indicators
    from addin.summary.letters.letter_sender import LetterSender  # noqa: PLC0415 - as below
    from addin.summary.lists.lists_workbook import dated, lists_of, write_lists  # noqa: PLC0415 - XlsxWriter, for this alone
    from addin.summary.lists.publicity_letter import publicity_letter  # noqa: PLC0415 - Word, for this alone

    wanted, opened = period_of(period), open_office(office)
    name = opened.settings.name
    path = target(office, output, f"{name}_工作名单_{wanted}.xlsx")
    inputs = collect_inputs(opened, wanted, as_of, progress=progress).inputs
    made = lists_of(inputs)
    written_to(path, lambda: write_lists(path, inputs, made, name))
    days = dated(made, inputs.on.as_of)
    letter = publicity_letter(inputs, LetterSender(name, *opened.settings.whom_to_ask))
    return WrittenLists(
        path,
        _beside(path.with_suffix(".ics"), calendar(days, inputs.on.as_of).encode() if days else b""),
        _beside(path.with_name(f"{path.stem}_模范党支部公示.docx"), letter),
        {kind: None if rows is None else len(rows) for kind, rows in made.items()},
    )


def _beside(path: Path, content: bytes) -> Path | None:
    return written_to(path, lambda: write_atomically(path, content)) if content else None
