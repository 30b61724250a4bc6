"""How a sheet is printed: A4 landscape, fitted to the page's width, page numbers in the footer."""

from __future__ import annotations

from xlsxwriter.worksheet import Worksheet

from workbook_templates.schema import Form

A4 = 9


def set_page(page: Worksheet, form: Form, name: str, *, wide: int = 1, tall: int = 0) -> None:
    """Set paper, margins, scale and footer of a sheet called ``name``.

    ``wide`` and ``tall`` are the numbers of pages to fit into; 0 is as many as needed.
    """
    page.set_paper(A4)
    page.set_landscape()
    page.fit_to_pages(wide, tall)
    page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    page.center_horizontally()
    page.set_footer(f"&L&9{form.title} · {name}&R&9第 &P 页，共 &N 页", {"margin": 0.3})
