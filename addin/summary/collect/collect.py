"""Collect what a summary shows: indicators, the state of submissions, findings, subsidies, changes since the last period."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import partial
from typing import Any

from addin.consolidation.gather import Gathered
from addin.runtime.gc_pause import paused_gc
from addin.runtime.pool import done_in_pool
from addin.runtime.progress import Progress, no_progress
from addin.submissions.folder import Office
from addin.submissions.in_force import accepted_in
from addin.summary.collect.collect_inputs import collect_inputs
from addin.summary.collect.data import SummaryData
from addin.summary.collect.indicator_view import MOST_LINES
from addin.summary.collect.parts import MadeHow, Material, Part, figures, lists, owed, problems
from workbook_templates.table import Submission
from workbook_templates.values.period import Period

_MANY_ROWS = 100_000  # with fewer, reading the tables once for all parts is quicker than making the parts side by side
_PARTS: tuple[Part, ...] = (figures, problems, owed, lists)  # what takes longest first


def collect(
    office: Office,
    period: Period,
    as_of: dt.date | None = None,
    *,
    most_lines: int = MOST_LINES,
    named_ranks: bool = False,
    workers: int | None = None,
    progress: Progress = no_progress,
) -> SummaryData:
    """Collect everything for the summary of a period. ``as_of`` is the day of measuring, by default the period's
    closing day. ``workers`` is the number of processes, by default one for few rows, else one a processor.

    ``named_ranks``: with the persons of the ranks, not their numbers alone. ``most_lines`` limits the rows listed for each side
    of an indicator. Raises Refused where the office has neither units that must report nor submissions, or where an accepted
    file can no longer be read.
    """
    few = sum(one.rows for one in accepted_in(office, period, year_to_date=True)) < _MANY_ROWS
    together: Sequence[Sequence[Part]] = [_PARTS] if few else [[part] for part in _PARTS]
    how = partial(_made, office, period, as_of, MadeHow(most_lines, named_ranks), progress if few else no_progress)
    jobs = [partial(how, parts) for parts in together]
    fields: dict[str, Any] = {}
    for n, found in enumerate(done_in_pool(jobs, workers=workers or (1 if few else None)), start=1):
        fields |= found
        if not few:
            progress(n, len(jobs), "")
    return SummaryData(
        office=office.settings.name, code=office.settings.code, level=office.settings.level.value, period=period, **fields
    )


def _made(
    office: Office,
    period: Period,
    as_of: dt.date | None,
    how: MadeHow,
    progress: Progress,
    parts: Sequence[Part],
) -> dict[str, Any]:
    """Some parts of the data, by the names of its fields, in this process."""
    with paused_gc():
        material = _material(office, period, as_of, progress)
        return {name: value for part in parts for name, value in part(material, how).items()}


def _material(office: Office, period: Period, as_of: dt.date | None, progress: Progress) -> Material:
    """All that the parts are made of. Raises as ``collect``."""
    found = collect_inputs(office, period, as_of, progress=progress)
    current = [*_current(found.gathered, period), *_current(found.standing, period)]
    return Material(office, found.inputs, current, found.last, comparable=bool(found.gathered.submissions))


def _current(gathered: Gathered, period: Period) -> list[Submission]:
    """The submissions of the period and of its parts, without earlier ones gathered only for their activities or standards."""
    own = {str(one) for one in (period, *period.parts())}
    both = zip(gathered.submissions, gathered.receipts, strict=True)
    return [submission for submission, receipt in both if receipt.key and receipt.key.period in own]
