"""Write the allowance workbook: the sheet to sign, sums by unit, who is not paid and why, and the bank's list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from addin.ledger.batches import BatchContent
from addin.ledger.hash_chain import LedgerEntry
from addin.ledger.model import KINDS, PAY
from addin.payroll.capitals import capitals
from addin.payroll.sheet_rows import (
    LaterRow,
    PaidRow,
    UnitSum,
    UnpaidRow,
    later_rows,
    months_text,
    paid_rows,
    reference_of,
    unit_sums,
    unpaid_rows,
)
from addin.payroll.sheet_styles import PayrollStyles
from validators.allowance.outcome import ClaimOutcome
from workbook_templates.atomic_write import replacing
from workbook_templates.cell_types import mask
from workbook_templates.values.amount import money, yuan
from workbook_templates.values.period import Period

PAID, UNITS, UNPAID, BANK, LATER = "发放表", "单位汇总", "未发明细", "银行代发", "后续变动"
HEADERS = ("序号", "姓名", "身份证号", "组织", "职务", "月份", "月数", "月标准", "金额", "账号", "签名")
_WIDTHS = (5, 9, 21, 34, 9, 15, 5, 10, 12, 22, 12)
_UNPAID = ("序号", "姓名", "身份证号", "组织", "职务", "月份", "结果", "规则", "原因")
_UNPAID_WIDTHS = (5, 9, 21, 34, 9, 15, 11, 6, 58)
_LATER = ("序号", "姓名", "身份证号", "组织", "月份", "变动", "金额", "日期", "办理人", "原因")
_LATER_WIDTHS = (5, 9, 21, 30, 12, 10, 12, 12, 9, 48)
_SIGNATURE_HEIGHT = 26.0
HEADER_ROW = 3
TOTAL, IN_CAPITALS = "合计", "合计（大写）"
_NOT_PAID = "、".join(outcome.label for outcome in ClaimOutcome if outcome is not ClaimOutcome.PAY)


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
        """The total to be paid in fen."""
        return sum(row.fen for row in self.paid)


def sheet_of(office: str, held: BatchContent, changes: Sequence[tuple[int, LedgerEntry]] = ()) -> AllowanceSheet:
    """Make a batch's allowance sheet. ``changes`` are its later changes (``queries.later_changes``), a page of their own:
    the sheet of a paid batch is for ever what was paid.
    """
    paid = paid_rows(held)
    return AllowanceSheet(office, held, paid, unit_sums(paid), unpaid_rows(held), later_rows(held, changes))


def write_sheet(sheet: AllowanceSheet, file: Path) -> None:
    """Write the workbook. OSError where that is not possible."""
    import xlsxwriter  # noqa: PLC0415 - only here

    safe = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with replacing(file) as out, xlsxwriter.Workbook(out, safe) as book:
        styles = PayrollStyles(book)
        _write_paid(book.add_worksheet(PAID), sheet, styles)
        _write_units(book.add_worksheet(UNITS), sheet, styles)
        _write_unpaid(book.add_worksheet(UNPAID), sheet, styles)
        _write_bank(book.add_worksheet(BANK), sheet, styles)
        if sheet.later:
            _write_later(book.add_worksheet(LATER), sheet, styles)


def _write_paid(page: Any, sheet: AllowanceSheet, styles: PayrollStyles) -> None:
    batch = sheet.held.batch
    state = "" if batch.state == "paid" else f"（{batch.state_label}，不得付款）"
    kind = "" if batch.kind == PAY else KINDS[batch.kind]
    styles.page(page, _WIDTHS, f"离退休干部党组织工作补贴{kind}发放表{state}", HEADERS, HEADER_ROW, _subtitle(sheet))
    row = HEADER_ROW
    for n, one in enumerate(sheet.paid, start=1):
        row = HEADER_ROW + n
        page.write_number(row, 0, n, styles.centre)
        texts = (one.name, mask(one.number), one.body, one.post, months_text(one.months))
        for column, text in enumerate(texts, start=1):
            page.write_string(row, column, text, styles.left if column == 3 else styles.centre)
        page.write_number(row, 6, len(one.months), styles.centre)
        page.write_string(row, 7, one.standard, styles.right)
        page.write_number(row, 8, _cell(one.fen), styles.money)
        page.write_string(row, 9, one.account, styles.centre)
        page.write_string(row, 10, "", styles.centre)
        page.set_row(row, max(_SIGNATURE_HEIGHT, styles.height((one.body, _WIDTHS[3]), (one.post, _WIDTHS[4]))))
    _write_total(page, row + 1, sheet, styles)


def _write_total(page: Any, row: int, sheet: AllowanceSheet, styles: PayrollStyles) -> None:
    batch = sheet.held.batch
    months = sum(len(one.months) for one in sheet.paid)
    page.merge_range(row, 0, row, 5, f"{TOTAL}（{len(sheet.paid)} 人）", styles.total)
    page.write_number(row, 6, months, styles.total)
    page.write_string(row, 7, "", styles.total)
    page.write_number(row, 8, _cell(sheet.fen), styles.total_money)
    page.merge_range(row, 9, row, 10, "", styles.total)
    page.merge_range(row + 1, 0, row + 1, 2, IN_CAPITALS, styles.total)
    page.merge_range(row + 1, 3, row + 1, 10, capitals(sheet.fen), styles.total_left)
    duties = (("经办", batch.made_by), ("复核", batch.approved_by), ("财务", batch.paid_by))
    for column, (role, who) in zip((1, 4, 8), duties, strict=True):
        page.write_string(row + 3, column, f"{role}：{who}　　签字：", styles.plain)
    page.write_string(row + 5, 1, _check_code(sheet), styles.small)
    page.set_row(row, 22)
    page.set_row(row + 1, 22)
    page.set_row(row + 3, _SIGNATURE_HEIGHT)


def _check_code(sheet: AllowanceSheet) -> str:
    """The line with the check code: the beginning of an entry's hash, which ``yinling ledger verify --code`` looks for."""
    head = sheet.held.batch.head_hash
    return f"台账校验码：{head[:16]}（第 {sheet.held.batch.head_id} 号记录）" if head else "尚未发放，台账里还没有记录。"


def _subtitle(sheet: AllowanceSheet) -> str:
    batch = sheet.held.batch
    period = Period.parse(batch.period).label
    day = (batch.paid_at or batch.approved_at or batch.made_at)[:10]
    return f"单位：{sheet.office}      期间：{period}      批次：{batch.number}      日期：{day}      金额单位：元"


def _write_units(page: Any, sheet: AllowanceSheet, styles: PayrollStyles) -> None:
    headers = ("序号", "单位代码", "单位", "人数", "人月", "金额")
    styles.page(page, (6, 22, 60, 10, 10, 18), "各单位合计", headers, HEADER_ROW, _subtitle(sheet))
    for n, one in enumerate(sheet.units, start=1):
        row = HEADER_ROW + n
        page.write_number(row, 0, n, styles.centre)
        page.write_string(row, 1, one.unit, styles.centre)
        page.write_string(row, 2, one.unit_name, styles.left)
        page.write_number(row, 3, one.persons, styles.centre)
        page.write_number(row, 4, one.months, styles.centre)
        page.write_number(row, 5, _cell(one.fen), styles.money)
    row = HEADER_ROW + len(sheet.units) + 1
    page.merge_range(row, 0, row, 2, TOTAL, styles.total)
    page.write_number(row, 3, sum(one.persons for one in sheet.units), styles.total)
    page.write_number(row, 4, sum(one.months for one in sheet.units), styles.total)
    page.write_number(row, 5, _cell(sum(one.fen for one in sheet.units)), styles.total_money)


def _write_unpaid(page: Any, sheet: AllowanceSheet, styles: PayrollStyles) -> None:
    title = f"未发明细：{_NOT_PAID}的各是什么原因" if sheet.held.batch.kind == PAY else "应收回、暂缓的各是什么原因"
    styles.page(page, _UNPAID_WIDTHS, title, _UNPAID, HEADER_ROW, _subtitle(sheet))
    for n, one in enumerate(sheet.unpaid, start=1):
        page.write_number(HEADER_ROW + n, 0, n, styles.centre)
        texts = (one.name, one.number, one.body, one.post, months_text(one.months), one.outcome, one.rule, one.reason)
        for column, text in enumerate(texts, start=1):
            page.write_string(HEADER_ROW + n, column, text, styles.left if column in (3, 8) else styles.centre)
        page.set_row(HEADER_ROW + n, styles.height((one.body, _UNPAID_WIDTHS[3]), (one.reason, _UNPAID_WIDTHS[8])))
    if not sheet.unpaid:
        page.write_string(HEADER_ROW + 1, 1, "没有。", styles.plain)


def _write_later(page: Any, sheet: AllowanceSheet, styles: PayrollStyles) -> None:
    styles.page(page, _LATER_WIDTHS, "发放以后的变动（不改变上面各页）", _LATER, HEADER_ROW, _subtitle(sheet))
    for n, one in enumerate(sheet.later, start=1):
        row = HEADER_ROW + n
        page.write_number(row, 0, n, styles.centre)
        for column, text in enumerate((one.name, one.number, one.body, months_text((one.month,)), one.change), start=1):
            page.write_string(row, column, text, styles.left if column == 3 else styles.centre)
        page.write_number(row, 6, _cell(one.fen), styles.money)
        for column, text in enumerate((one.day, one.by, one.reason), start=7):
            page.write_string(row, column, text, styles.left if column == 9 else styles.centre)
        page.set_row(row, styles.height((one.body, _LATER_WIDTHS[3]), (one.reason, _LATER_WIDTHS[9])))


def _write_bank(page: Any, sheet: AllowanceSheet, styles: PayrollStyles) -> None:
    headers = ("序号", "参考号", "户名", "账号", "开户银行", "金额")
    styles.page(
        page,
        (6, 16, 14, 28, 46, 16),
        f"银行代发清单　共 {len(sheet.paid)} 笔 {money(sheet.fen)} 元",
        headers,
        HEADER_ROW,
        _subtitle(sheet),
    )
    for n, one in enumerate(sheet.paid, start=1):
        page.write_number(HEADER_ROW + n, 0, n, styles.centre)
        reference = reference_of(sheet.held.batch.number, n)
        for column, text in enumerate((reference, one.name, one.account, one.bank), start=1):
            page.write_string(HEADER_ROW + n, column, text, styles.left if column == 4 else styles.centre)
        page.write_number(HEADER_ROW + n, 5, _cell(one.fen), styles.money)


def _cell(fen: int) -> Decimal:
    """The amount in yuan as a cell value; XlsxWriter writes a Decimal exactly."""
    return yuan(fen)
