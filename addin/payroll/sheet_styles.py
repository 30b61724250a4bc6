"""The formats of the allowance workbook: fonts, borders, and the layout of the printed page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

FONT = "宋体"
_GREY = "#D9E1F2"


def _width(text: str) -> int:
    return sum(1 if char.isascii() else 2 for char in text)


class PayrollStyles:
    """The cell formats of one XlsxWriter workbook, and the layout its sheets share."""

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
        self.small = style(font_size=9, font_color="#595959")

    def height(self, *cells: tuple[str, float]) -> float:
        """The height in points of a row that shows all of these texts, each given with its column's width in characters."""
        lines = max((-(-_width(text) // max(int(width) - 1, 1)) for text, width in cells), default=1)
        return max(20.0, 13.5 * lines + 4)

    def page(self, page: Any, widths: Sequence[float], title: str, headers: Sequence[str], at: int, subtitle: str) -> None:
        """Write title, subtitle and headers, and set up printing: A4 landscape, one page wide, headers on every page.

        ``widths`` are the columns' widths in characters, one for each of ``headers``; ``at`` is the zero-based header row.
        """
        last = len(headers) - 1
        page.merge_range(0, 0, 0, last, title, self.title)
        page.merge_range(1, 0, 1, last, subtitle, self.subtitle)
        page.set_default_row(20)
        page.set_row(0, 30)
        page.set_row(1, 20)
        page.set_row(2, 4)
        for column, (width, header) in enumerate(zip(widths, headers, strict=True)):
            page.set_column(column, column, width)
            page.write_string(at, column, header, self.header)
        page.set_row(at, 22)
        page.freeze_panes(at + 1, 2)
        page.set_landscape()
        page.set_paper(9)
        page.fit_to_pages(1, 0)
        page.repeat_rows(at)
        page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        page.set_footer("&C第 &P 页，共 &N 页")
        page.hide_gridlines(2)
