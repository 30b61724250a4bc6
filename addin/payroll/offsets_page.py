"""The page of an allowance sheet that tells what is kept back: in full, the offset, and what the bank pays out."""

from __future__ import annotations

from addin.payroll.allowance_sheet import OFFSETS, TOTAL, AllowanceSheet, subtitle
from addin.payroll.divided_page import divided_page
from addin.payroll.printed_page import ROW, PrintedCell, PrintedLine, PrintedPage, head, height
from addin.payroll.sheet_rows import PaidRow, months_text
from workbook_templates.cell_types import mask
from workbook_templates.values.amount import yuan

_HEADERS = ("序号", "姓名", "身份证号", "单位", "月份", "应发", "抵扣", "实付", "缘由")
_WIDTHS = (5, 9, 21, 34, 15, 12, 12, 12, 58)


def offsets_page(sheet: AllowanceSheet, version: int) -> PrintedPage:
    """One row for each person from whose payment something is kept back, and the total of these."""
    found = [one for one in sheet.paid if one.kept_back]
    rows = [_line(n, one) for n, one in enumerate(found, start=1)]
    sums = (sum(one.fen for one in found), sum(one.kept_back for one in found), sum(one.net for one in found))
    total = (
        PrintedCell(0, f"{TOTAL}（{len(found)} 人）", "total", 4),
        *(PrintedCell(column, yuan(fen), "total_money") for column, fen in enumerate(sums, start=5)),
        PrintedCell(8, "", "total"),
    )
    top = head("从这一批里抵扣的以前多发的钱", subtitle(sheet, version), _HEADERS)
    return divided_page(OFFSETS, _WIDTHS, _HEADERS, (top, rows, [PrintedLine(total, ROW, TOTAL)]), version)


def _line(n: int, one: PaidRow) -> PrintedLine:
    texts = (one.name, mask(one.number), one.unit_name, months_text(one.months))
    cells = (
        PrintedCell(0, n),
        *(PrintedCell(at, text, "left" if at == 3 else "centre") for at, text in enumerate(texts, start=1)),
        *(PrintedCell(at, yuan(fen), "money") for at, fen in enumerate((one.fen, one.kept_back, one.net), start=5)),
        PrintedCell(8, one.why_kept_back, "left"),
    )
    return PrintedLine(cells, height((one.unit_name, _WIDTHS[3]), (texts[3], _WIDTHS[4]), (one.why_kept_back, _WIDTHS[8])))
