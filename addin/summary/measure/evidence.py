"""Rows that figures are counted from: submitted forms, subsidy lines, and any row as it is shown to the reader."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from validators.allowance.outcome import ClaimOutcome
from validators.finding import Finding
from validators.lookups.bodies import body_name
from workbook_templates.cell_types import Value, mask, show, show_masked
from workbook_templates.row_subject import name_column
from workbook_templates.schema import Column
from workbook_templates.table import Tables

SUBMISSIONS = "报送情况"
PAYMENTS = "补贴发放"
UNITS = "单位"

PAID = "已发放"
TO_PAY = "待发放"
BLOCKED, HELD, UNPAID = ClaimOutcome.BLOCKED.label, ClaimOutcome.HELD.label, ClaimOutcome.UNPAID.label

SUBMISSION_WORDS = {
    "received": "✔ 已收",
    "late": "▲ 迟报",
    "returned": "✘ 退回未改",
    "unusable": "✘ 报来不能用",
    "missing": "✘ 未报",
}


@dataclass(frozen=True, slots=True)
class SubmittedForm:
    """One form of one unit in the period. ``state`` is as in ``StatusLine``.

    ``form`` is the form's title, ``when`` the day it was received or returned, ``warnings`` the number of warnings in it. Of a
    returned one ``errors`` are what was wrong, ``more_errors`` how many more there were than were kept, ``reason`` why the office
    sent back what it had accepted before.
    """

    unit: str
    unit_name: str
    form: str
    state: str
    when: str = ""
    file: str = ""
    warnings: int = 0
    errors: tuple[Finding, ...] = ()
    more_errors: int = 0
    reason: str = ""

    @property
    def received(self) -> bool:
        """Whether the form was received, in time or late."""
        return self.state in ("received", "late")

    @property
    def word(self) -> str:
        """The state in Chinese, with its sign."""
        return SUBMISSION_WORDS[self.state]


@dataclass(frozen=True, slots=True)
class SubsidyLine:
    """One person's subsidy for one post and month: amount in yuan, its state and the reason.

    ``person`` is the identity number; ``instead`` names the post paid in place of a blocked one. An office below sends sums
    without names: then ``person`` and ``post`` are empty, ``people`` and ``lines`` say how many the amount is of.
    """

    unit: str
    unit_name: str
    person: str
    name: str
    body: str
    post: str
    month: str
    amount: Decimal
    state: str
    reason: str = ""
    instead: str = ""
    people: int = 1
    lines: int = 1


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """A row that a figure was counted from, as shown to the reader: unit, sheet, file, Excel's row number (0: none) and
    ``what``, a short description with identity numbers masked.
    """

    unit: str
    unit_name: str
    sheet: str
    file: str
    row: int
    what: str


def row_summary(tables: Tables, sheet: str, i: int) -> str:
    """A short description of row ``i`` (an index into the sheet's table): what it names, and in brackets its key columns.

    Identity numbers are masked; a body that the row refers to is called by its name.
    """
    table = tables[sheet]
    name = name_column(table.sheet)
    keys = [key for key in table.sheet.key if key != name]
    words = [_shown(tables, table.sheet.column(key), table.get(key)[i]) for key in keys]
    called, details = show(table.get(name)[i]) if name else "", "，".join(word for word in words if word)
    return f"{called}（{details}）" if called and details else called or details


def _shown(tables: Tables, column: Column, value: Value) -> str:
    """A value as shown, masked; a subject code is a branch's (12 digits) or, with 15 or more, an identity number."""
    if column.refers_to and column.type in ("organisation_code", "group_code", "body_code"):
        return body_name(tables, value)
    text = show_masked(column, value)
    return mask(text) if column.type == "subject_code" and len(text) >= 15 else text


def submission_row(one: SubmittedForm) -> EvidenceRow:
    """A submitted or missing form as a row to show."""
    return EvidenceRow(one.unit, one.unit_name, SUBMISSIONS, one.file, 0, f"{one.form}：{one.word}")


def subsidy_row(one: SubsidyLine) -> EvidenceRow:
    """A subsidy line as a row to show."""
    whose = f"{one.name} {mask(one.person)} {one.post}（{one.body}）" if one.person else f"{one.name}　"
    text = f"{whose}{one.month} {show(one.amount)} 元"
    return EvidenceRow(one.unit, one.unit_name, PAYMENTS, "", 0, text)
