"""What is still due and by when: in given files, or in all an office has received for a period."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from addin.errors import Refused
from addin.submissions.closing_day import judgement_day, judgement_text
from addin.usecases.periods import period_of
from validators.due import Due, due, rules_not_listed
from validators.not_run import MissingForm, missing_forms
from validators.policy import default_policy
from validators.rule import Context
from workbook_templates.advice import Advice
from workbook_templates.merge import merge_tables
from workbook_templates.read import Protection, read_file
from workbook_templates.table import Submission, Tables
from workbook_templates.values.period import Period


@dataclass(frozen=True, slots=True)
class DueList:
    """The duties still due, and the forms whose absence kept other duties from being checked.

    ``as_of`` is the day by which it is judged what is overdue; ``deadline`` an office's last day for reporting the period.
    """

    lines: list[Due]
    missing: list[MissingForm]
    period: Period
    as_of: dt.date
    deadline: dt.date | None = None

    @property
    def judged(self) -> str:
        """A Chinese sentence that says by which day it was judged what is overdue."""
        return judgement_text(self.period, self.as_of, self.deadline)


def due_in_files(paths: Sequence[Path], *, as_of: dt.date | None = None, password: str | None = None) -> DueList:
    """What the units of these files still have to do, as of ``as_of`` (by default the period's last day).

    ``password`` opens encrypted files. Refused where a file cannot be used, or where they do not name one and the same period.
    """
    from addin.usecases.check_files import expand  # noqa: PLC0415 - the office's way does not need it

    submissions = [_usable(path, password) for path in expand(paths)]
    periods = {value for submission in submissions if isinstance(value := submission.cover("报告期"), Period)}
    if len(periods) != 1:
        raise Refused("这些文件的报告期没有填写或不一致，请只选同一个报告期的文件。")
    tables, period = merge_tables([submission.tables for submission in submissions]), periods.pop()
    return _due_list(tables, Context(as_of or period.end, period, default_policy()))


def _usable(path: Path, password: str | None) -> Submission:
    reading = read_file(path, password=password)
    if reading.trouble and reading.protection in (Protection.NEEDED, Protection.WRONG):
        raise Refused(f"“{reading.file}”不能使用：{reading.trouble.reason}", reading.trouble.fix)
    if not reading.submission.usable:
        raise Refused(f"“{reading.file}”不能使用。请先", Advice.CHECK, "。")
    return reading.submission


def due_in_office(root: Path, period: str, *, as_of: dt.date | None = None) -> DueList:
    """What the units of the office ``root`` still have to do, by what they have sent in the year so far.

    It is judged by the day ``as_of``, by default the period's closing day.

    Refused where there is no office or ``period`` is none.
    """
    from addin.consolidation.gather import gather, last_rosters  # noqa: PLC0415 - the database is not needed for single files
    from addin.consolidation.moved_before import rosters_since_moves  # noqa: PLC0415
    from addin.submissions.folder import open_office  # noqa: PLC0415

    office, span = open_office(root), period_of(period)
    tables = gather(office, span, year_to_date=True, latest=True).tables
    day, deadline = judgement_day(office.settings, span, as_of), office.settings.deadline(span)
    last, older = last_rosters(office, span), rosters_since_moves(office, span)
    context = Context(day, span, office.settings.policy, complete=True, last=last, older=older)
    return _due_list(tables, context, deadline)


def _due_list(tables: Tables, on: Context, deadline: dt.date | None = None) -> DueList:
    return DueList(due(tables, on), missing_forms(rules_not_listed(tables), list(tables)), on.period, on.as_of, deadline)
