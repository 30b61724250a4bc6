"""Many files, checked part by part: no more than a part is in memory, and the parts may be worked on side by side.

Files of one unit and period are checked together. Where the division tore such a group apart, its files are put into one
part and checked once more, so that the reports are those of one check of all files.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from addin.runtime.gc_pause import paused_gc
from addin.runtime.pool import LostResult, spread
from addin.runtime.progress import Progress, no_progress
from validators.engine import check
from validators.finding import Report
from validators.policy import Policy
from workbook_templates.cell_types import Value
from workbook_templates.read import ByteBudget, Reading
from workbook_templates.read.archive import ArchivedFile, bytes_of
from workbook_templates.read.facts import UNREADABLE
from workbook_templates.read.troubles import ENDED
from workbook_templates.table import Fact, Submission

MOST_AT_ONCE = 50


class ToCheck(NamedTuple):
    """A file to be checked: what findings call it, where it is, and where its marked copy and its bad rows are wanted.

    Of one in an archive ``path`` is only what it is called.
    """

    name: str
    path: Path
    marked: Path | None = None
    bad_rows: Path | None = None
    archived: ArchivedFile | None = None


class Checked(NamedTuple):
    """The report on a file, and what was written beside it: its marked copy, the rows to be mended; None where nothing was."""

    report: Report
    marked: Path | None = None
    bad_rows: Path | None = None


@dataclass(frozen=True, slots=True)
class OfficeContext:
    """What an office adds to a check: its own thresholds, and the codes in its register."""

    policy: Policy | None = None
    register: Mapping[str, frozenset[Value]] | None = None


@dataclass(frozen=True, slots=True)
class FileBatch:
    """Files to be read and checked in one go, and how."""

    files: tuple[ToCheck, ...]
    as_of: dt.date | None = None
    password: str | None = None
    office: OfficeContext = OfficeContext()


def check_part(part: FileBatch) -> list[Checked]:
    """Read the files of a part, check them, and write what is wanted of each from the same reading."""
    with paused_gc():
        budget = ByteBudget()
        read = [_read(file, part.password, budget) for file in part.files]
        reports = _check(part, [submission for submission, _ in read])
        return [_written(file, one[1], report) for file, one, report in zip(part.files, read, reports, strict=True)]


def _read(file: ToCheck, password: str | None, budget: ByteBudget) -> tuple[Submission, Reading | None]:
    """A file's tables; and its reading, with the bytes where they fit, if something is to be written of it."""
    reading = Reading(file.name, bytes_of(file.archived or file.path), password)
    submission = reading.submission
    if not file.marked and not file.bad_rows:
        return submission, None
    budget.hold(reading)
    return submission, reading


def _written(file: ToCheck, reading: Reading | None, report: Report) -> Checked:
    """What is wanted of a file is written where it was read: neither its bytes nor its tables go to another process."""
    marked = bad_rows = False
    if reading and file.marked and report.kind:
        from workbook_templates.mark import mark_reading  # noqa: PLC0415 - only wanted with --marked

        marked = mark_reading(reading, file.marked, report.findings)
    if reading and file.bad_rows:
        from addin.usecases.bad_rows import write_bad_rows  # noqa: PLC0415 - seldom wanted

        bad_rows = write_bad_rows(reading, report, file.bad_rows)
    return Checked(report, file.marked if marked else None, file.bad_rows if bad_rows else None)


def check_many(
    files: Sequence[ToCheck], how: FileBatch, *, workers: int | None = None, progress: Progress = no_progress
) -> list[Checked]:
    """A report for each file, in order, and what was written of it; ``how`` is a part without files."""
    parts = [replace(how, files=some) for some in _divided(files)]
    checked: list[Checked] = []
    where: list[int] = []
    for n, found in enumerate(_results(parts, workers)):
        checked += found
        where += [n] * len(found)
        progress(len(checked), len(files), parts[n].files[-1].name)
    torn = _torn([one.report for one in checked], where)
    again = [replace(how, files=tuple(files[i] for i in some)) for some in torn]
    for group, found in zip(torn, _results(again, workers), strict=True):
        for i, one in zip(group, found, strict=True):
            _take_back(checked[i], one)
            checked[i] = one
    return checked


def _take_back(first: Checked, second: Checked) -> None:
    """What was written before the rest of the group was known, and is no longer wanted."""
    for before, after in zip(first[1:], second[1:], strict=True):
        if before is not None and after is None:
            before.unlink(missing_ok=True)


def _divided(files: Sequence[ToCheck]) -> Iterator[tuple[ToCheck, ...]]:
    left = iter(files)
    while some := tuple(islice(left, MOST_AT_ONCE)):
        yield some


def _results(parts: Sequence[FileBatch], workers: int | None) -> Iterator[list[Checked]]:
    for part, found in zip(parts, spread(check_part, parts, workers=workers), strict=True):
        yield _without_the_guilty(part) if isinstance(found, LostResult) else found


def _without_the_guilty(part: FileBatch) -> list[Checked]:
    """The reports of a part that ended its process: the file that does so alone is told, the others are checked."""
    singly = [replace(part, files=(file,)) for file in part.files]
    alone: Iterable[object] = spread(check_part, singly, workers=2) if len(singly) > 1 else [LostResult()]
    guilty = {file for file, found in zip(part.files, alone, strict=True) if isinstance(found, LostResult)}
    rest = tuple(file for file in part.files if file not in guilty)
    others = iter(check_part(replace(part, files=rest)))
    return [Checked(_ended(part, file)) if file in guilty else next(others) for file in part.files]


def _ended(part: FileBatch, file: ToCheck) -> Report:
    told = Fact(UNREADABLE, value=ENDED.name, detail=ENDED.reason)
    return _check(part, [Submission(file.name, facts=[told])])[0]


def _check(part: FileBatch, submissions: Sequence[Submission]) -> list[Report]:
    return check(submissions, as_of=part.as_of, policy=part.office.policy, register=part.office.register)


def _torn(reports: Sequence[Report], where: Sequence[int]) -> list[list[int]]:
    """Groups of a unit and period whose files lie in several parts, as numbers of the files."""
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, report in enumerate(reports):
        if report.unit:
            groups[report.unit, report.period].append(i)
    return [group for group in groups.values() if len({where[i] for i in group}) > 1]
