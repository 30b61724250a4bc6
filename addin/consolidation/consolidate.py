"""Consolidate a period: check everything together, merge, and write the workbooks for the next level up."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from addin.consolidation.gather import Gathered, gather
from addin.consolidation.identity import Persons, persons
from addin.consolidation.merge_forms import Joined, MergedSheet, merge_sheet
from addin.consolidation.reconcile import Line, reconcile
from addin.consolidation.upward import Output, cover_of, output_path, parts_of, write_form
from addin.errors import Refused
from addin.office.folder import Office
from addin.office.receipts import trace
from addin.office.status import Status, status
from validators.engine import check
from validators.finding import Finding
from workbook_templates.merge import merge_tables
from workbook_templates.schema import KINDS, form, home_of
from workbook_templates.table import Submission
from workbook_templates.values.period import Period

Progress = Callable[[int, int, str], None]
_LONGEST_REMARK = 480


@dataclass(frozen=True)
class Consolidation:
    """What was written, what only all files together could show, who is missing, and that every row is accounted for."""

    period: Period
    outputs: tuple[Output, ...]
    findings: tuple[Finding, ...]
    persons: Persons
    joined: tuple[Joined, ...]
    lines: tuple[Line, ...]
    status: Status
    files: int
    units: int

    def as_json(self) -> dict[str, Any]:
        """The object of ``yinling consolidate --json``."""
        by_severity = [finding.severity.value for finding in self.findings]
        return {
            "period": str(self.period), "outputs": [output.as_json() for output in self.outputs],
            "counts": {
                "files": self.files, "units": self.units, "rows_in": sum(line.received for line in self.lines),
                "rows_joined": sum(line.joined for line in self.lines), "rows_out": sum(line.written for line in self.lines),
                "error": by_severity.count("error"), "warning": by_severity.count("warning"), "info": by_severity.count("info"),
            },
            "rows": self.rows, "findings": [_finding(finding) for finding in self.findings],
            "persons": self.persons.as_json(), "joined": [one.as_json() for one in self.joined],
            "missing": [
                {"unit": line.unit.code, "unit_name": line.unit.name, "kind": line.kind, "state": line.state}
                for line in self.status.lines if line.state in ("missing", "returned")
            ],
            "reconcile": [line.as_json() for line in self.lines],
        }  # fmt: skip

    @property
    def rows(self) -> dict[str, int]:
        """Rows written by sheet, over all workbooks."""
        found: dict[str, int] = {}
        for output in self.outputs:
            for sheet, number in output.rows.items():
                found[sheet] = found.get(sheet, 0) + number
        return found


def _finding(finding: Finding) -> dict[str, Any]:
    return {name: getattr(finding, name) for name in Finding.__slots__}


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
    findings = across(office, gathered, current, as_of)
    reported = status(office, period, wanted)

    def naming(kind: str, part: int) -> Path:
        return output_path(output, wanted, kind, part, office.settings, period)

    outputs: list[Output] = []
    merged: list[MergedSheet] = []
    for kind in wanted:
        sheets = _merge(kind, current)
        outputs += _write(office, period, naming, kind, sheets, _remark(current, reported))
        merged += sheets
    lines = reconcile((s.tables for s in current if _kind(s) in wanted), merged)
    return Consolidation(
        period, tuple(outputs), findings, persons(gathered.tables), tuple(one for m in merged for one in m.joined), lines,
        reported, sum(_kind(s) in wanted for s in current), len({line.unit for line in lines}),
    )  # fmt: skip


def _kind(submission: Submission) -> str:
    return submission.form.kind if submission.form else ""


def across(
    office: Office, gathered: Gathered, current: Sequence[Submission], as_of: dt.date | None = None
) -> tuple[Finding, ...]:
    """What only all files together show: findings that no receipt has told before, errors first.

    Files of earlier periods of the year lend their activities; what is wrong in them was told in their time.
    """
    now = {id(submission) for submission in current}
    earlier = [submission for submission in gathered.submissions if id(submission) not in now]
    day = as_of or gathered.period.end
    reports = check([*current, *earlier], as_of=day, policy=office.settings.policy, together=True)
    told = {Path(r.stored).name: {tuple(one) for one in r.detail.get("findings", ())} for r in gathered.receipts}
    waiting = bool(status(office, gathered.period, ["roster"]).missing_units)  # a roster to come may bring a code
    found = (finding for report in reports[: len(current)] for finding in report.findings)
    new = [f for f in found if trace(f) not in told.get(f.file, ()) and not (waiting and _elsewhere(f))]
    return tuple(sorted(new, key=lambda f: (f.severity.rank, f.file, f.order)))


def _elsewhere(finding: Finding) -> bool:
    """A code that may lie with another unit (a parent organisation, the branch a member left)."""
    return finding.rule == "F13" and home_of(finding.sheet).sheet(finding.sheet).column(finding.column).outside


def _merge(kind: str, current: Iterable[Submission]) -> list[MergedSheet]:
    tables = merge_tables([submission.tables for submission in current if _kind(submission) == kind])
    return [merge_sheet(tables, sheet) for sheet in form(kind).sheets]


def _write(
    office: Office, period: Period, naming: Callable[[str, int], Path], kind: str, merged: list[MergedSheet], remark: str
) -> list[Output]:
    day = dt.datetime.now().astimezone().date()  # the cover's date of filling in; no check asks for it
    parts = list(parts_of(merged))
    written: list[Output] = []
    for number, units in enumerate(parts, start=1):
        said = f"第{number}部分，共{len(parts)}部分。{remark}" if len(parts) > 1 else remark
        cover = cover_of(office.settings, period, day, said[:_LONGEST_REMARK])
        rows = write_form(naming(kind, number), form(kind), merged, units if len(parts) > 1 else None, cover)
        written.append(Output(kind, naming(kind, number), number, rows))
    return written


def _remark(current: Sequence[Submission], reported: Status) -> str:
    units = len({submission.tables.sources[0].unit for submission in current})
    missing = reported.missing_units
    owing = f"尚未报齐：{'、'.join(unit.name for unit in missing[:10])}{'等' if len(missing) > 10 else ''}。" if missing else ""
    return f"由{units}个单位的报表汇总。{owing}"
