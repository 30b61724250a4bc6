"""The standards a unit writes into its form: an error where they are for others than itself, a warning above its office's (S12)
or of nothing at all (S25).

A computation uses neither; but at receipt it is told while the unit can still mend its form, and nobody sets another's pay.
"""

from __future__ import annotations

from collections.abc import Sequence

from addin.errors import Refused
from addin.submissions.accepted_copy import read_copy
from addin.submissions.folder import Office
from addin.submissions.in_force import accepted_in
from addin.submissions.incoming import Incoming
from validators.allowance.authority import UNIT_CODE_LENGTH, unauthorised
from validators.allowance.claim_period import months_of
from validators.allowance.standards import Standard, standards_in
from validators.catalogue import find
from validators.finding import Finding, Severity
from validators.wording import printable
from workbook_templates.table import Submission
from workbook_templates.values.amount import money
from workbook_templates.values.period import Period

RULE, SHEET, COLUMN = "S12", "补贴标准", "适用范围代码"
NOTHING, AMOUNT = "S25", "月标准"


def standard_findings(office: Office, incoming: Incoming, submission: Submission) -> list[Finding]:
    """A finding for each row of 补贴标准 that the unit has no say over; none for a form of an office."""
    rows = standards_in(submission.tables.get(SHEET))
    if not rows or incoming.period is None or len(incoming.unit) != UNIT_CODE_LENGTH or incoming.unit == office.settings.code:
        return []
    months = [(month.first, month.last) for month in months_of(incoming.period)]
    of_office = _of_the_office(office, incoming.period)
    found = unauthorised(rows, incoming.unit, of_office, months)
    told = [_finding(submission, one, reason, office.settings.name, incoming.unit) for one, reason in found]
    confirmed = {(one.post, one.scope) for one in of_office if not one.fen}
    zeros = [one for one in rows if not one.fen and one.scope == incoming.unit and (one.post, one.scope) not in confirmed]
    return told + [_nothing(submission, one) for one in zeros]


def _of_the_office(office: Office, period: Period) -> Sequence[Standard]:
    """The standards the office itself has set for the period; none where its form is not there (it is told of elsewhere)."""
    own = [
        one
        for one in accepted_in(office, period, ("allowance",), latest=True)
        if one.key and one.key.unit == office.settings.code
    ]
    try:
        return [row for receipt in own for row in standards_in(read_copy(office, receipt).tables.get(SHEET))]
    except Refused:
        return []


def _finding(submission: Submission, one: Standard, reason: str, office: str, unit: str) -> Finding:
    severity = Severity.WARNING if one.scope == unit else Severity.ERROR
    place = submission.tables.place(SHEET, COLUMN, one.row)
    message = f"单位填的{one.post}月标准 {money(one.fen)} 元（适用范围 {one.scope}）不能采用：{reason}。"
    fix = f"补贴标准由{office}规定，单位不用填；本单位另有规定的，适用范围代码填本单位的代码，金额不能高于{office}的标准。"
    return Finding(
        RULE, severity, "（二）", submission.file, SHEET, place.cell, place.row, COLUMN, printable(one.scope), message, fix
    )


def _nothing(submission: Submission, one: Standard) -> Finding:
    """A standard of 0 for the unit itself (S25): for its office to confirm."""
    place = submission.tables.place(SHEET, AMOUNT, one.row)
    message = f"单位给自己填的{one.post}月标准是 0 元，照此本单位的{one.post}就没有补贴。老干部局确认以前，先暂缓发放。"
    return Finding(
        NOTHING,
        Severity.WARNING,
        "（二）",
        submission.file,
        SHEET,
        place.cell,
        place.row,
        AMOUNT,
        "0",
        message,
        find(NOTHING).fix,
    )
