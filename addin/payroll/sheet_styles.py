"""The formats of the allowance workbook: fonts, borders, and the layout of the printed page."""

from __future__ import annotations

from typing import Any

from addin.payroll.paper_size import MARGIN_BOTTOM, MARGIN_SIDE, MARGIN_TOP
from addin.payroll.printed_page import PrintedPage

FONT = "宋体"
_GREY = "#D9E1F2"
_A4 = 9


class PayrollStyles:
    """The cell formats of one XlsxWriter workbook, by the names that printed cells call them."""

    def __init__(self, book: Any) -> None:
        def style(**more: Any) -> Any:
            return book.add_format({"font_name": FONT, "font_size": 10, "valign": "vcenter"} | more)

        cell: dict[str, Any] = {"border": 1, "text_wrap": True}
        self.title = style(font_size=16, bold=True, align="center")
        self.subtitle = style()
        self.header = style(bold=True, align="center", bg_color=_GREY, **cell)
        self.left = style(align="left", indent=1, num_format="@", **cell)
        self.centre = style(align="center", **cell)
        self.right = style(align="right", indent=1, num_format="@", **cell)
        self.money = style(align="right", indent=1, num_format="#,##0.00", **cell)
        self.total = style(bold=True, align="center", **cell)
        self.total_left = style(bold=True, align="left", indent=1, **cell)
        self.total_money = style(bold=True, align="right", indent=1, num_format="#,##0.00", **cell)
        self.plain = style(font_size=11)
        self.list_heading = style(font_size=11, bold=True)
        self.small = style(font_size=9, font_color="#595959")


def set_up_page(sheet: Any, page: PrintedPage) -> None:
    """Set up printing: A4 landscape, as wide as the paper; one sheet of paper, or many with header row and number on each."""
    sheet.set_default_row(20)
    for column, width in enumerate(page.widths):
        sheet.set_column(column, column, width)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 1)
    sheet.center_horizontally()
    sheet.set_margins(left=MARGIN_SIDE, right=MARGIN_SIDE, top=MARGIN_TOP, bottom=MARGIN_BOTTOM)
    if page.header is not None:
        sheet.fit_to_pages(1, 0)
        sheet.set_h_pagebreaks(list(page.breaks))
        sheet.repeat_rows(page.header)
        sheet.freeze_panes(page.header + 1, 2)
        sheet.set_footer("&C第 &P 页，共 &N 页")
    sheet.hide_gridlines(2)
