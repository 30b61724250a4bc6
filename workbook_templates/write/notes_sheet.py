"""The sheet 填表说明: what each sheet is for and how each column is filled, from ``notes/*.j2`` and the schema."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from workbook_templates.layout import NOTES
from workbook_templates.schema import Form
from workbook_templates.write.measure import LINE_HEIGHT, line_count
from workbook_templates.write.page import set_page
from workbook_templates.write.page_breaks import page_breaks
from workbook_templates.write.style import DEEP, GREY, LINE, PALE, WARM, FormStyles
from workbook_templates.write.wording import allowed_values, filling_hint

TEMPLATES = Path(__file__).parents[1] / "notes"
WIDTHS = (18, 8, 50, 46, 14, 32)
_SCALE = 65  # per cent: the widths fit on A4 in Excel's font and in the one that LibreOffice takes for it, which is wider
_PAGE_HEIGHT = 510 * 100 / _SCALE  # points of rows on A4 landscape


def notes_text(form: Form) -> str:
    """The notes as lines: ``# `` marks the title, ``## `` a heading,
    tabs separate the cells of a table, the rest is paragraphs.
    """
    loader = FileSystemLoader(TEMPLATES, encoding="utf-8")
    env = Environment(loader=loader, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, autoescape=False)  # noqa: S701 - becomes cells, not HTML
    env.globals.update(filling_hint=filling_hint, allowed_values=allowed_values)
    return env.get_template("notes.j2").render(form=form)


def add_notes(book: Workbook, styles: FormStyles, form: Form) -> None:
    """Add the notes as the second sheet, protected: it is to be read, not filled."""
    page = book.add_worksheet(NOTES)
    page.hide_gridlines(2)
    for i, width in enumerate(WIDTHS):
        page.set_column(i, i, width)
    lines = list(_lines(notes_text(form)))
    for row, (mark, cells) in enumerate(lines):
        _write(page, styles, row, mark, cells)
    page.protect("", {"format_rows": True, "format_columns": True})
    set_page(page, form, NOTES)
    page.set_print_scale(_SCALE)  # fitted to the width, how much is on a page would depend on the font
    page.set_h_pagebreaks(
        page_breaks([_row_height(*line) for line in lines], _with_next([mark for mark, _ in lines]), _PAGE_HEIGHT)
    )


def _with_next(marks: list[str]) -> list[bool]:
    """Headings, the paragraphs below them and the head of a table stay with the first row of the table."""
    together = [mark in ("#", "##", "head") for mark in marks]
    for i in range(len(marks) - 2, -1, -1):
        together[i] = together[i] or (marks[i] == "" and together[i + 1])
    return together


def _lines(text: str) -> Iterator[tuple[str, list[str]]]:
    for line in filter(str.strip, text.splitlines()):
        if "\t" in line:
            cells = [cell.strip() for cell in line.split("\t")]
            yield ("head" if cells[0] == "列名" else "row"), cells
        else:
            mark, found, rest = line.partition(" ")
            yield (mark, [rest]) if found and mark in ("#", "##") else ("", [line])


def _write(page: Worksheet, styles: FormStyles, row: int, mark: str, cells: list[str]) -> None:
    if mark in ("head", "row"):
        page.set_row(row, _row_height(mark, cells))
        for i, text in enumerate(cells):
            page.write_string(row, i, text, _cell_style(styles, mark, i, cells))
        return
    look = {
        "#": styles.of(bold=True, font_size=18, font_color=DEEP),
        "##": styles.of(bold=True, font_size=14, font_color=DEEP, valign="bottom"),
    }.get(mark, styles.of(font_color=GREY))
    page.set_row(row, _row_height(mark, cells))
    page.write_string(row, 0, cells[0], look)


def _cell_style(styles: FormStyles, mark: str, i: int, cells: list[str]) -> object:
    look: dict[str, object] = {"border": 1, "border_color": LINE, "text_wrap": True}
    if mark == "head":
        return styles.of(**look, bold=True, bg_color=PALE, align="center")
    look |= {"align": "center"} if i in (1, 4) else {"align": "left", "indent": 1}
    required = cells[1] == "必填"
    if i <= 1:
        look |= {"bold": required, "font_color": WARM if i and required else DEEP if required else GREY if i else "#1F2937"}
    return styles.of(**look)


def _row_height(mark: str, cells: list[str]) -> float:
    """The height in points of a row; in the table that of its cell with the most lines."""
    if mark != "row":
        return {"#": 38.0, "##": 36.0, "head": 24.0}.get(mark, 21.0)
    return max(line_count(text, width - 3) for text, width in zip(cells, WIDTHS, strict=False)) * LINE_HEIGHT + 8
