"""Writing a filled form: the blank form of its kind with rows put in as XML, in chunks, so that memory stays small."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from workbook_templates.atomic_write import replacing
from workbook_templates.cell_types import width
from workbook_templates.layout import (
    COVER_FIRST_ROW,
    COVER_VALUE_COLUMN,
    FIRST_ROW,
    META_EXCUSED,
    META_ID,
    META_KEYS,
    META_MISSING,
    META_REMARK,
    META_SENT,
    META_SUBSIDIES,
    TITLE_ROW,
    letters,
)
from workbook_templates.schema import Form, Sheet
from workbook_templates.table import Reporting
from workbook_templates.write.cells import ColumnTarget, cell_xml, rows_xml
from workbook_templates.write.package import Deflated, DeflateStream, PackageWriter, deflate
from workbook_templates.write.printed_pages import head_letter
from workbook_templates.write.wording import sheet_title

Row = Sequence[object]
STYLES_PART, WORKBOOK_PART = "xl/styles.xml", "xl/workbook.xml"
MAX_ROWS = 1_048_576 - FIRST_ROW + 1
_ROWS_PER_CHUNK = 250  # what they are turned into stays in the processor's own memory
_SPOOL_IN_MEMORY = 8 << 20
_ROW_NUMBER = re.compile(r'<row r="(\d+)"')
_END, _FIRST = "</sheetData>", f'<row r="{FIRST_ROW}"'
_COLUMN_STYLE = re.compile(r'<col min="(\d+)" max="(\d+)"[^>]*? style="(\d+)"')
_DIMENSION = re.compile(r'<dimension ref="[^"]*"/>')
_COLLAPSED = re.compile(r' (?:hidden|collapsed)="1"')


class TooManyRows(ValueError):  # noqa: N818 - its text is shown to the user
    """More rows than a sheet of Excel can hold; the text is a Chinese sentence for the user."""


@dataclass(frozen=True, slots=True)
class _Blank:
    """The blank form of one kind, prepared once: the parts that never change, compressed, and the sheets that do, as XML text."""

    fixed: dict[str, Deflated]
    changing: dict[str, str]


def fill_form(
    path: Path,
    form: Form,
    cover: Mapping[str, object],
    rows: Mapping[str, Iterable[Row]],
    workbook_id: str = "",
    reporting: Reporting | None = None,
    *,
    ruled: bool = False,
) -> None:
    """Write the form as ``write_form`` does to a file, which takes the place of another one once it is whole."""
    with replacing(path) as file:
        write_form(file, form, cover, rows, workbook_id, reporting, ruled=ruled)


def write_form(
    file: BinaryIO,
    form: Form,
    cover: Mapping[str, object],
    rows: Mapping[str, Iterable[Row]],
    workbook_id: str = "",
    reporting: Reporting | None = None,
    *,
    ruled: bool = False,
) -> None:
    """Write the form with these cover values, by column, and these rows, by sheet.

    A row holds values in the order of ``sheet.columns``: the form's own, then, where it was consolidated,
    the provenance; None is blank, and a shorter row is blank to its end. Text stays text whatever it looks
    like, numbers and dates are written as such, and what does not fit its column is written as it is. ``reporting`` says
    whose forms a consolidated one was made of. Where ``ruled``, a sheet without rows is
    printed with lines to be filled by hand.

    KeyError for a sheet or cover column that the form does not have, ValueError for a row that is longer than
    its sheet, TooManyRows for more rows than Excel can hold.
    """
    unknown = rows.keys() - {sheet.name for sheet in form.sheets}
    if unknown:
        raise KeyError(f"{form.kind} has no sheet {unknown}")
    blank = _blank(form)
    changed = {
        _sheet_part(1): _with_cover(blank.changing[_sheet_part(1)], form, cover),
        _sheet_part(len(form.sheets) + 4): _with_meta(form, workbook_id, reporting),
    }
    sheets = {_sheet_part(i): sheet for i, sheet in enumerate(form.sheets, start=3)}
    package = PackageWriter(file)
    for name in _part_names(form):
        if name in sheets:
            sheet = sheets[name]
            _add_sheet(
                package, name, _with_title(blank.changing[name], form, sheet, cover), sheet, rows.get(sheet.name, ()), ruled
            )
        else:
            package.add(name, deflate(changed[name].encode()) if name in changed else blank.fixed[name])
    package.close()


@cache
def _blank(form: Form) -> _Blank:
    from workbook_templates.write.book import blank_parts  # noqa: PLC0415 - loads XlsxWriter and jinja2

    changing_names = {_sheet_part(1), _sheet_part(len(form.sheets) + 4), *(_sheet_part(i + 3) for i in range(len(form.sheets)))}
    parts = blank_parts(form)
    fixed = {name: deflate(data) for name, data in parts.items() if name not in changing_names}
    return _Blank(fixed, {name: parts[name].decode() for name in changing_names})


@cache
def _part_names(form: Form) -> tuple[str, ...]:
    from workbook_templates.write.book import blank_parts  # noqa: PLC0415 - as above

    return tuple(blank_parts(form))


def sheet_part(form: Form, sheet: str) -> str:
    """The path of a data sheet's part in a form that was written; KeyError where the form has no such sheet."""
    return _sheet_part(form.sheets.index(form.sheet(sheet)) + 3)


def _sheet_part(number: int) -> str:
    return f"xl/worksheets/sheet{number}.xml"


def _with_cover(xml: str, form: Form, cover: Mapping[str, object]) -> str:
    for name in cover:
        form.cover.column(name)
    for i, column in enumerate(form.cover.columns):
        if cover.get(column.name) not in (None, ""):
            xml = _set_cell(xml, f"{COVER_VALUE_COLUMN}{COVER_FIRST_ROW + i}", cover[column.name], dates=column.type == "date")
    return xml


def _with_meta(form: Form, workbook_id: str, reporting: Reporting | None) -> str:
    xml = _blank(form).changing[_sheet_part(len(form.sheets) + 4)]
    if workbook_id:
        xml = _set_cell(xml, f"B{META_KEYS.index(META_ID) + 1}", workbook_id)
    if reporting is None:
        return xml
    said = ((META_SENT, reporting.sent), (META_MISSING, reporting.missing), (META_REMARK, reporting.remarks))
    lines: list[Row] = [(key, code, text) for key, units in said for code, text in units.items()]
    lines += [(META_EXCUSED, key, *one) for key, one in reporting.excused.items()]
    lines += [(META_SUBSIDIES, *one[:4], str(one.people), str(one.lines), f"{one.yuan:.2f}") for one in reporting.subsidies]
    targets = [ColumnTarget(letter, "0") for letter in "ABCDEFGH"]
    return xml.replace(_END, rows_xml(lines, len(META_KEYS) + 1, targets).decode() + _END)


def _with_title(xml: str, form: Form, sheet: Sheet, cover: Mapping[str, object]) -> str:
    return _set_cell(xml, f"{head_letter(sheet)}{TITLE_ROW}", sheet_title(form, sheet.name, cover))


def _set_cell(xml: str, reference: str, value: object, *, dates: bool = False) -> str:
    """The sheet's XML with this value in an existing cell, which keeps its style; KeyError where there is no such cell."""
    found = re.search(rf'<c r="{reference}" s="(\d+)"(?:/>| t="s"><v>\d+</v></c>)', xml)
    if found is None:
        raise KeyError(reference)
    return xml[: found.start()] + cell_xml(reference, found[1], value, dates=dates) + xml[found.end() :]


def _add_sheet(package: PackageWriter, name: str, xml: str, sheet: Sheet, rows: Iterable[Row], ruled: bool) -> None:
    """Compress the rows as they come; the part before them, which
    says how far they reach, is compressed last and put in front.
    """
    split = xml.index(_END)
    with tempfile.SpooledTemporaryFile(_SPOOL_IN_MEMORY) as spool:
        stream = DeflateStream(spool)
        last, consolidated = _stream_rows(stream, sheet, _columns(xml, sheet), rows)
        stream.write(xml[split:].encode())
        stream.finish()
        head = xml[:split]
        if not ruled or last >= FIRST_ROW:
            head = head[: head.index(_FIRST)]
        last = int(_ROW_NUMBER.findall(head)[-1]) if _FIRST in head else last
        head = _DIMENSION.sub(f'<dimension ref="A1:{letters(len(sheet.columns) - 1)}{last}"/>', head)
        if consolidated:
            before, cols, after = head.partition("<cols>")
            inside, close, rest = after.partition("</cols>")
            head = before + cols + _COLLAPSED.sub("", inside) + close + rest
        package.add_joined(name, deflate(head.encode(), continued=True), stream)


def _stream_rows(stream: DeflateStream, sheet: Sheet, columns: list[ColumnTarget], rows: Iterable[Row]) -> tuple[int, bool]:
    """Write all rows; return the last row's number, and whether any
    row has a provenance. TooManyRows for more than Excel can hold.
    """
    source, own, number, consolidated = iter(rows), sheet.own_columns, FIRST_ROW, False
    while chunk := list(islice(source, _ROWS_PER_CHUNK)):
        if number + len(chunk) - FIRST_ROW > MAX_ROWS:
            raise TooManyRows(f"“{sheet.name}”超过{MAX_ROWS:,}行，一张表放不下，请分开汇总。")
        consolidated = consolidated or any(any(row[own:]) for row in chunk)
        stream.write(rows_xml(chunk, number, columns))
        number += len(chunk)
    return number - 1, consolidated


def _columns(xml: str, sheet: Sheet) -> list[ColumnTarget]:
    """The target of each column's values, with the style that the blank form gives the column."""
    styles = {i: found[3] for found in _COLUMN_STYLE.finditer(xml) for i in range(int(found[1]), int(found[2]) + 1) if i < 256}
    return [
        ColumnTarget(letters(i), styles[i + 1], column.type == "date", width(column) - 2 if column.type == "text" else 0)
        for i, column in enumerate(sheet.columns)
    ]
