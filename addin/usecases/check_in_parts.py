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

from addin.runtime.gc_pause import paused_gc
from addin.runtime.pool import LostResult, spread
from addin.runtime.progress import Progress, no_progress
from validators.engine import check
from validators.finding import Report
from validators.policy import Policy
from workbook_templates.cell_types import Value
from workbook_templates.read import read_submission
from workbook_templates.read.facts import UNREADABLE
from workbook_templates.read.troubles import ENDED
from workbook_templates.table import Fact, Submission

Named = tuple[str, Path]
MOST_AT_ONCE = 50


@dataclass(frozen=True, slots=True)
class OfficeContext:
    """What an office adds to a check: its own thresholds, and the codes in its register."""

    policy: Policy | None = None
    register: Mapping[str, frozenset[Value]] | None = None


@dataclass(frozen=True, slots=True)
class FileBatch:
    """Files to be read and checked in one go (each with the name findings call it), and how."""

    files: tuple[Named, ...]
    as_of: dt.date | None = None
    password: str | None = None
    office: OfficeContext = OfficeContext()


def check_part(part: FileBatch) -> list[Report]:
    """Read and check the files of a part."""
    with paused_gc():
        return _check(part, [read_submission(path, name=name, password=part.password) for name, path in part.files])


def check_many(
    files: Sequence[Named], how: FileBatch, *, workers: int | None = None, progress: Progress = no_progress
) -> list[Report]:
    """A report for each file, in order; ``how`` is a part without files."""
    parts = [replace(how, files=some) for some in _divided(files)]
    reports: list[Report] = []
    where: list[int] = []
    for n, found in enumerate(_results(parts, workers)):
        reports += found
        where += [n] * len(found)
        progress(len(reports), len(files), parts[n].files[-1][0])
    torn = _torn(reports, where)
    again = [replace(how, files=tuple(files[i] for i in some)) for some in torn]
    for group, found in zip(torn, _results(again, workers), strict=True):
        for i, report in zip(group, found, strict=True):
            reports[i] = report
    return reports


def _divided(files: Sequence[Named]) -> Iterator[tuple[Named, ...]]:
    left = iter(files)
    while some := tuple(islice(left, MOST_AT_ONCE)):
        yield some


def _results(parts: Sequence[FileBatch], workers: int | None) -> Iterator[list[Report]]:
    for part, found in zip(parts, spread(check_part, parts, workers=workers), strict=True):
        yield _without_the_guilty(part) if isinstance(found, LostResult) else found


def _without_the_guilty(part: FileBatch) -> list[Report]:
    """The reports of a part that ended its process: the file that does so alone is told, the others are checked."""
    singly = [replace(part, files=(file,)) for file in part.files]
    alone: Iterable[object] = spread(check_part, singly, workers=2) if len(singly) > 1 else [LostResult()]
    guilty = {file for file, found in zip(part.files, alone, strict=True) if isinstance(found, LostResult)}
    rest = tuple(file for file in part.files if file not in guilty)
    others = iter(check_part(replace(part, files=rest)))
    return [_ended(part, file) if file in guilty else next(others) for file in part.files]


def _ended(part: FileBatch, file: Named) -> Report:
    told = Fact(UNREADABLE, value=ENDED.name, detail=ENDED.reason)
    return _check(part, [Submission(file[0], facts=[told])])[0]


def _check(part: FileBatch, submissions: Sequence[Submission]) -> list[Report]:
    return check(submissions, as_of=part.as_of, policy=part.office.policy, register=part.office.register)


def _torn(reports: Sequence[Report], where: Sequence[int]) -> list[list[int]]:
    """Groups of a unit and period whose files lie in several parts, as numbers of the files."""
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, report in enumerate(reports):
        if report.unit:
            groups[report.unit, report.period].append(i)
    return [group for group in groups.values() if len({where[i] for i in group}) > 1]
