"""Check many files in batches: only one batch a process is in memory, and batches may run in parallel.

Files of one unit and period are checked together, beside the unit's last roster. A unit's files that were split over several
batches are checked once more as one batch, so that the reports are those of one check of all files.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from addin.runtime.gc_pause import paused_gc
from addin.runtime.pool import LostResult, map_in_pool
from addin.runtime.progress import Progress, no_progress
from validators.engine import check
from validators.finding import Finding, Report
from validators.policy import Policy
from workbook_templates.cell_types import Value
from workbook_templates.changes.words import KIND
from workbook_templates.read import ByteBudget, Reading
from workbook_templates.read.archive import ArchivedFile, bytes_of
from workbook_templates.read.facts import UNREADABLE
from workbook_templates.read.troubles import ENDED
from workbook_templates.table import Fact, Submission

MOST_AT_ONCE = 50  # files a batch


class FileToCheck(NamedTuple):
    """A file to be checked: its name in findings, its path, and where to write its marked copy and its rows with findings.

    Of one in an archive ``path`` is only its name.
    """

    name: str
    path: Path
    marked: Path | None = None
    bad_rows: Path | None = None
    archived: ArchivedFile | None = None


class CheckedFile(NamedTuple):
    """The report on a file, and the paths of its marked copy and its extracted rows; None where none was written."""

    report: Report
    marked: Path | None = None
    bad_rows: Path | None = None


class OfficeContext(NamedTuple):
    """What an office adds to a check: its thresholds, the codes it knows by target (``sheet.column``), and what it would
    ``also`` find in a file.
    """

    policy: Policy | None = None
    register: Mapping[str, frozenset[Value]] | None = None
    also: Callable[[Submission], list[Finding]] | None = None


def reading_of(file: FileToCheck, password: str | None, progress: Progress = no_progress) -> Reading:
    """The reading of a file, read when something of it is asked for; ``progress`` as in Reading."""
    return Reading(file.name, bytes_of(file.archived or file.path), password, progress=progress)


class FileBatch(NamedTuple):
    """Files to be read and checked together, and the options of the check.

    ``read`` makes the reading of a file, for whoever keeps it; ``progress`` is called as by ``validators.engine.check``.
    """

    files: tuple[FileToCheck, ...]
    as_of: dt.date | None = None
    password: str | None = None
    office: OfficeContext = OfficeContext()
    read: Callable[[FileToCheck, str | None], Reading] = reading_of
    progress: Progress = no_progress


def check_batch(part: FileBatch) -> list[CheckedFile]:
    """Read the files of a batch, check them, and write the copies asked for from the same readings; one result a file."""
    with paused_gc():
        budget = ByteBudget()
        read = [_read(part, file, budget) for file in part.files]
        reports = _check(part, [submission for submission, _ in read])
        return [write_copies(file, one[1], report) for file, one, report in zip(part.files, read, reports, strict=True)]


def _read(part: FileBatch, file: FileToCheck, budget: ByteBudget) -> tuple[Submission, Reading | None]:
    """A file's submission; and its reading, with the bytes as far as memory allows, if copies are to be written."""
    reading = part.read(file, part.password)
    submission = reading.submission
    if not file.marked and not file.bad_rows:
        return submission, None
    budget.hold(reading)
    return submission, reading


def write_copies(file: FileToCheck, reading: Reading | None, report: Report) -> CheckedFile:
    """Write the copies that ``file`` asks for, in the process that read it: neither bytes nor tables are sent to another."""
    marked = bad_rows = False
    if reading and file.marked and report.kind:
        from workbook_templates.mark import mark_reading  # noqa: PLC0415 - only wanted with --marked

        marked = mark_reading(reading, file.marked, report.findings)
    if reading and file.bad_rows:
        from addin.usecases.bad_rows import write_bad_rows  # noqa: PLC0415 - seldom wanted

        bad_rows = write_bad_rows(reading, report, file.bad_rows)
    return CheckedFile(report, file.marked if marked else None, file.bad_rows if bad_rows else None)


def check_many(
    files: Sequence[FileToCheck], how: FileBatch, *, workers: int | None = None, progress: Progress = no_progress
) -> list[CheckedFile]:
    """A report for each file, in order, and the copies written; ``how`` is a batch without files that has the options.

    ``progress`` is called with files done, their total and the last name of a batch.
    """
    parts = [how._replace(files=some) for some in _batches(files)]
    checked: list[CheckedFile] = []
    where: list[int] = []
    for n, found in enumerate(_results(parts, workers)):
        checked += found
        where += [n] * len(found)
        progress(len(checked), len(files), parts[n].files[-1].name)
    split = _split_groups([one.report for one in checked], where)
    again = [how._replace(files=tuple(files[i] for i in some)) for some in split]
    for group, found in zip(split, _results(again, workers), strict=True):
        for i, one in zip(group, found, strict=True):
            _remove_superseded(files[i], checked[i], one)
            checked[i] = one
    return checked


def _remove_superseded(file: FileToCheck, first: CheckedFile, second: CheckedFile) -> None:
    """Delete copies of the first check that the second check, of the whole group, did not write again; never the file itself."""
    for before, after in ((first.marked, second.marked), (first.bad_rows, second.bad_rows)):
        if before is not None and after is None and before.absolute() != file.path.absolute():
            before.unlink(missing_ok=True)


def _batches(files: Sequence[FileToCheck]) -> Iterator[tuple[FileToCheck, ...]]:
    left = iter(files)
    while some := tuple(islice(left, MOST_AT_ONCE)):
        yield some


def _results(parts: Sequence[FileBatch], workers: int | None) -> Iterator[list[CheckedFile]]:
    for part, found in zip(parts, map_in_pool(check_batch, parts, workers=workers), strict=True):
        yield _isolating_crashes(part) if isinstance(found, LostResult) else found


def _isolating_crashes(part: FileBatch) -> list[CheckedFile]:
    """The results of a batch that crashed its process: files that crash it alone are reported unreadable, the rest checked."""
    singly = [part._replace(files=(file,)) for file in part.files]
    alone: Iterable[object] = map_in_pool(check_batch, singly, workers=2) if len(singly) > 1 else [LostResult()]
    crashing = {file for file, found in zip(part.files, alone, strict=True) if isinstance(found, LostResult)}
    rest = tuple(file for file in part.files if file not in crashing)
    others = iter(check_batch(part._replace(files=rest)))
    return [CheckedFile(_crash_report(part, file)) if file in crashing else next(others) for file in part.files]


def _crash_report(part: FileBatch, file: FileToCheck) -> Report:
    fact = Fact(UNREADABLE, value=ENDED.name, detail=ENDED.reason)
    return _check(part, [Submission(file.name, facts=[fact])])[0]


def _check(part: FileBatch, submissions: Sequence[Submission]) -> list[Report]:
    def checked(these: Sequence[Submission]) -> list[Report]:
        office = part.office
        return check(these, as_of=part.as_of, policy=office.policy, register=office.register, progress=part.progress)

    reports = checked(submissions)
    if any(report.kind == KIND for report in reports):
        from addin.usecases.check_changes import with_changes_made  # noqa: PLC0415 - a check waits for every import

        reports = with_changes_made(reports, submissions, checked)
    if part.office.also:
        for submission, report in zip(submissions, reports, strict=True):
            report.findings = sorted([*report.findings, *part.office.also(submission)], key=lambda finding: finding.order)
    return reports


def _split_groups(reports: Sequence[Report], where: Sequence[int]) -> list[list[int]]:
    """Groups of one unit whose files are in several batches, as indices; ``where`` is the batch of each file.

    Those of other periods are among them: a roster is compared with the last one.
    """
    groups: dict[str, list[int]] = defaultdict(list)
    for i, report in enumerate(reports):
        if report.unit:
            groups[report.unit].append(i)
    return [group for group in groups.values() if len({where[i] for i in group}) > 1]
