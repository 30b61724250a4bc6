"""How a sheet prints: A4 landscape, as wide as the page, page numbers at the foot."""

from __future__ import annotations

from xlsxwriter.worksheet import Worksheet

from workbook_templates.schema import Form

A4 = 9


def set_page(page: Worksheet, form: Form, name: str, *, wide: int = 1, tall: int = 0) -> None:
    """Paper, margins, scale and footer; ``tall`` 0 is as many pages as it takes."""
    page.set_paper(A4)
    page.set_landscape()
    page.fit_to_pages(wide, tall)
    page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    page.center_horizontally()
    page.set_footer(f"&L&9{form.title} · {name}&R&9第 &P 页，共 &N 页", {"margin": 0.3})
