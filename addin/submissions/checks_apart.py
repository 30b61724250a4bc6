"""The checks of large files by other processes, while this one keeps what was checked.

Only the rules are run elsewhere, over the tables that the first pass left in 缓存; what they are to be compared with is gathered
here, and here everything is decided, one unit after the other. The units of one period do not depend on each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from addin.runtime.gc_pause import paused_gc
from addin.runtime.pool import LostResult, cores, map_in_pool
from addin.submissions.cached_tables import cached
from addin.submissions.check_inputs import CheckInputs, inputs_of, reports_on
from addin.submissions.first_reading import still_there
from addin.submissions.folder import Office
from addin.submissions.incoming import Incoming
from addin.submissions.receive_run import ReceiveRun
from validators.finding import Report
from workbook_templates.changes.words import KIND
from workbook_templates.read.limits import MIB

_LARGE = 2 * MIB  # of one unit's files; with smaller ones, other processes take longer to begin than the checks do
_AT_ONCE = 4  # units for each processor: what they are compared with is in memory together
Batch = list[Incoming]


class _Job(NamedTuple):
    """The files of one batch by the hash of their bytes and their name, and what they are checked against."""

    office: Office
    files: Sequence[tuple[str, str]]
    inputs: CheckInputs


def checked_apart(run: ReceiveRun, batches: Iterable[Batch]) -> Iterator[tuple[Batch, list[Report] | None]]:
    """Each batch in order with the reports on its files; None where it is to be checked here."""
    for some in _independent(batches):
        if run.dry_run or len(some) < 2 or cores() < 2 or not all(map(_is_large, some)):
            yield from ((batch, None) for batch in some)
        else:
            yield from zip(some, _reports(run, some), strict=True)


def _independent(batches: Iterable[Batch]) -> Iterator[list[Batch]]:
    """Successive batches of one period, each of another unit, without change forms; the others by themselves."""
    some: list[Batch] = []
    for batch in batches:
        if some and not (_may_be_together(some[0], batch) and batch[0].unit not in {one[0].unit for one in some}):
            yield some
            some = []
        some.append(batch)
        if len(some) == _AT_ONCE * cores():
            yield some
            some = []
    yield some


def _may_be_together(one: Batch, other: Batch) -> bool:
    return one[0].period == other[0].period and KIND not in (one[0].kind, other[0].kind)


def _is_large(batch: Batch) -> bool:
    return all(file.period and not file.failure for file in batch) and sum(file.reading.content.size for file in batch) > _LARGE


def _reports(run: ReceiveRun, batches: Sequence[Batch]) -> Iterator[list[Report] | None]:
    jobs = [_job(run, batch) for batch in batches]
    apart = map_in_pool(_done, [job for job in jobs if job])
    for job in jobs:
        reports = next(apart) if job else None
        yield None if isinstance(reports, LostResult) else reports


def _job(run: ReceiveRun, batch: Batch) -> _Job | None:
    """What is to be done; None where a file of it is not as it was any more."""
    if not all(still_there(run.office, file) for file in batch):
        return None
    submissions = [file.reading.submission for file in batch]
    return _Job(run.office, [(file.sha256, file.reading.file) for file in batch], inputs_of(run, batch, submissions))


def _done(job: _Job) -> list[Report] | None:
    """The reports; None where a file is not in 缓存, or where the rules meet a bug, which this process's own is to note."""
    with paused_gc():
        there = [cached(job.office, sha256, name) for sha256, name in job.files]
        submissions = [one for one in there if one]
        try:
            return reports_on(submissions, job.inputs) if len(submissions) == len(there) else None
        except Exception:  # noqa: BLE001 - see above
            return None
