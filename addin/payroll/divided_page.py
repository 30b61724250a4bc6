"""A table on one page of the workbook, divided between sheets of paper."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from addin.payroll.paper_code import FIRST_VERSION, code_line, sealed
from addin.payroll.paper_size import paper_height, sheets_of_paper
from addin.payroll.printed_page import HEADER_ROW, PrintedLine, PrintedPage


def divided_page(
    name: str,
    widths: Sequence[float],
    headers: Sequence[str],
    parts: tuple[Iterable[PrintedLine], list[PrintedLine], list[PrintedLine]],
    version: int,
) -> PrintedPage:
    """A page of its head, rows and foot, divided between sheets of paper; with its code, where the version has one."""
    top, rows, foot = list(parts[0]), parts[1], [*parts[2], *([code_line()] if version > FIRST_VERSION else [])]
    paper = paper_height(widths)
    tail, used = sum(line.height for line in foot), sum(line.height for line in top)
    counts = sheets_of_paper([line.height for line in rows], paper - used, paper - top[HEADER_ROW].height, tail=tail)
    breaks = [len(top) + sum(counts[:n]) for n in range(1, len(counts))]
    page = PrintedPage(name, widths, headers, [*top, *rows, *foot], breaks)
    return sealed(page, version) if version > FIRST_VERSION else page
