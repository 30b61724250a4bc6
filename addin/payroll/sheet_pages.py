"""The pages of a batch's allowance sheet: the table to sign, sums by unit, who is not paid and why, the bank's list."""

from __future__ import annotations

from addin.ledger.model import PAY
from addin.payroll.allowance_sheet import (
    BANK,
    HEADERS,
    IN_CAPITALS,
    LATER,
    PAID,
    TOTAL,
    UNITS,
    UNPAID,
    WIDTHS,
    AllowanceSheet,
    ledger_code,
    subtitle,
)
from addin.payroll.capitals import capitals
from addin.payroll.divided_page import divided_page
from addin.payroll.offsets_page import offsets_page
from addin.payroll.paper_code import FIRST_VERSION, VERSION
from addin.payroll.printed_page import ROW, PrintedCell, PrintedLine, PrintedPage, head, height
from addin.payroll.sheet_rows import months_text, reference_of
from addin.payroll.signed_rows import hands_line, person_line, total_lines
from validators.allowance.outcome import ClaimOutcome
from workbook_templates.values.amount import money, yuan

_UNITS = ("序号", "单位代码", "单位", "人数", "人月", "金额")
_UNITS_WIDTHS = (6, 22, 60, 10, 10, 18)
_UNPAID = ("序号", "姓名", "身份证号", "组织", "职务", "月份", "结果", "规则", "原因")
_UNPAID_WIDTHS = (5, 9, 21, 34, 9, 15, 11, 6, 58)
_LATER = ("序号", "姓名", "身份证号", "组织", "月份", "变动", "金额", "日期", "办理人", "原因")
_LATER_WIDTHS = (5, 9, 21, 30, 12, 10, 12, 12, 9, 48)
_BANK = ("序号", "参考号", "户名", "账号", "开户银行", "金额")
_BANK_WIDTHS = (6, 16, 14, 28, 46, 16)
_NOT_PAID = "、".join(outcome.label for outcome in ClaimOutcome if outcome is not ClaimOutcome.PAY)


def sheet_pages(sheet: AllowanceSheet, version: int = VERSION) -> list[PrintedPage]:
    """The pages in their order, in the layout of a version of the check code; 后续变动 is none of them."""
    offsets = [offsets_page] if sheet.net != sheet.fen else []
    return [build(sheet, version) for build in (_paid_page, units_page, _unpaid_page, *offsets, _bank_page)]


def _paid_page(sheet: AllowanceSheet, version: int) -> PrintedPage:
    rows = [person_line(n, one) for n, one in enumerate(sheet.paid, start=1)]
    batch = sheet.held.batch
    foot = [
        *total_lines(sheet.paid),
        PrintedLine(what="空行"),
        hands_line(batch, (1, 4, 8)),
        PrintedLine(what="空行"),
        PrintedLine((PrintedCell(1, ledger_code(batch), "small"),), what="台账校验码"),
    ]
    top = head(sheet.title, subtitle(sheet, version), HEADERS)
    return divided_page(PAID, WIDTHS, HEADERS, (top, rows, foot), version)


def units_page(sheet: AllowanceSheet, version: int = VERSION) -> PrintedPage:
    """The sums of all units, with the total in capitals and the places to sign."""
    rows = []
    for n, one in enumerate(sheet.units, start=1):
        texts = (PrintedCell(1, one.unit), PrintedCell(2, one.unit_name, "left"))
        counts = (PrintedCell(3, one.persons), PrintedCell(4, one.months), PrintedCell(5, yuan(one.fen), "money"))
        rows.append(PrintedLine((PrintedCell(0, n), *texts, *counts), height((one.unit_name, _UNITS_WIDTHS[2]))))
    persons, months = (sum(one.persons for one in sheet.units), sum(one.months for one in sheet.units))
    total = (
        PrintedCell(0, TOTAL, "total", 2),
        PrintedCell(3, persons, "total"),
        PrintedCell(4, months, "total"),
        PrintedCell(5, yuan(sheet.fen), "total_money"),
    )
    foot = [PrintedLine(total, ROW, TOTAL)]
    if version > FIRST_VERSION:
        words = (PrintedCell(0, IN_CAPITALS, "total", 1), PrintedCell(2, capitals(sheet.fen), "total_left", 5))
        foot += [PrintedLine(words, ROW, IN_CAPITALS), PrintedLine(what="空行"), hands_line(sheet.held.batch, (1, 2, 4))]
    top = head("各单位合计", subtitle(sheet, version), _UNITS)
    return divided_page(UNITS, _UNITS_WIDTHS, _UNITS, (top, rows, foot), version)


def _unpaid_page(sheet: AllowanceSheet, version: int) -> PrintedPage:
    title = f"未发明细：{_NOT_PAID}的各是什么原因" if sheet.held.batch.kind == PAY else "应收回、暂缓的各是什么原因"
    rows = []
    for n, one in enumerate(sheet.unpaid_in(version), start=1):
        texts = (one.name, one.number, one.body, one.post, months_text(one.months), one.outcome, one.rule, one.reason)
        cells = (PrintedCell(at, text, "left" if at in (3, 8) else "centre") for at, text in enumerate(texts, start=1))
        tall = height((one.body, _UNPAID_WIDTHS[3]), (texts[4], _UNPAID_WIDTHS[5]), (one.reason, _UNPAID_WIDTHS[8]))
        rows.append(PrintedLine((PrintedCell(0, n), *cells), tall))
    if not rows:
        rows = [PrintedLine((PrintedCell(1, "没有。", "plain"),), what="没有")]
    top = head(title, subtitle(sheet, version), _UNPAID)
    return divided_page(UNPAID, _UNPAID_WIDTHS, _UNPAID, (top, rows, []), version)


def _bank_page(sheet: AllowanceSheet, version: int) -> PrintedPage:
    rows = []
    for n, one in sheet.ordered:
        texts = (reference_of(sheet.held.batch.number, n), one.name, one.account, one.bank)
        cells = (PrintedCell(at, text, "left" if at == 4 else "centre") for at, text in enumerate(texts, start=1))
        line = (PrintedCell(0, n), *cells, PrintedCell(5, yuan(one.net), "money"))
        rows.append(PrintedLine(line, height((one.bank, _BANK_WIDTHS[4]), (one.name, _BANK_WIDTHS[2]))))
    title = f"银行代发清单　共 {len(sheet.ordered)} 笔 {money(sheet.net)} 元"
    return divided_page(BANK, _BANK_WIDTHS, _BANK, (head(title, subtitle(sheet, version), _BANK), rows, []), version)


def later_page(sheet: AllowanceSheet) -> PrintedPage:
    """What became of the payments afterwards. It grows, so that it has no check code."""
    rows = []
    for n, one in enumerate(sheet.later, start=1):
        texts = (one.name, one.number, one.body, months_text((one.month,)), one.change)
        cells = [PrintedCell(at, text, "left" if at == 3 else "centre") for at, text in enumerate(texts, start=1)]
        cells += [PrintedCell(6, yuan(one.fen), "money"), PrintedCell(7, one.day), PrintedCell(8, one.by)]
        tall = height((one.body, _LATER_WIDTHS[3]), (one.reason, _LATER_WIDTHS[9]))
        rows.append(PrintedLine((PrintedCell(0, n), *cells, PrintedCell(9, one.reason, "left")), tall))
    top = head("发放以后的变动（不改变上面各页）", subtitle(sheet, VERSION), _LATER)
    return divided_page(LATER, _LATER_WIDTHS, _LATER, (top, rows, []), FIRST_VERSION)
