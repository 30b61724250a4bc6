"""A form that holds only some rows of a workbook, each knowing the row it came from."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Set

from workbook_templates.advice import Advice, Sentence
from workbook_templates.layout import FIRST_ROW
from workbook_templates.mend.stamp import print_of, signed, stamp
from workbook_templates.read import Reading
from workbook_templates.table import Submission, Table
from workbook_templates.write.fill import write_form

TOLD = Sentence("这里只有需要改正的行，不能报送。改好后", Advice.MEND, "。")  # on the cover: neutral, it is handed on
Rows = Mapping[str, Set[int]]
Places = dict[tuple[str, int], int]  # sheet and row number in the workbook that was read: row number among the rows taken


def extract(reading: Reading, wanted: Rows) -> tuple[bytes, Places]:
    """The wanted rows (Excel's row numbers by sheet) as a workbook of the same form, and where each row stands in it.

    Cells hold what the clerk typed, mistakes included. 来源行 holds the row number in the workbook that was read and
    来源文件 what was in it, by which it goes back. ValueError where the workbook is no form.
    """
    submission, file = reading.submission, reading.content.path.name
    if submission.form is None:
        raise ValueError(f"{submission.file} is no form")
    places: Places = {}
    rows: dict[str, list[list[object]]] = {}
    for sheet in submission.form.sheets:
        table = submission.tables.get(sheet.name)
        own = submission.tables.own_rows(sheet.name) if table is not None else ()
        chosen = [i for i in own if table is not None and table.rows[i] in wanted.get(sheet.name, ())]
        if table is not None and chosen:
            rows[sheet.name] = [list(_cells(table, i, file)) for i in chosen]
            places |= {(sheet.name, table.rows[i]): FIRST_ROW + n for n, i in enumerate(chosen)}
    written = io.BytesIO()
    write_form(written, submission.form, _cover(submission), rows, stamp(reading.content.sha256))
    return written.getvalue(), places


def _cells(table: Table, i: int, file: str) -> Iterator[object]:
    """A row as typed, with its provenance: the unit it had, this file, this row."""
    yield from (table.raw(column.name, i) for column in table.sheet.own)
    yield table.get("来源单位代码")[i]
    yield table.get("来源单位")[i]
    yield signed(file, print_of(table, i))
    yield table.rows[i]


def _cover(submission: Submission) -> dict[str, object]:
    cover = submission.tables.get("封面")
    typed = {c.name: cover.raw(c.name, 0) for c in cover.sheet.columns} if cover is not None and len(cover) else {}
    return {name: str(value) if name == "报告期" else value for name, value in typed.items()} | {"说明": TOLD}
