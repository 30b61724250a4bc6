"""The rows behind figures that stand in no form: what was submitted, what was paid; and a row as a reader finds it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from workbook_templates.cell_types import Value, mask, show, show_masked
from workbook_templates.schema import Column, Sheet
from workbook_templates.table import Table

SUBMISSIONS = "报送情况"
PAYMENTS = "补贴发放"
UNITS = "单位"

PAID = "已发放"
TO_PAY = "待发放"
BLOCKED = "不重复发放"
HELD = "暂缓"
UNPAID = "不发"
REVERSED = "已冲销"

SUBMISSION_WORDS = {"received": "✔ 已收", "late": "▲ 迟报", "returned": "✘ 退回未改", "missing": "✘ 未报"}

NAME_COLUMNS = ("姓名", "联络员姓名", "党组织名称", "小组名称", "联系党组织名称", "活动主题", "任务内容", "事项", "名称")


@dataclass(frozen=True, slots=True)
class SubmittedForm:
    """One form of one unit in the period. ``state`` is received, late, returned (and not yet sent again) or missing."""

    unit: str
    unit_name: str
    form: str
    state: str
    when: str = ""
    file: str = ""
    warnings: int = 0

    @property
    def here(self) -> bool:
        """Received, in time or late."""
        return self.state in ("received", "late")

    @property
    def word(self) -> str:
        """The state as a clerk reads it."""
        return SUBMISSION_WORDS[self.state]


@dataclass(frozen=True, slots=True)
class SubsidyLine:
    """One person's subsidy for one post and month, its state and why; ``instead`` names the post that was paid."""

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


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """A row behind a figure as a reader finds it: unit, file, sheet, Excel row and what stands there, masked."""

    unit: str
    unit_name: str
    sheet: str
    file: str
    row: int
    what: str


def what(table: Table, i: int) -> str:
    """What stands in a row, in a few words: its name and the columns that identify it, private numbers masked."""
    words = (_shown(table.sheet.column(name), table.get(name)[i]) for name in _names(table.sheet))
    return " ".join(word for word in words if word)


def _names(sheet: Sheet) -> tuple[str, ...]:
    own = [column.name for column in sheet.own]
    name = [column for column in NAME_COLUMNS if column in own][:1]
    return (*name, *(key for key in sheet.key if key not in name))


def _shown(column: Column, value: Value) -> str:
    """A value masked; a subject is a branch's code of 12 digits or a person's number, which is longer."""
    text = show_masked(column, value)
    return mask(text) if column.type == "subject_code" and len(text) >= 15 else text


def submission_line(one: SubmittedForm) -> EvidenceRow:
    """A form of a unit."""
    return EvidenceRow(one.unit, one.unit_name, SUBMISSIONS, one.file, 0, f"{one.form}：{one.word}")


def payment_line(one: SubsidyLine) -> EvidenceRow:
    """A subsidy line."""
    text = f"{one.name} {mask(one.person)} {one.post}（{one.body}）{one.month} {show(one.amount)} 元"
    return EvidenceRow(one.unit, one.unit_name, PAYMENTS, "", 0, text)
