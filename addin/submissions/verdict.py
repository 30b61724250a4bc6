"""The second pass of receiving: check files with all codes the office knows, then keep each or send it back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from sqlalchemy.exc import OperationalError

from addin.errors import Refused
from addin.runtime.bug_log import OFFICE_LOG, note_bug
from addin.store.connection import reading
from addin.submissions.filing import JudgedFile, accept, send_back
from addin.submissions.folder import Office
from addin.submissions.incoming import Incoming
from addin.submissions.known_codes import CodeBook, Register, asked_in, open_code_book
from addin.submissions.office_checks import gate, stale
from addin.submissions.outcome import ReceiveOutcome
from addin.submissions.parts import decide
from addin.submissions.receipts import accepted
from addin.submissions.register import Subordinate
from validators.engine import check
from workbook_templates.read import ChangedSinceRead
from workbook_templates.table import Submission
from workbook_templates.values.period import Period

_BROKEN = "程序处理这个文件时出了错，没有收下，其他文件不受影响。请把这个文件和机构文件夹里的“出错记录.txt”交给技术人员。"
_CHANGED = "这个文件在接收的时候被改动或者移走了，没有收下，请再收一次。"
_NEWER = "接收的时候这个文件又被改动了：以上说的是改动之前的内容，改动之后的请再收一次。"


@dataclass
class ReceiveRun:
    """What one run of receiving knows: the office, the register, and the files that are new (``fresh``)."""

    office: Office
    as_of: dt.date | None
    reason: str
    units: list[Subordinate]
    arrived: dt.date | None = None
    fresh: list[Incoming] = field(default_factory=list)
    books: dict[Period, CodeBook] = field(default_factory=dict)


def judge(run: ReceiveRun, batch: list[Incoming]) -> Iterator[ReceiveOutcome]:
    """An outcome for each file of a batch; whatever happens to one, the others have theirs."""
    try:
        judged = _check(run, batch)
    except Exception as error:  # noqa: BLE001 - a bug met in one unit's files must not keep 3,999 others waiting
        note_bug(run.office.root / OFFICE_LOG, "、".join(incoming.file.name for incoming in batch), error)
        judged = {}
    for incoming in batch:
        yield _outcome(run, incoming, judged.get(incoming.file))
        incoming.reading.let_go()


def _check(run: ReceiveRun, batch: list[Incoming]) -> dict[Path, JudgedFile]:
    """The verdict on each file that still holds what was read in the first pass."""
    there = [incoming for incoming in batch if _is_as_it_was(incoming)]
    submissions = [incoming.reading.submission for incoming in there]
    register = _register(run, there, submissions)
    reports = check(submissions, as_of=run.as_of, policy=run.office.settings.policy, register=register)
    for incoming, submission, report in zip(there, submissions, reports, strict=True):
        report.findings += gate(run.office.settings, run.units, incoming, submission)
        report.findings.sort(key=lambda finding: finding.order)
    verdicts = zip(there, reports, strict=True)
    return {incoming.file: JudgedFile(incoming, report, run.reason, run.arrived) for incoming, report in verdicts}


def _is_as_it_was(incoming: Incoming) -> bool:
    try:
        _ = incoming.reading.submission  # is read again where it was let go
    except ChangedSinceRead:
        incoming.trouble = _CHANGED
    return not incoming.trouble


def _outcome(run: ReceiveRun, incoming: Incoming, judged: JudgedFile | None) -> ReceiveOutcome:
    told: str = incoming.trouble or _BROKEN
    try:
        if judged is not None:
            return _told_of_a_change(_put_away(run.office, judged), incoming)
    except Refused as refusal:
        told = refusal.sentence
    except ChangedSinceRead:
        told = _CHANGED
    except OperationalError:
        told = "数据库正忙或者打不开，这个文件没有收下，请稍后再收一次。"
    except OSError as error:
        told = f"文件保存不了：{error.strerror or error}。请检查磁盘空间和权限后再收一次。"
    except Exception as error:  # noqa: BLE001 - as above
        note_bug(run.office.root / OFFICE_LOG, incoming.file.name, error)
    return ReceiveOutcome(incoming.file, "unusable", (told,))


def _told_of_a_change(outcome: ReceiveOutcome, incoming: Incoming) -> ReceiveOutcome:
    """What was received is what was checked; somebody who wrote the file anew meanwhile must know that."""
    return replace(outcome, told=(*outcome.told, _NEWER)) if incoming.reading.content.changed_since else outcome


def _register(run: ReceiveRun, batch: list[Incoming], submissions: list[Submission]) -> Register:
    """The codes this office knows, for the unit whose files these are."""
    first = batch[0] if batch else None
    if first is None or first.period is None:
        return {}
    if first.period not in run.books:
        book = open_code_book(run.office, first.period, (unit.code for unit in run.units))
        book.run = [((one.kind, one.unit), one.codes) for one in run.fresh]
        run.books[first.period] = book
    replaced = {(one.kind, one.unit) for one in batch if one.declared is None}
    return run.books[first.period].register(first.unit, replaced, [asked_in(submission.tables) for submission in submissions])


def _put_away(office: Office, judged: JudgedFile) -> ReceiveOutcome:
    incoming, report, key = judged.incoming, judged.report, judged.key
    if not report.usable or key is None or judged.blocked:
        return _sent_back(office, judged)
    with reading(office.engine) as connection:
        before = accepted(connection, kinds=(key.kind,), periods=(key.period,), unit=key.unit)
    submission = incoming.reading.submission
    decision = decide(office, submission, incoming.times, incoming.declared, before)
    older = stale(office.settings, incoming, submission, decision)
    if older:
        report.findings[:0] = older
        return _sent_back(office, judged)
    receipt = accept(office, judged, decision)
    told = (decision.told,) if decision.told else ()
    return ReceiveOutcome(incoming.file, "accepted", told, receipt, tuple(report.findings), decision.difference)


def _sent_back(office: Office, judged: JudgedFile) -> ReceiveOutcome:
    receipt, again = send_back(office, judged)
    told = ("与上次退回的是同一个文件，还没有改好。",) if again else ()
    result = "returned" if judged.report.usable else "unusable"
    return ReceiveOutcome(judged.incoming.file, result, told, receipt, tuple(judged.report.findings))
