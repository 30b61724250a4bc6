"""Suggestions that rules propose: what a cell most likely is to hold. The clerk decides on each; none is made silently."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import islice
from typing import NamedTuple

from validators.cells import unsafe
from validators.engine import context_of, views
from validators.rule import Context, Rule, View
from validators.rule_index import entries
from validators.wording import finding_of
from workbook_templates.cell_types import Value
from workbook_templates.schema import Column
from workbook_templates.table import Place, Submission
from workbook_templates.values.period import Period

MOST = 1_000  # nobody reads more at once; what is left is proposed the next time
_REWRITTEN = "写法不规范，看得懂，换成规范的写法，意思不变。"
_FILLED = "这一格空着，由身份证号看得出来。"


class Suggestion(NamedTuple):
    """A cell of a form's ``sheet``, what the clerk typed there (None: blank), and the value that is to stand there.

    ``column`` is the cell's. ``sure``: only the way of writing changes, or a blank cell is filled from the identity number;
    else what is there is replaced by something else. ``why`` says what is wrong, private numbers masked.
    """

    place: Place
    sheet: str
    column: Column
    was: object
    value: object
    rule: str
    why: str
    sure: bool


def suggestions(submission: Submission) -> list[Suggestion]:
    """The suggestions of one form in the order of sheets, rows and columns, at most ``MOST``.

    At a cell that can also be rewritten a rule's proposal counts. Rows ticked on a grid have no cell of their own and are left
    out, as is what a spreadsheet might take for a formula.
    """
    context = context_of([submission])
    found = {one.place[1:]: one for one in islice(_rewritings(submission), MOST)}
    found |= {one.place[1:]: one for one in islice(_proposals(submission, context), MOST)}
    order = {name: n for n, name in enumerate(submission.tables)}
    return sorted(found.values(), key=lambda one: (order[one.sheet], one.place.row, len(one.place.cell), one.place.cell))[:MOST]


def _rewritings(submission: Submission) -> Iterator[Suggestion]:
    """What was understood although it is written in an unusual way, as it was understood."""
    for rule in (entry.rule for entry in entries() if entry.scope == "workbook"):
        for table in submission.tables.values() if rule.suggest else ():
            own = set(submission.tables.own_rows(table.sheet.name))
            for name, values in table.columns.items():
                column = table.sheet.column(name)
                for i in own.intersection(rule.suggest(table, column)) if rule.suggest else ():
                    yield from _suggestion(submission, rule, View(table, column, values), i, values[i], _REWRITTEN)


def _proposals(submission: Submission, context: Context) -> Iterator[Suggestion]:
    """What the rules about one column propose where it is wrong."""
    tables = submission.tables
    own: Mapping[str, set[int]] = {name: set(tables.own_rows(name)) for name in tables}
    for rule, view in views(tables):
        name = view.table.sheet.name
        for hit in rule.check(view, context) if rule.suggest else ():
            value = rule.suggest(view, hit.row) if rule.suggest and hit.row in own[name] else None
            if value is not None:
                blank = view.table.raw(view.column.name, hit.row) is None
                told = _FILLED if blank else finding_of(rule, hit, tables, context, name, view.column.name).message
                yield from _suggestion(submission, rule, view, hit.row, value, told)


def _suggestion(submission: Submission, rule: Rule, view: View, i: int, value: Value, why: str) -> Iterator[Suggestion]:
    table, column = view.table, view.column
    place, was = submission.tables.place(table.sheet.name, column.name, i), table.raw(column.name, i)
    written = _written(column, value)
    if place.cell and not (isinstance(written, str) and unsafe(written)):
        sure = rule.scope == "workbook" or was is None
        yield Suggestion(place, table.sheet.name, column, was, written, rule.code, why, sure)


def _written(column: Column, value: Value) -> object:
    """A value as it is typed into a cell: of a date of which the month is enough, the first of a month is the month alone."""
    if isinstance(value, dt.date) and column.month and value.day == 1:
        return f"{value:%Y-%m}"
    if isinstance(value, Decimal):
        return float(value)
    return str(value) if isinstance(value, Period) else value
