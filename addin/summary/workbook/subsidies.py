"""补贴: each subsidy line with its state and reason; a blocked one names the post that was paid instead."""

from __future__ import annotations

from addin.ledger.model import REVERSED
from addin.summary.collect.data import SummaryData
from addin.summary.measure.evidence import BLOCKED, HELD, PAID, TO_PAY, UNPAID
from addin.summary.measure.target_status import TargetStatus
from addin.summary.workbook.page import Cell, Col, Page
from addin.summary.workbook.style import status_style
from addin.summary.workbook.writer import SummaryWriter
from workbook_templates.cell_types import mask

NAME = "补贴"
COLUMNS = (
    Col("状态", 13, "centre"),
    Col("单位", 28),
    Col("姓名", 10, "centre"),
    Col("身份证号", 22, "centre"),
    Col("职务", 9, "centre"),
    Col("任职组织", 32),
    Col("月份", 10, "centre"),
    Col("金额（元）", 13, "money"),
    Col("原因", 40, "wrapped"),
    Col("已按这个职务发放", 36, "wrapped"),
)
ORDER = (BLOCKED, HELD, UNPAID, REVERSED, TO_PAY, PAID)
SIGNS = {BLOCKED: "✘", HELD: "▲", UNPAID: "✘", REVERSED: "·", TO_PAY: "·", PAID: "✔"}
COLOURS = {BLOCKED: TargetStatus.MISSED, HELD: TargetStatus.PENDING, PAID: TargetStatus.REACHED}


def write(book: SummaryWriter, data: SummaryData) -> None:
    """Write the sheet, one row for each person, post and month; blocked and held ones first."""
    page = Page(book, NAME, COLUMNS, f"{data.heading}工作补贴", _note(data))
    for one in sorted(data.payments or (), key=lambda one: (ORDER.index(one.state), one.unit, one.name, one.month)):
        page.add(
            _state(one.state), one.unit_name, one.name,
            mask(one.person) if one.person else "", one.post, one.body, one.month, one.amount, one.reason, one.instead,
        )  # fmt: skip
    page.finish()


def _state(state: str) -> Cell:
    return Cell(f"{SIGNS[state]} {state}", status_style(COLOURS.get(state, TargetStatus.NO_TARGET)))


def _note(data: SummaryData) -> str:
    if data.payments is None:
        return "本期没有计算补贴。"
    parts = (f"{state} {people} 人、{lines} 笔、{yuan:,.2f} 元" for state, (people, lines, yuan) in data.paid().items() if lines)
    return "；".join(parts) + "。" if data.payments else "本期没有补贴记录。"
