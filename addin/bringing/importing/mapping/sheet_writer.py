"""The choices as a workbook: which column is which, what values mean, what everybody gets; answers from drop-downs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from addin.bringing.importing.layout.source_list import SourceList
from addin.bringing.importing.mapping.choice_tables import ChoiceLine, ChoiceTable, choice_tables
from addin.bringing.importing.mapping.choices import Certainty, Choices
from addin.bringing.importing.mapping.sheet_words import ABOUT, ABOUT_HEADERS, COLUMNS, DEFAULTS, HIDDEN_KEY, OPTIONS, VALUES
from workbook_templates.atomic_write import replacing
from workbook_templates.layout import letters
from workbook_templates.plain import PlainSheet, add_plain
from workbook_templates.write.style import LINE, FormStyles

_NOTES = {
    COLUMNS: "旧表的每一列对应到我们的哪一列：黄色的“对应到”从下拉里选。标“请选定”的（橙色，排在前面）必须选，其余请核对。",
    VALUES: "旧表里的写法改成什么：黄色的“改成”从下拉里选，橙色的必须选；"
    "党支部、学习小组填县级老干部局编的代码，还没有代码的选“（不采用）”，名称先写在备注里。",
    DEFAULTS: "旧表没有、每个人都要填的列：黄色的“统一填成”从下拉里选，或者先空着，导入以后再逐个填。",
}
_WIDTHS = {
    "文件": 22,
    "工作表": 14,
    "列": 6,
    "旧表的列名": 24,
    "对应到": 26,
    "说明": 40,
    "我们的列": 26,
    "旧表的写法": 26,
    "改成": 26,
}
_WIDTHS |= {"要填的列": 26, "统一填成": 26, "个数": 8, "把握": 10, "项目": 14, "内容": 60}
_USUAL_WIDTH = 18
_ANSWER, _ASKED = "#FFF9DB", "#FFD8A8"
_FIRST_ROW = 3  # below title, note and header


def write_choices(path: Path, sources: Sequence[SourceList], choices: Choices, about: Sequence[tuple[str, str]]) -> None:
    """Write the workbook of choices atomically; ``about`` is kept in a hidden sheet. OSError where it cannot be written."""
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with replacing(path) as file, Workbook(file, options) as book:
        pages = _Pages(book)
        for table in choice_tables(sources, choices):
            pages.add(table)
        pages.sheet(ABOUT, ABOUT_HEADERS, about).hide()
        pages.finish()


class _Pages:
    """The sheets of the workbook being written, and the lists that its drop-downs show."""

    def __init__(self, book: Workbook) -> None:
        self._book, self._styles = book, FormStyles(book)
        self._lists: dict[tuple[str, ...], int] = {}

    def sheet(self, name: str, headers: Sequence[str], lines: Sequence[Sequence[str]]) -> Worksheet:
        """A sheet of lines below its headers and note."""
        widths = [_WIDTHS.get(header, _USUAL_WIDTH) for header in headers]
        return add_plain(self._book, self._styles, PlainSheet(name, headers, [_NOTES.get(name, "")], lines, widths))

    def add(self, table: ChoiceTable) -> None:
        """A sheet of choices, the column of answers coloured and with drop-downs."""
        sheet = self.sheet(table.name, table.headers, [line.cells for line in table.lines])
        if HIDDEN_KEY in table.headers:
            hidden = table.headers.index(HIDDEN_KEY)
            sheet.set_column(hidden, hidden, None, None, {"hidden": True})
        column = table.headers.index(table.answer)
        looks = {
            color: self._styles.of(num_format="@", bg_color=color, border=1, border_color=LINE) for color in (_ANSWER, _ASKED)
        }
        for row, line in enumerate(table.lines, start=_FIRST_ROW):
            write = sheet.write_string if line.cells[column] else sheet.write_blank
            write(row, column, line.cells[column], looks[_ASKED if line.certainty is Certainty.ASKED else _ANSWER])
            self._drop_down(sheet, row, column, line)

    def _drop_down(self, sheet: Worksheet, row: int, column: int, line: ChoiceLine) -> None:
        if line.allowed:
            at = self._lists.setdefault(line.allowed, len(self._lists))
            source = f"={OPTIONS}!${letters(at)}$1:${letters(at)}${len(line.allowed)}"
            sheet.data_validation(row, column, row, column, {"validate": "list", "source": source, "show_error": line.only})

    def finish(self) -> None:
        """Write the lists that the drop-downs refer to."""
        sheet = self._book.add_worksheet(OPTIONS)
        for allowed, column in self._lists.items():
            for row, text in enumerate(allowed):
                sheet.write_string(row, column, text)
        sheet.hide()
