"""Write a letter in the layout of official documents: from lightly marked-up text to a Word file.

The text is rendered by Jinja2; ``# `` begins the title, ``## `` a heading, ``##! `` that of a slip on a new page, ``> `` a
right-aligned line, ``| `` a row of a table whose first row is its header, ``! `` a line without indent, ``~ `` the chart of that
number. Values are escaped first, so that nothing a clerk typed can act as markup.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import groupby, pairwise, zip_longest
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from addin.summary.letters.word_bytes import bytes_of
from addin.summary.letters.word_chart import BarChart, add_chart
from workbook_templates.cell_types import mask_in_text

TEMPLATES = Path(__file__).with_name("templates")
NUMERALS = "一二三四五六七八九十"  # of the parts of a document
TITLE, HEADING, BODY, TABLE = ("宋体", 20), ("黑体", 15), ("仿宋", 15), ("仿宋", 10.5)
PAGE_WIDTH, MOST_SHORT, LETTER_WIDTH = 16.0, 3.9, 0.23  # centimetres
LEAST_SIZE = 7.5  # points
MOST_TOGETHER = 16  # rows of a table that is not divided between pages
WRITTEN_HEIGHT = 1.1  # of a row to be filled in by hand
_NUMBER = re.compile(r"[0-9A-Z*]{12,}")
# Control characters, line ends of every kind, marks of writing direction, and characters that XML does not allow.
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]+")


def plain(value: object) -> str:
    """A value as plain text: without line breaks, control characters and markup, identity numbers masked."""
    text = mask_in_text(_CONTROL.sub(" ", "" if value is None else str(value)).replace("|", "｜"))
    return re.sub(r"^([#>!~])", r" \1", text)


@cache
def environment() -> Environment:
    """The Jinja2 environment of the letters' templates; every value is passed through ``plain``, a missing one is an error."""
    return Environment(  # noqa: S701 - the text becomes Word paragraphs, not HTML; ``finalize`` makes values plain
        loader=FileSystemLoader(TEMPLATES), finalize=plain, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )


def render(name: str, **values: Any) -> str:
    """The marked-up text of a letter from its template; jinja2.UndefinedError where a value is missing."""
    return environment().get_template(name).render(**values)


def as_word(text: str, charts: Sequence[BarChart] = ()) -> bytes:
    """The bytes of a Word file (.docx, A4) with the marked-up text and the charts that it names by their numbers, from 0."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = Cm(3.2), Cm(3), Cm(2.6), Cm(2.4)
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    for table, group in groupby(lines, key=lambda line: line.startswith("|")):
        if table:
            if document.paragraphs:
                document.paragraphs[-1].paragraph_format.keep_with_next = True  # what says whose table it is
            _table(document, [[cell.strip() for cell in line.strip("|").split("|")] for line in group])
        else:
            for line in group:
                if line.startswith("~ "):
                    add_chart(document, charts[int(line[2:])])
                else:
                    _line(document, line)
    _keep_signature(document)
    return bytes_of(document)


def _keep_signature(document: Any) -> None:
    """Keep the sender and the date with the end of the text: neither stands alone on a last page."""
    for paragraph, following in pairwise(document.paragraphs):
        if following.alignment == WD_ALIGN_PARAGRAPH.RIGHT:
            paragraph.paragraph_format.keep_with_next = True


def _line(document: Any, line: str) -> None:
    mark, _, rest = line.partition(" ")
    known: dict[str, Callable[[Any, str], None]] = {"#": _title, "##": _heading, "##!": _slip, ">": _right, "!": _unindented}
    if mark in known:
        known[mark](document, rest)
    else:
        _paragraph(document, line, BODY, indent=True)


def _title(document: Any, text: str) -> None:
    paragraph = _paragraph(document, text, TITLE, bold=True)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.space_after = Pt(18)


def _heading(document: Any, text: str) -> None:
    paragraph = _paragraph(document, text, HEADING, indent=True)
    paragraph.paragraph_format.keep_with_next = True


def _slip(document: Any, text: str) -> None:
    paragraph = _paragraph(document, text, TITLE, bold=True)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.page_break_before = True


def _right(document: Any, text: str) -> None:
    _paragraph(document, text, BODY).alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _unindented(document: Any, text: str) -> None:
    _paragraph(document, text, BODY)


def _paragraph(document: Any, text: str, font: tuple[str, float], *, indent: bool = False, bold: bool = False) -> Any:
    paragraph = document.add_paragraph()
    form = paragraph.paragraph_format
    form.space_after, form.line_spacing = Pt(0), 1.4
    if indent:
        form.first_line_indent = Pt(font[1] * 2)
    _run(paragraph, text, font, bold=bold)
    return paragraph


def _run(paragraph: Any, text: str, font: tuple[str, float], *, bold: bool = False) -> None:
    run = paragraph.add_run(text)
    run.font.name, run.font.size, run.font.bold = font[0], Pt(font[1]), bold
    run._element.rPr.rFonts.set(qn("w:eastAsia"), font[0])


def _table(document: Any, rows: list[list[str]]) -> None:
    table = document.add_table(rows=0, cols=len(rows[0]))
    table.style, table.autofit = "Table Grid", False
    widths = list(_column_widths(rows))
    if sum(widths) > PAGE_WIDTH:  # headers of two lines rather than smaller letters
        widths = list(_column_widths([[text[: (len(text) + 1) // 2] for text in rows[0]], *rows[1:]]))
    shrunk = min(PAGE_WIDTH / sum(widths), 1.0)  # a table of many columns is written smaller rather than over the margin
    widths, font = [width * shrunk for width in widths], (TABLE[0], max(TABLE[1] * shrunk, LEAST_SIZE))
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    for number, row in enumerate(rows):
        line = table.add_row()
        for cell, text, width in zip(line.cells, _padded(row, len(widths)), widths, strict=True):
            cell.width = Cm(width)
            form = cell.paragraphs[0].paragraph_format
            form.space_before, form.space_after = Pt(2), Pt(2)
            form.keep_with_next = number < len(rows) - 1 <= MOST_TOGETHER
            _run(cell.paragraphs[0], text, font, bold=number == 0)
        if row[1:] and not any(row[1:]):
            line.height = Cm(WRITTEN_HEIGHT)
        _set_row_property(line, "w:cantSplit")
    _set_row_property(table.rows[0], "w:tblHeader")
    document.add_paragraph().paragraph_format.space_after = Pt(0)


def _padded(row: list[str], width: int) -> Iterator[str]:
    return iter((row + [""] * width)[:width])


def _column_widths(rows: list[list[str]]) -> Iterator[float]:
    """The width of each column in centimetres: short ones get what they need, long ones share what is left.

    They share in proportion to the square root of their length, so that a name beside a whole sentence takes one line or two;
    but a number stands in one line. One column that is to be filled in by hand takes what the others leave.
    """
    columns = list(zip_longest(*rows, fillvalue=""))
    needed = [LETTER_WIDTH * max(len(text.encode("gbk", "replace")) for text in column) + 0.7 for column in columns]
    by_hand = [n for n, column in enumerate(columns) if not any(column[1:])]
    if len(by_hand) == 1:
        needed[by_hand[0]] = PAGE_WIDTH
    fixed = [one if one <= MOST_SHORT else 0.0 for one in needed]
    least = [LETTER_WIDTH * max(len(run) for text in column for run in _NUMBER.findall(text) or [""]) for column in columns]
    for _ in columns:
        shares = _shares(needed, fixed)
        fixed = [width or (one if one > share else 0.0) for width, one, share in zip(fixed, least, shares, strict=True)]
    yield from _shares(needed, fixed)


def _shares(needed: list[float], fixed: list[float]) -> list[float]:
    """The widths where some are fixed: the others (0) share what is left."""
    left = max(PAGE_WIDTH - sum(fixed), 1.0)
    roots = [0.0 if width else math.sqrt(one) for one, width in zip(needed, fixed, strict=True)]
    scale = left / sum(roots) if any(roots) else 1.0
    return [width or one * scale for width, one in zip(fixed, roots, strict=True)]


def _set_row_property(row: Any, name: str) -> None:
    """Set a row's property: ``w:cantSplit`` (no page break within it) or ``w:tblHeader`` (repeated on every page)."""
    properties = row._tr.get_or_add_trPr()
    properties.append(properties.makeelement(qn(name), {qn("w:val"): "true"}))
