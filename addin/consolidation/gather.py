"""The merged tables of everything an office has accepted for a period: the input of allowances, reports and upward forms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from addin.runtime.progress import Progress, no_progress
from addin.submissions.accepted_copy import read_copy
from addin.submissions.folder import Office
from addin.submissions.in_force import accepted_in, last_before
from addin.submissions.receipts import Receipt
from addin.submissions.register import Subordinate, load_units
from addin.submissions.rows import take, with_tables
from workbook_templates.merge import merge_tables
from workbook_templates.table import Submission, Table, Tables
from workbook_templates.values.period import Period

ACTIVITIES, PARTICIPANTS = "活动记录", "参加人员"


@dataclass(frozen=True)
class Gathered:
    """Merged tables (each row with its file and unit), the submissions and receipts they came from, and the register.

    ``receipts[i]`` is the receipt of ``submissions[i]``.
    """

    period: Period
    submissions: tuple[Submission, ...]
    receipts: tuple[Receipt, ...]
    units: tuple[Subordinate, ...]

    @cached_property
    def tables(self) -> Tables:
        """All rows joined, made at first use: a province's need as much memory again."""
        return merge_tables([submission.tables for submission in self.submissions]) if self.submissions else Tables()

    def name_of(self, unit: str) -> str:
        """A unit's name by its code: from the register, else from its own cover; the code itself where neither has it."""
        names = {receipt.key.unit: receipt.unit_name for receipt in self.receipts if receipt.key}
        names |= {known.code: known.name for known in self.units}
        return names.get(unit, unit)


def gather(
    office: Office,
    period: Period,
    kinds: Sequence[str] | None = None,
    *,
    year_to_date: bool = False,
    latest: bool = False,
    parts: bool = False,
    progress: Progress = no_progress,
) -> Gathered:
    """Read the accepted submissions of a period, each file once, and merge their tables; of all ``kinds`` where None.

    ``year_to_date`` adds the activities of the year's earlier periods; an activity (活动编号 of one unit) counts once, as
    in its latest file. ``latest`` takes a unit's last earlier submission of a kind it has not sent for this period
    (standing forms: standards, accounts, liaison); ``parts`` its last one for a part of this period, of a year over quarters.
    ``progress`` is called with number, total and unit before each file.
    Raises Refused where an accepted file is missing, was changed since, or can no longer be read.
    """
    receipts = accepted_in(office, period, kinds, year_to_date=year_to_date, latest=latest, parts=parts)
    submissions: list[Submission] = []
    for n, receipt in enumerate(receipts, start=1):
        progress(n, len(receipts), receipt.unit_name)
        submissions.append(read_copy(office, receipt))
    submissions = each_activity_once(submissions)
    return Gathered(period, tuple(submissions), tuple(receipts), tuple(load_units(office)))


def last_rosters(office: Office, period: Period, *, progress: Progress = no_progress) -> Tables | None:
    """The merged rosters that each unit sent for the last period before this one; None where none was accepted.

    Raises Refused as ``gather``.
    """
    found = [one for (_, kind), those in last_before(office, period).items() if kind == "roster" for one in those]
    tables = []
    for n, receipt in enumerate(found, start=1):
        progress(n, len(found), receipt.unit_name)
        tables.append(read_copy(office, receipt).tables)
    return merge_tables(tables) if tables else None


def each_activity_once(submissions: Sequence[Submission]) -> list[Submission]:
    """The submissions with each activity of a unit in one file only: the last one (of the latest period) that contains it."""
    last_file: dict[tuple[str, object], int] = {}
    for n, submission in enumerate(submissions):
        if ACTIVITIES in submission.tables:
            last_file |= dict.fromkeys(_activities(submission.tables, ACTIVITIES), n)
    return [_without_superseded(submission, n, last_file) for n, submission in enumerate(submissions)]


def _activities(tables: Tables, sheet: str) -> list[tuple[str, object]]:
    """The activity of each row: unit code and 活动编号."""
    return [(tables.unit(sheet, i), number) for i, number in enumerate(tables[sheet].get("活动编号"))]


def _without_superseded(submission: Submission, n: int, last_file: dict[tuple[str, object], int]) -> Submission:
    """A submission without the activities that a later one repeats; repetitions within one file stay, for the rules to report."""
    tables = submission.tables
    changed: list[Table] = []
    for sheet in (ACTIVITIES, PARTICIPANTS):
        if sheet in tables:
            numbers = enumerate(_activities(tables, sheet))
            rows = [i for i, activity in numbers if activity[1] is None or last_file.get(activity, n) == n]
            changed.append(take(tables[sheet], rows))
    return replace(submission, tables=with_tables(tables, *changed)) if changed else submission
