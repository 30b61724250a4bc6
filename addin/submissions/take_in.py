"""What becomes of a file that was judged: it is kept, sent back, or held until somebody has decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from addin.store.connection import reading
from addin.submissions.cached_tables import keep
from addin.submissions.change_filing import accept_changes
from addin.submissions.field_changes import field_changes
from addin.submissions.filing import accept, hold, send_back
from addin.submissions.judged_file import JudgedFile
from addin.submissions.missing_rows import MissingRow
from addin.submissions.number_corrections import number_corrections
from addin.submissions.office_checks import older_copy_findings
from addin.submissions.part_decision import PartDecision, change_decision, decide_part, stored_tables
from addin.submissions.receipts import SubmissionKey, accepted
from addin.submissions.receive_outcome import ReceiveOutcome
from addin.submissions.receive_run import ReceiveRun
from addin.submissions.sender_signature import told_of_signature, why_in_doubt
from addin.submissions.settled import HELD, why_held
from addin.submissions.waiting_units import units_in
from workbook_templates.advice import Advice, Sentence
from workbook_templates.schema import CHANGED_KIND
from workbook_templates.table import Tables

_MOST_NAMED, _MOST_CHANGES = 10, 200


def take_in(run: ReceiveRun, judged: JudgedFile) -> ReceiveOutcome:
    """Keep a judged file, send it back, or hold it; of a dry run only say which.

    Raises as ``accept``, ``send_back`` and ``hold``.
    """
    if judged.key is None:
        return _return(run, judged)
    return _turned_away(run, judged, judged.key) or _taken_in(run, judged, judged.key)


def _taken_in(run: ReceiveRun, judged: JudgedFile, key: SubmissionKey) -> ReceiveOutcome:
    """The outcome of a file without fault: kept, but for what it would replace."""
    office, incoming, report = run.office, judged.incoming, judged.report
    decision = _decide(run, judged, key)
    if back := _not_in_place_of(run, judged, decision):
        return _return(run, back)
    if waiting := _held(run, judged, key, decision):
        return waiting
    findings = tuple(report.findings)
    messages = ((decision.message,) if decision.message else ()) + told_of_signature(judged.incoming)
    messages += number_corrections(judged.made) if judged.made else ()
    messages += _split_words(judged)
    if run.dry_run:
        _foresee(run, judged, decision)
        changes = tuple(field_changes(*_compared(run, judged, decision), _MOST_CHANGES))
        return ReceiveOutcome(incoming.file, "would_accept", (*messages, *changes), None, findings, decision.difference)
    made = judged.made
    receipt, again = accept_changes(office, judged, made, decision) if made else accept(office, judged, decision)
    if not made and not incoming.reading.recalled:
        keep(office, receipt.sha256, incoming.reading.submission)
    if again:
        return ReceiveOutcome(incoming.file, "unchanged", (f"这个文件同时有别人收下了（第{receipt.id}号回执）。",), receipt)
    findings += tuple(judged.split.findings) if judged.split else ()
    units = tuple(judged.split.units.values()) if judged.split else ()
    return ReceiveOutcome(incoming.file, "accepted", messages, receipt, findings, decision.difference, returned_units=units)


def _turned_away(run: ReceiveRun, judged: JudgedFile, key: SubmissionKey) -> ReceiveOutcome | None:
    """The outcome of a file that is not taken in whatever it would replace; None where it may be.

    A wrong signature comes before any error: its sender is not to be told of what somebody else wrote into the file.
    """
    doubt = why_in_doubt(judged.incoming, run.keys.get(key.unit)) if judged.report.usable and not run.reason else ""
    if doubt:
        return _wait(run, judged, key, doubt)
    return _return(run, judged) if judged.blocked or not judged.report.usable else None


def _not_in_place_of(run: ReceiveRun, judged: JudgedFile, decision: PartDecision) -> JudgedFile | None:
    """The file as it goes back because of what it would replace; None where it does not.

    An older copy goes back. So does an office's workbook as a whole where a unit to be returned out of it stands in the one to be
    replaced: that one stays in force, for nobody's rows are to vanish because a newer copy of them has an error.
    """
    incoming, report = judged.incoming, judged.report
    before = stored_tables(run.office, decision.replaces) if judged.split and decision.replaces else None
    if judged.split and before is not None and not units_in(before).keys().isdisjoint(judged.split.units):
        return replace(judged, report=judged.split.whole, split=None)
    if judged.made:
        return None
    older = older_copy_findings(run.office.settings, incoming, incoming.reading.submission, decision)
    return replace(judged, report=replace(report, findings=[*older, *report.findings])) if older else None


def _split_words(judged: JudgedFile) -> tuple[str, ...]:
    if not judged.split:
        return ()
    units = judged.split.units
    return (f"其中{len(units)}个单位的数据有错，退回修改，暂不计入：{'、'.join(units.values())}。其余单位的数据已收下。",)


def _foresee(run: ReceiveRun, judged: JudgedFile, decision: PartDecision) -> None:
    """Note the roster that would be in force now, for the change forms that come after it in a dry run."""
    if judged.incoming.brings != CHANGED_KIND:
        return
    made = judged.made.roster if judged.made else None
    receipt = judged.receipt("accepted", decision.part)
    times = made.times if made else judged.incoming.times
    replaced = decision.replaces.id if decision.replaces else None
    receipt = replace(receipt, supersedes=replaced, detail={**receipt.detail, "times": times})
    run.foresee(receipt, made.submission if made else judged.submission)


def _decide(run: ReceiveRun, judged: JudgedFile, key: SubmissionKey) -> PartDecision:
    """Which accepted file it replaces; a change form the roster that it changes, where that is of the same period."""
    if judged.made:
        same_period = judged.made.basis.key is not None and judged.made.basis.key.period == key.period
        return change_decision(judged.made.roster, judged.made.basis if same_period else None)
    with reading(run.office.engine) as connection:
        before = accepted(connection, kinds=(key.kind,), periods=(key.period,), unit=key.unit)
    incoming = judged.incoming
    return decide_part(run.office, judged.submission, incoming.times, incoming.declared_part, before)


def _compared(run: ReceiveRun, judged: JudgedFile, decision: PartDecision) -> tuple[Tables | None, Tables]:
    """The tables before and after, of what a dry run tells."""
    if judged.made:
        return judged.made.roster.before, judged.made.roster.submission.tables
    replaced = stored_tables(run.office, decision.replaces) if decision.replaces else None
    return replaced, judged.submission.tables


def _held(run: ReceiveRun, judged: JudgedFile, key: SubmissionKey, decision: PartDecision) -> ReceiveOutcome | None:
    """The outcome of a file that has to wait: something rests on what it would replace, or it leaves out without a reason rows,
    or that they had ended. None where it does not.

    A recorded reason is a yes to what is left out.
    """
    why, asks = why_held(run.office, key, decision.replaces), False
    if not why and not (run.removals_wanted or run.reason or key.unit == run.office.settings.code):
        compared = judged.made.basis if judged.made else decision.replaces
        why = _left_out_words(decision, compared.id if compared else 0)
        asks = bool(why)
    return replace(_wait(run, judged, key, why), difference=decision.difference, awaits_yes=asks) if why else None


def _wait(run: ReceiveRun, judged: JudgedFile, key: SubmissionKey, why: str) -> ReceiveOutcome:
    """Leave a file in the inbox; the outcome with the sentence that says why."""
    if not run.dry_run:
        hold(run.office, judged.incoming, key)
    result = "would_hold" if run.dry_run else HELD
    return ReceiveOutcome(judged.incoming.file, result, (why,), None, tuple(judged.report.findings))


def _left_out_words(decision: PartDecision, number: int) -> str:
    """What is asked about the rows left out against the receipt of that number; empty where there is nothing to ask."""
    missing, revived = decision.missing, decision.revived
    told = [f"少了{len(missing)}行，没有写明去世、转出、免职或撤销：{_named(missing)}"] if missing else []
    if revived:
        told.append(f"有{len(revived)}行，原来写明了去世、转出、免职或撤销，这份表里没有写：{_named(revived)}")
    if not told:
        return ""
    base = f"已收的第{number}号回执" if number > 0 else "这次一起收的花名册"
    return Sentence(
        f"与{base}相比{'；'.join(told)}。没有收下，留在“收件箱”里。"
        f"是漏了的，请退给单位补上；确实要{'去掉' if missing else ''}{'、' if missing and revived else ''}"
        f"{'改回来' if revived else ''}的，请",
        Advice.ACCEPT_REMOVALS,
        "。",
    )


def _named(rows: Sequence[MissingRow]) -> str:
    named = "；".join(f"{one.sheet} {one.about}" for one in rows[:_MOST_NAMED])
    return f"{named}等" if len(rows) > _MOST_NAMED else named


def _return(run: ReceiveRun, judged: JudgedFile) -> ReceiveOutcome:
    findings = tuple(judged.report.findings)
    if run.dry_run:
        return ReceiveOutcome(judged.incoming.file, "would_return" if judged.report.usable else "unusable", findings=findings)
    receipt, again = send_back(run.office, judged)
    messages = ("与上次退回的是同一个文件，还没有改好。",) if again else ()
    return ReceiveOutcome(judged.incoming.file, "returned" if judged.report.usable else "unusable", messages, receipt, findings)
