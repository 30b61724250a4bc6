"""The second pass of receiving: check files with all codes the office knows, then keep each or send it back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from sqlalchemy.exc import OperationalError

from addin.errors import Refused
from addin.runtime import clock
from addin.runtime.bug_log import OFFICE_LOG, note_bug
from addin.submissions.change_verdict import judge_made_roster
from addin.submissions.check_inputs import day_of, inputs_of, reports_on
from addin.submissions.explanations import EXCUSED, answered, excused_below, excused_errors, settle
from addin.submissions.first_reading import CHANGED, still_there
from addin.submissions.incoming import Incoming
from addin.submissions.judged_file import JudgedFile
from addin.submissions.office_checks import ended_findings, is_office_below, office_findings
from addin.submissions.receive_outcome import ReceiveOutcome
from addin.submissions.receive_run import ReceiveRun
from addin.submissions.sender_signature import SIGNATURE, signature_findings, signed_by_sender
from addin.submissions.split_by_unit import units_to_return
from addin.submissions.standard_checks import standard_findings
from addin.submissions.sums_below import SUMS, sums_kept
from addin.submissions.take_in import take_in
from addin.submissions.waiting_units import ReturnedUnits
from validators.changed_roster import with_findings
from validators.explained import excused_findings
from validators.finding import Report
from workbook_templates.changes.words import KIND
from workbook_templates.read import ChangedSinceRead
from workbook_templates.table import Submission

_BUG = "程序处理这个文件时出了错，没有收下，其他文件不受影响。请把这个文件和机构文件夹里的“出错记录.txt”交给技术人员。"
_NEWER = "接收的时候这个文件又被改动了：以上说的是改动之前的内容，改动之后的请再收一次。"


def judge(run: ReceiveRun, batch: list[Incoming], reports: list[Report] | None = None) -> Iterator[ReceiveOutcome]:
    """Check the files of a batch together, accept or return each, and yield an outcome a file, in order.

    ``reports`` are those of the rules on the files, where another process has checked them.
    An error that no rule foresees is written to the office's log and makes the outcome "unusable"; the other files go on.
    """
    try:
        judged = _check(run, batch, reports)
    except Exception as error:  # noqa: BLE001 - a bug met in one unit's files must not keep 3,999 others waiting
        note_bug(run.office.root / OFFICE_LOG, "、".join(incoming.file.name for incoming in batch), error)
        judged = {}
    for incoming in batch:
        yield _outcome(run, incoming, judged.get(incoming.file))
        incoming.reading.let_go()


def _check(run: ReceiveRun, batch: list[Incoming], apart: list[Report] | None) -> dict[Path, JudgedFile]:
    """The verdict by path, for each file whose bytes are still those of the first pass."""
    there = [incoming for incoming in batch if still_there(run.office, incoming)]
    submissions = [incoming.reading.submission for incoming in there]
    made = apart if apart and len(there) == len(batch) else reports_on(submissions, inputs_of(run, there, submissions))
    reports, day = _completed(run, there, submissions, made), day_of(run, there)
    split = _split(run, there, submissions, reports)
    reports = [split[n].report if n in split else report for n, report in enumerate(reports)]
    verdicts = zip(there, reports, strict=True)
    judged = {incoming.file: _judged(run, incoming, report, day) for incoming, report in verdicts}
    judged |= {there[n].file: replace(judged[there[n].file], split=one) for n, one in split.items()}
    whole = ((file, _with_roster(run, one)) for file, one in judged.items())
    return {file: one for file, one in whole if one}


def _completed(
    run: ReceiveRun, files: Sequence[Incoming], submissions: Sequence[Submission], reports: list[Report]
) -> list[Report]:
    """The reports of the rules on these files, with what the office itself finds; ``submissions`` are what was read of them."""
    for incoming, submission, report in zip(files, submissions, reports, strict=True):
        if is_office_below(incoming.unit, _codes(run)):
            report.findings = excused_findings(report.findings, submission)
        report.findings += office_findings(run.office.settings, run.units, incoming, submission)
        report.findings += ended_findings(run.office.settings, run.reorganised, incoming, submission)
        report.findings += standard_findings(run.office, incoming, submission)
        if wanted := run.keys.get(incoming.unit) if submission.usable else None:
            incoming.signed = signed_by_sender(incoming, wanted)
            report.findings += signature_findings(incoming, wanted)
        report.findings.sort(key=lambda finding: finding.order)
    return reports


def _split(
    run: ReceiveRun, files: list[Incoming], submissions: list[Submission], reports: list[Report]
) -> dict[int, ReturnedUnits]:
    """By place in the batch, the units to be returned out of an office's workbook; not where errors are accepted for a reason."""
    found: dict[int, ReturnedUnits] = {}
    for n, (incoming, report) in enumerate(zip(files, reports, strict=True)):
        if run.reason or not report.usable or not is_office_below(incoming.unit, _codes(run)):
            continue

        def left_over(left: Submission, without: Collection[str], n: int = n) -> Report:
            there = [*submissions[:n], left, *submissions[n + 1 :]]
            return _completed(run, files, there, reports_on(there, inputs_of(run, files, there, without)))[n]

        split = units_to_return(submissions[n], report, left_over)
        found |= {n: split} if split else {}
    return found


def _codes(run: ReceiveRun) -> Iterator[str]:
    return (unit.code for unit in run.units)


def _judged(run: ReceiveRun, incoming: Incoming, report: Report, day: dt.date | None) -> JudgedFile:
    """The verdict, with the reasons that the unit gave, and without what the office has accepted already."""
    submission, unit = incoming.reading.submission, incoming.unit
    decided = run.decisions(incoming.period) if incoming.period else {}
    found = report.findings
    report.findings, reasons = settle(found, submission, decided, unit, run.as_of or clock.today())
    excused = excused_errors(found, submission, run.reason, run.office.settings.name)
    if is_office_below(unit, _codes(run)):
        excused = excused_below(found, submission) | excused
        reasons |= {SUMS: sums_kept(submission)}
    reasons |= {EXCUSED: excused} if excused else {}
    answers = answered(submission, decided, unit)
    reasons |= {SIGNATURE: incoming.signed.name} if incoming.signed else {}
    return JudgedFile(incoming, report, run.reason, run.arrived, day, reasons=reasons, answers=answers)


def _with_roster(run: ReceiveRun, judged: JudgedFile) -> JudgedFile | None:
    """The verdict on a change form with what is found in the roster that it makes; that on any other form as it is.

    None where the roster that it would change cannot be read: then its ``failure`` says so.
    """
    if judged.incoming.kind != KIND or not judged.report.usable or judged.key is None:
        return judged
    try:
        findings, made = judge_made_roster(run, judged.incoming, judged.as_of)
    except Refused as refusal:
        judged.incoming.failure = refusal.sentence
        return None
    report = replace(judged.report, findings=with_findings(judged.report.findings, findings))
    return replace(judged, report=report, made=made)


def _outcome(run: ReceiveRun, incoming: Incoming, judged: JudgedFile | None) -> ReceiveOutcome:
    message: str = incoming.failure or _BUG
    try:
        if judged is not None:
            return _with_change_notice(take_in(run, judged), incoming)
    except Refused as refusal:
        message = refusal.sentence
    except ChangedSinceRead:
        message = CHANGED
    except OperationalError:
        message = "数据库正忙或者打不开，这个文件没有收下，请稍后再收一次。"
    except OSError as error:
        message = f"文件保存不了：{error.strerror or error}。请检查磁盘空间和权限后再收一次。"
    except Exception as error:  # noqa: BLE001 - as above
        note_bug(run.office.root / OFFICE_LOG, incoming.file.name, error)
    return ReceiveOutcome(incoming.file, "unusable", (message,))


def _with_change_notice(outcome: ReceiveOutcome, incoming: Incoming) -> ReceiveOutcome:
    """The outcome, with a notice where the file was rewritten meanwhile: what was received is what was checked."""
    return replace(outcome, messages=(*outcome.messages, _NEWER)) if incoming.reading.content.changed_since else outcome
