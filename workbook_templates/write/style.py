"""The look of the forms: one font that every office has, a few colours, and cell formats shared within a workbook."""

from __future__ import annotations

from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook

from workbook_templates.cell_types import TYPES
from workbook_templates.schema import Column

FONT = "微软雅黑"
INK = "#1F2937"  # text
DEEP = "#1F4E79"  # required columns, with white bold letters: distinguishable by brightness alone
PALE = "#E3EAF2"  # headers of optional columns
SOFT = "#F3F4F6"  # headers of provenance columns
LINE = "#C9D1DB"  # borders
RULED = "#C9D1DA"  # of the rows that are printed blank
GREY = "#5B6573"  # secondary text
WARM = "#9C5700"  # the word 必填 in the notes


class FormStyles:
    """The cell formats of one workbook; the same properties give the same format."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, Any], ...], Format] = {}

    def of(self, **properties: Any) -> Format:
        """The format with the forms' font and these XlsxWriter properties."""
        full = {"font_name": FONT, "font_size": 11, "font_color": INK, "valign": "vcenter"} | properties
        key = tuple(sorted(full.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(full)
        return self._made[key]

    def header(self, column: Column, *, provenance: bool = False) -> Format:
        """The format of a column's header, or of the label of a line of the cover; required columns stand out."""
        look: dict[str, Any] = {"bg_color": PALE, "font_color": INK}
        if column.required:
            look = {"bg_color": DEEP, "font_color": "#FFFFFF", "bold": True}
        if provenance:
            look = {"bg_color": SOFT, "font_color": GREY}
        return self.of(**look, align="center", text_wrap=True, border=1, border_color=LINE)

    def cell(self, column: Column, **more: Any) -> Format:
        """The format of a cell to be filled: unlocked, with the number
        format and alignment of its type; ``more`` overrides it.
        """
        kind = TYPES[column.type]
        look: dict[str, Any] = {"num_format": kind.number_format, "align": kind.align, "locked": False}
        look |= {"border": 1, "border_color": LINE, "text_wrap": column.type == "text", "indent": int(kind.align == "left")}
        return self.of(**look | more)
