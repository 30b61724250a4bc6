"""The next period's form, born from the last one: which rows go on, which are gone and why, and what ends in the new period.

Which rows go on is declared for each sheet in its schema (``carry``). Nothing is filled in that nobody reported.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from workbook_templates.cell_types import Value, show
from workbook_templates.layout import FIRST_ROW
from workbook_templates.row_subject import row_subject
from workbook_templates.schema import Form, Sheet
from workbook_templates.table import Table, Tables
from workbook_templates.values.period import Period

_CARRIED_COVER = ("填报单位", "单位代码", "上级机构代码", "填报人", "联系电话", "审核人", "负责人")
_STATE = "状态"


@dataclass(frozen=True, slots=True)
class Notice:
    """A row that is worth a look: the sheet, Excel's row in the last form, whom or what it is about (numbers masked), and why.

    ``cell`` is the row number and zero-based column in the new form of what wants a look there, None where there is nothing.
    """

    sheet: str
    row: int
    about: str
    why: str
    cell: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class NextForm:
    """The content of the next period's form: cover values by column, rows by sheet in the order of its own columns.

    ``gone`` are the rows that do not go on, ``ending`` those with a date that comes in the new period (a term, a standard).
    """

    form: Form
    period: Period
    cover: Mapping[str, object]
    rows: Mapping[str, list[list[object]]]
    gone: tuple[Notice, ...]
    ending: tuple[Notice, ...]


@dataclass(frozen=True, slots=True)
class WrittenNext:
    """The next form as it was written: its path, that of the list of what changed (None where nothing did), its content, and
    the clerk's own columns and sheets, which were not carried on. ``change_form`` is the form in which the changes alone can be
    reported instead; None where there is none of this kind, or it is there already.
    """

    path: Path
    changes: Path | None
    content: NextForm
    left_out: tuple[str, ...]
    change_form: Path | None = None


def next_form(form: Form, tables: Tables, last: Period, period: Period) -> NextForm:
    """The form for ``period`` from the tables of the one for ``last``, which has no errors. ValueError where it is not later."""
    reasons = _reasons(form, tables, last, period)
    kept = _kept(tables, reasons)
    gone = [_notice(form.sheet(name), tables[name], i, why) for name, those in reasons.items() for i, why in those.items()]
    rows = {name: [_row(tables[name], i) for i in those] for name, those in kept.items()}
    ending = [one for name, those in kept.items() for one in _ending(tables[name], those, period)]
    return NextForm(form, period, carried_cover(tables, period), rows, tuple(gone), tuple(ending))


def rows_that_go_on(form: Form, tables: Tables, last: Period, period: Period) -> dict[str, list[int]]:
    """The rows (indices into the tables) that go on from the form for ``last`` into the one for ``period``, by sheet.

    Sheets that begin empty are left out. ValueError where the period is not later.
    """
    return _kept(tables, _reasons(form, tables, last, period))


def _kept(tables: Tables, reasons: Mapping[str, Mapping[int, str]]) -> dict[str, list[int]]:
    return {name: [i for i in range(len(tables[name])) if i not in those] for name, those in reasons.items()}


def _reasons(form: Form, tables: Tables, last: Period, period: Period) -> dict[str, dict[int, str]]:
    """Why a row does not go on, by sheet and row (index into the table), for every sheet that goes on at all."""
    if period.end <= last.end:
        raise ValueError(f"{period} is not later than {last}")
    found: dict[str, dict[int, str]] = {}
    departed: dict[str, set[Value]] = {}
    for sheet in form.sheets:
        table = tables.get(sheet.name)
        if table is not None and sheet.carry is not None:
            reasons = {i: why for i in range(len(table)) if (why := _why_gone(sheet, table, i, last, period, departed))}
            departed[sheet.name] = _departed(sheet, table, reasons)
            found[sheet.name] = reasons
    return found


def _why_gone(sheet: Sheet, table: Table, i: int, last: Period, period: Period, departed: Mapping[str, set[Value]]) -> str:
    """Why a row does not go on, in Chinese; empty where it does."""
    carry = sheet.carry
    if carry is None:
        return ""
    state = show(table.get(_STATE)[i]) if carry.states else ""
    ended = table.get(carry.ended)[i] if carry.ended else None
    if isinstance(ended, dt.date) and ended <= last.end and (not carry.states or state in carry.states):
        return f"{state or carry.ended} {ended.isoformat()}"
    year = table.get(carry.year)[i] if carry.year else None
    year = year.year if isinstance(year, dt.date) else year
    if isinstance(year, int) and year < period.year:
        return f"{year}年的"
    if carry.of and table.get(carry.person)[i] in departed.get(carry.of, ()):
        return f"本人已不在“{carry.of}”里"
    return ""


def _departed(sheet: Sheet, table: Table, gone: Mapping[int, str]) -> set[Value]:
    """The identity numbers that stand on no row of the sheet any more."""
    if not any(column.name == "身份证号" for column in sheet.own):
        return set()
    numbers = table.get("身份证号")
    return {numbers[i] for i in gone} - {number for i, number in enumerate(numbers) if i not in gone}


def _row(table: Table, i: int) -> list[object]:
    """The values of a row; a cell that could not be read keeps its text."""
    return [table.as_written(column.name, i) for column in table.sheet.own]


def _ending(table: Table, rows: list[int], period: Period) -> Iterator[Notice]:
    """The dates of these rows that may lie in the future, and come in the period."""
    for place, column in enumerate(table.sheet.own):
        if column.type == "date" and column.future:
            days = table.get(column.name)
            for number, i in enumerate(rows, start=FIRST_ROW):
                day = days[i]
                if isinstance(day, dt.date) and period.contains(day):
                    why = f"{column.name} {day.isoformat()}，在本期内"
                    yield _notice(table.sheet, table, i, why, (number, place))


def _notice(sheet: Sheet, table: Table, i: int, why: str, cell: tuple[int, int] | None = None) -> Notice:
    return Notice(sheet.name, table.rows[i], row_subject(sheet, lambda name: table.get(name)[i]), why, cell)


def carried_cover(tables: Tables, period: Period) -> dict[str, object]:
    """The cover of the new form: whose it is and who fills it in; the day is left to them, and it is sent the first time."""
    cover = tables["封面"]
    known = {name: cover.get(name)[0] for name in _CARRIED_COVER}
    return {name: show(value) for name, value in known.items() if value is not None} | {"报告期": str(period), "报送次数": 1}
