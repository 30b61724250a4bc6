"""Use cases of explaining: from a cell of a consolidated workbook, or from an indicator, to the units' files and rows."""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import Path

from addin.consolidation.trace import TracedCell, trace_row
from addin.errors import Refused
from addin.store.connection import reading
from addin.submissions.folder import Office, open_office
from addin.submissions.receipts import Receipt, of_period
from addin.submissions.reorganisations import reorganisations
from addin.summary.collect.explained_figure import ExplainedFigure
from addin.usecases.periods import period_of
from addin.usecases.reports import summary_data
from workbook_templates.read import read_file
from workbook_templates.schema import Column
from workbook_templates.table import Submission
from workbook_templates.values.period import Period

_CELL = re.compile(r"([A-Za-z]{1,3})?([1-9][0-9]{0,6})")


def explain_cell(root: Path, file: Path, sheet: str, cell: str) -> TracedCell:
    """Where a cell (C17) or row (17) of a workbook of the office ``root`` came from.

    Refused where the file is no form, the sheet, the column or the row is not there, or nothing received holds the row.
    """
    office, book = open_office(root), read_file(file, name=file.name).submission
    if not book.usable or book.form is None:
        raise Refused(f"“{file.name}”读不出来，或者不是本系统的表。")
    if sheet not in book.tables:
        raise Refused(f"“{file.name}”里没有“{sheet}”这张表，有：{'、'.join(book.tables)}。")
    found = _CELL.fullmatch(cell.strip())
    if found is None:
        raise Refused(f"“{cell}”不是一个格子，请写成 C17 这样，或者只写行号。")
    column = _column(book, sheet, (found[1] or "").upper())
    steps = trace_row(office, book, sheet, int(found[2]), column)
    return TracedCell(sheet, column.name if column else "", tuple(steps))


def _column(book: Submission, sheet: str, letters: str) -> Column | None:
    """The column with these letters in the workbook; None where none are given. Refused where it has no such column."""
    if not letters:
        return None
    names = {letter: name for name, letter in book.tables.sources[0].letters.get(sheet, {}).items()}
    if letters not in names:
        raise Refused(f"“{sheet}”的 {letters} 列不是表里的列。")
    return book.tables[sheet].sheet.column(names[letters])


def explain_figure(root: Path, period: str, code: str, unit: str = "", most: int = 100) -> ExplainedFigure:
    """An indicator (I02-1) of the office ``root`` in a period, for all units or for one (its code); ``most`` rows a side.

    Refused where there is no such indicator or unit, and as the summary.
    """
    data = summary_data(root, period, most_lines=1_000_000)
    view = next((one for one in data.indicators if one.indicator.code == code.upper()), None)
    if view is None:
        raise Refused(f"没有“{code}”这个指标。")
    rows_of = {one.unit for one in (*view.counted, *view.missed)}
    codes = _codes(open_office(root), unit, period_of(period), rows_of) or [one for one in data.units if one == unit]
    if unit and not codes:
        raise Refused(f"没有代码为“{unit}”的单位。")
    counted, missed = ([one for one in side if not unit or one.unit in codes] for side in (view.counted, view.missed))
    parts = [part.text for one in codes if (part := view.by_unit.get(one))]
    text = f"{'、'.join(parts)} {view.indicator.unit}" if parts else view.text
    left_out = max(len(counted) - most, 0), max(len(missed) - most, 0)
    receipts = _receipts(open_office(root), str(period_of(period)))
    name = "、".join(data.units.get(one, one) for one in codes)
    return ExplainedFigure(view, name, text, tuple(counted[:most]), tuple(missed[:most]), left_out, receipts)


def _codes(office: Office, unit: str, period: Period, there: Collection[str]) -> list[str]:
    """Under which of the codes ``there`` a unit's persons are told in the period: another's, where it was merged by then or was
    not there yet.
    """
    return [one for one in reorganisations(office).who_has(unit, period, there) if one in there] if unit else []


def _receipts(office: Office, period: str) -> dict[tuple[str, str], Receipt]:
    """The accepted files of a period by unit and by the sender's name of the file."""
    with reading(office.engine) as connection:
        found = [one for one in of_period(connection, period) if one.key and one.state == "accepted"]
    return {(one.key.unit, one.file_name): one for one in found if one.key}
