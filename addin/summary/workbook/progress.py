"""计划推进: the plan's demands by the year whose work they are, where the office stands, who is behind and what changed."""

from __future__ import annotations

from addin.summary.collect.data import SummaryData
from addin.summary.workbook.page import Cell, Col, Page
from addin.summary.workbook.style import status_style
from addin.summary.workbook.writer import SummaryWriter
from addin.summary.yearly.demand import THEMES, Demand, demands

NAME = "计划推进"
MOST_NAMED = 5
COLUMNS = (
    Col("条款", 9, "centre"), Col("要求", 44), Col("指标", 24), Col("目前", 11, "centre"), Col("目标", 13, "centre"),
    Col("期限", 12, "centre"), Col("情况", 18, "centre"), Col("还没有达到的下级", 40), Col("上次结账", 22, "centre"),
    Col("变化", 11, "centre"),
)  # fmt: skip
_NOTE = "按行动计划的年度安排逐项对照；“上次结账”是以前结账时留下的数，不会因为后来补报、改报而变。"


def write(book: SummaryWriter, data: SummaryData) -> None:
    """Write the sheet, a section for each year of the plan and one for what is to be done every year."""
    page = Page(book, NAME, COLUMNS, f"{data.heading}三年行动计划推进情况", f"{_NOTE}{data.judged}")
    for year, own in demands(data).items():
        if own:
            page.section(THEMES[year])
        for one in own:
            _row(page, one)
    page.finish(filtered=False)


def _row(page: Page, one: Demand) -> None:
    view = one.view
    page.add(
        one.clause, one.obligation.words, view.indicator.name, view.text, view.target, view.due or "",
        Cell(view.status.text, status_style(view.status)), _behind(one), one.before, one.changed,
    )  # fmt: skip


def _behind(one: Demand) -> str:
    named = "；".join(f"{other.name} {other.figure}" for other in one.behind[:MOST_NAMED])
    return f"{len(one.behind)} 个：{named}{'等' if len(one.behind) > MOST_NAMED else ''}" if named else ""
