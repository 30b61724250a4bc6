"""Suggestions of the open form: on a sheet where the clerk chooses, then into the cells.

The sheet remembers cell, value and what is proposed. Before anything is written the form is read and judged anew: what is no
longer proposed in just these words was changed meanwhile, and is left as it is.
"""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from addin.errors import Refused
from addin.presentation.suggestions import CHOICE, HEADER, YES, suggestion_row
from validators.suggestions import Suggestion
from workbook_templates.read import Reading

SHEET = "改正建议"
_TITLE = "改正建议：要改的，“{choice}”写“{yes}”，不改的空着；再点一次这个按钮。表："
_TITLE_ROW, _HEADER_ROW, _FIRST = 1, 2, 3
_WIDTHS = (9, 22, 16, 8, 16, 26, 26, 70)
_FREE = (255, 249, 219)


class Applied(NamedTuple):
    """How many corrections were written, and how many chosen ones were left because the form has changed since."""

    written: int
    left: int


def ask_which(context: Any, reading: Reading, found: Sequence[Suggestion]) -> None:
    """Open a new workbook with the suggestions, a row each; what is sure is chosen already. ``context`` is a ButtonContext."""
    title = _TITLE.format(choice=CHOICE, yes=YES)
    rows = [[title, context.book.name, *[""] * 6], list(HEADER)]
    rows += [_typed(suggestion_row(one, reading.sheets.subject(one.sheet, one.place.row))) for one in found]
    sheet = context.new_sheet(SHEET, rows, widths=_WIDTHS)
    sheet.range((_TITLE_ROW, 1), (_TITLE_ROW, len(HEADER))).wrap_text = False
    sheet.range((_TITLE_ROW, 1), (_HEADER_ROW, len(HEADER))).font.bold = True
    sheet.range((_FIRST, 1), (_HEADER_ROW + len(found), 1)).color = _FREE
    sheet.range((_FIRST, 1)).select()
    context.needs_no_saving(sheet.book)


def form_of(sheet: Any) -> Any:
    """The open form that a sheet of suggestions was made for. Refused where it was closed."""
    name = str(sheet.range((_TITLE_ROW, 2)).value or "")
    found = next((book for book in sheet.book.app.books if book.name == name), None)
    if found is None:
        raise Refused(f"“{name}”已经关闭了，没有地方可改。请打开它，重新列一次改正建议。")
    return found


def chosen_rows(sheet: Any) -> set[tuple[str, ...]]:
    """The rows whose choice is 是, as told on the sheet. Refused where a choice is anything else, 否 and blank apart."""
    last = max(sheet.used_range.last_cell.row, _FIRST)
    told = sheet.range((_FIRST, 1), (last, len(HEADER))).options(ndim=2).value
    rows = [tuple("" if cell is None else str(cell).strip() for cell in row) for row in told]
    strange = next((n for n, row in enumerate(rows, start=_FIRST) if row[0] not in (YES, "否", "")), None)
    if strange is not None:
        raise Refused(f"第 {strange} 行的“{CHOICE}”请写“{YES}”，不改的空着。什么也没有改。")
    return {row[1:] for row in rows if row[0] == YES}


def apply(book: Any, reading: Reading, found: Iterable[Suggestion], chosen: set[tuple[str, ...]]) -> Applied:
    """Write the chosen ones of these corrections into the open form, as one step to undo where its host knows steps.

    ``reading`` is the form as it was just read.
    """
    wanted = [one for one in found if _key(one, reading) in chosen]
    with _one_step(book):
        for one in wanted:
            _write(book.sheets[reading.sheets.names[one.sheet]].range(one.place.cell), one.value)
    return Applied(len(wanted), len(chosen) - len(wanted))


def _key(one: Suggestion, reading: Reading) -> tuple[str, ...]:
    """The row that tells of a correction, as it is read from the sheet."""
    row = _typed(suggestion_row(one, reading.sheets.subject(one.sheet, one.place.row)))
    return tuple(text.strip() for text in row[1:])


def _one_step(book: Any) -> contextlib.AbstractContextManager[None]:
    """The click's own step is on the sheet of suggestions; the form is another document."""
    own = getattr(getattr(book, "impl", None), "one_step", None)
    return contextlib.nullcontext() if own is None else own(SHEET)


def _write(cell: Any, value: object) -> None:
    """A value into a cell, as a date or text; the format comes first, or the host makes a number of a text of digits."""
    if isinstance(value, dt.date):
        cell.number_format = "yyyy-mm-dd"
        cell.value = dt.datetime(value.year, value.month, value.day)  # noqa: DTZ001 - a day of the calendar
    else:
        if isinstance(value, str):
            cell.number_format = "@"
        cell.value = value


def _typed(row: list[str]) -> list[str]:
    """A row as its sheet holds it: nothing of a cell may become a formula."""
    return [f"＝{text[1:]}" if text[:1] == "=" else text for text in row]
