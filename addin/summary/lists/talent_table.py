"""银发人才 by speciality and rank: how many there are; each number leads to its first row in the list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from addin.summary.lists.plan_list import ListRow
from addin.summary.lists.talent_list import TALENT_LIST, place_of
from addin.summary.workbook.page import FIRST_ROW, Cell, Col, Page
from addin.summary.workbook.writer import SummaryWriter
from workbook_templates.cell_types import show

NAME = "银发人才分布"


def write_talent_table(book: SummaryWriter, rows: Sequence[ListRow], heading: str) -> None:
    """Write the sheet: a line for each speciality, a column for each rank; ``rows`` are those of the list, in its order."""
    places = [(show(one.cells[0]), show(one.cells[1])) for one in rows]
    first = {place: n for n, place in reversed(list(enumerate(places, start=FIRST_ROW + 1)))}
    ranks = sorted({rank for _, rank in places}, key=place_of)
    columns = [Col("专长", 24), *(Col(rank, 11, "whole") for rank in ranks), Col("合计", 9, "whole")]
    note = f"按专长和退休时职级分，共 {len(rows)} 人。点一个数，看“{TALENT_LIST.name}”里的第一个人，同样的人排在一起。"
    page, counts = Page(book, NAME, columns, f"{heading}{NAME}", note), Counter(places)
    for skill, total in Counter(skill for skill, _ in places).items():
        cells = (_number(counts[skill, rank], first.get((skill, rank), 0)) for rank in ranks)
        page.add(skill, *cells, _number(total, min(row for place, row in first.items() if place[0] == skill)))
    page.finish()


def _number(count: int, row: int) -> object:
    return Cell(count, link=(TALENT_LIST.name, row)) if count else ""
