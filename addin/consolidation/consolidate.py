"""Consolidate a period: check everything together, merge, and write the workbooks for the next level up."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from addin.consolidation.across import across
from addin.consolidation.gather import gather
from addin.consolidation.identity import persons
from addin.consolidation.merge_forms import MergedSheet, merge_sheet
from addin.consolidation.reconcile import reconcile
from addin.consolidation.result import Consolidation
from addin.consolidation.upward import Output, cover_of, output_path, parts_of, write_form
from addin.errors import Refused
from addin.office.folder import Office
from addin.office.status import Status, status
from validators.engine import check
from workbook_templates.merge import merge_tables
from workbook_templates.read import read_submission
from workbook_templates.schema import KINDS, form
from workbook_templates.table import Submission
from workbook_templates.values.period import Period

Progress = Callable[[int, int, str], None]
_LONGEST_REMARK = 480


def consolidate(
    office: Office,
    period: Period,
    output: Path,
    kinds: Sequence[str] | None = None,
    *,
    as_of: dt.date | None = None,
    progress: Progress = lambda done, total, name: None,
) -> Consolidation:
    """Write the upward workbooks of a period. Without ``kinds``, every form that has been accepted."""
    gathered = gather(office, period, year_to_date=True, progress=progress)
    current = [s for s, r in zip(gathered.submissions, gathered.receipts, strict=True) if r.key and r.key.period == str(period)]
    wanted = [kind for kind in KINDS if any(_kind(s) == kind for s in current) and (not kinds or kind in kinds)]
    if not wanted:
        raise Refused(f"{period.label}还没有收下可以汇总的表。请先用 yinling receive 接收，再用 yinling status 查看。")
    reported = status(office, period, wanted)
    merged = {kind: _merge(kind, current) for kind in wanted}
    outputs = _write_all(office, period, output, merged, _remark(current, reported))
    sheets = [sheet for those in merged.values() for sheet in those]
    written = [read_submission(one.path, name=one.path.name) for one in outputs]
    lines = reconcile((s.tables for s in current if _kind(s) in wanted), sheets, (book.tables for book in written))
    return Consolidation(
        period=period, outputs=tuple(outputs), findings=across(office, gathered, current, as_of),
        persons=persons(gathered.tables), joined=tuple(joined for sheet in sheets for joined in sheet.joined), lines=lines,
        status=reported, files=sum(_kind(s) in wanted for s in current), units=len({line.unit for line in lines}),
        reports=tuple(check(written, as_of=as_of, policy=office.settings.policy)),
    )  # fmt: skip


def _kind(submission: Submission) -> str:
    return submission.form.kind if submission.form else ""


def _merge(kind: str, current: Iterable[Submission]) -> list[MergedSheet]:
    tables = merge_tables([submission.tables for submission in current if _kind(submission) == kind])
    return [merge_sheet(tables, sheet) for sheet in form(kind).sheets]


def _write_all(
    office: Office, period: Period, output: Path, merged: Mapping[str, list[MergedSheet]], remark: str
) -> list[Output]:
    day = dt.datetime.now().astimezone().date()  # the cover's date of filling in; no check asks for it
    written: list[Output] = []
    for kind, sheets in merged.items():
        parts = list(parts_of(sheets))
        for number, units in enumerate(parts, start=1):
            path = output_path(output, list(merged), kind, number, office.settings, period)
            said = f"第{number}部分，共{len(parts)}部分。{remark}" if len(parts) > 1 else remark
            cover = cover_of(office.settings, period, day, said[:_LONGEST_REMARK])
            rows = write_form(path, form(kind), sheets, units if len(parts) > 1 else None, cover)
            written.append(Output(kind, path, number, rows))
    return written


def _remark(current: Sequence[Submission], reported: Status) -> str:
    units = len({submission.tables.sources[0].unit for submission in current})
    missing = reported.missing_units
    owing = f"尚未报齐：{'、'.join(unit.name for unit in missing[:10])}{'等' if len(missing) > 10 else ''}。" if missing else ""
    return f"由{units}个单位的报表汇总。{owing}"
