"""The content of a batch's allowance sheet, and what stands at its head and foot."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from addin.ledger.batches import BatchContent
from addin.ledger.hash_chain import LedgerEntry
from addin.ledger.model import KINDS, PAY, Batch
from addin.payroll.paper_code import FIRST_VERSION, OFFSETS_AMONG_UNPAID
from addin.payroll.sheet_rows import LaterRow, PaidRow, UnitSum, UnpaidRow, later_rows, paid_rows, unit_sums, unpaid_rows
from workbook_templates.values.date import long_date
from workbook_templates.values.period import Period

PAID, UNITS, UNPAID, BANK, LATER, OFFSETS = "发放表", "单位汇总", "未发明细", "银行代发", "后续变动", "抵扣明细"
HEADERS = ("序号", "姓名", "身份证号", "组织", "职务", "月份", "月数", "月标准", "金额", "账号", "签名")
WIDTHS = (5, 9, 19, 30, 9, 14, 5, 9, 12, 20, 14)
TOTAL, IN_CAPITALS = "合计", "合计（大写）"


@dataclass(frozen=True)
class AllowanceSheet:
    """The content of a batch's allowance sheet: ``office`` is the paying office's name, ``held`` the batch with its rows."""

    office: str
    held: BatchContent
    paid: list[PaidRow]
    units: list[UnitSum]
    unpaid: list[UnpaidRow]
    later: list[LaterRow]

    @property
    def fen(self) -> int:
        """The total to be paid in fen, before what is kept back."""
        return sum(row.fen for row in self.paid)

    @property
    def net(self) -> int:
        """The total that the bank pays out in fen."""
        return sum(row.net for row in self.paid)

    @property
    def ordered(self) -> list[tuple[int, PaidRow]]:
        """What the bank pays out, each with its number in the sheet: all rows but those of which nothing is left."""
        return [(n, row) for n, row in enumerate(self.paid, start=1) if row.net]

    def unpaid_in(self, version: int) -> list[UnpaidRow]:
        """The rows that pay nothing, as the layout of that version lists them."""
        return self.unpaid if version > OFFSETS_AMONG_UNPAID else unpaid_rows(self.held, with_offsets=True)

    @property
    def title(self) -> str:
        """What the sheet is called; one that is not to be paid yet says so."""
        batch = self.held.batch
        state = "" if batch.state == "paid" else f"（{batch.state_label}，不得付款）"
        return f"离退休干部党组织工作补贴{'' if batch.kind == PAY else KINDS[batch.kind]}发放表{state}"


def sheet_of(office: str, held: BatchContent, changes: Sequence[tuple[int, LedgerEntry]] = ()) -> AllowanceSheet:
    """Make a batch's allowance sheet. ``changes`` are its later changes (``queries.later_changes``), a page of their own:
    the sheet of a paid batch is for ever what was paid.
    """
    paid = paid_rows(held)
    return AllowanceSheet(office, held, paid, unit_sums(paid), unpaid_rows(held), later_rows(held, changes))


def subtitle(sheet: AllowanceSheet, version: int) -> str:
    """Office, period, batch and day, as the layout of that version writes them."""
    batch = sheet.held.batch
    period = Period.parse(batch.period).label
    day = iso_day(batch) if version == FIRST_VERSION else long_date(dt.date.fromisoformat(iso_day(batch)))
    return f"单位：{sheet.office}      期间：{period}      批次：{batch.number}      日期：{day}      金额单位：元"


def iso_day(batch: Batch) -> str:
    """The day on which the batch came into its state, like 2026-09-30."""
    return (batch.paid_at or batch.approved_at or batch.made_at)[:10]


def hands(batch: Batch) -> tuple[str, str, str]:
    """The places to sign of who computed, approved and paid."""
    duties = (("经办", batch.made_by), ("复核", batch.approved_by), ("财务", batch.paid_by))
    one, two, three = (f"{role}：{who}　　签字：" for role, who in duties)
    return one, two, three


def ledger_code(batch: Batch) -> str:
    """The beginning of the hash of the batch's last entry, which ``yinling ledger verify --code`` looks for."""
    head = batch.head_hash
    return f"台账校验码：{head[:16]}（第 {batch.head_id} 号记录）" if head else "尚未发放，台账里还没有记录。"
