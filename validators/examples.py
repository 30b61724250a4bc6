"""Build tables from a rule's examples.

An example states only the differences from a baseline row, which consists of the ``example:`` of each schema column.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from validators.rule import Context, Rule
from workbook_templates.cell_types import show
from workbook_templates.layout import COVER, COVER_FIRST_ROW, COVER_VALUE_COLUMN, FIRST_ROW, letters
from workbook_templates.schema import Sheet, form, form_of_sheet
from workbook_templates.table import Fact, Source, Submission, Table, Tables
from workbook_templates.values.period import Period

BASE_PERIOD = "2026Q3"
LAST_PERIOD = "2026Q2"  # of the roster that an example states under "last"
_SETTINGS = ("as_of", "period", "complete", "last")


def baseline(sheet: Sheet) -> dict[str, object]:
    """The baseline row: the schema's examples as a clerk would type them, by column."""
    return {column.name: column.sample or None for column in sheet.own}


def sheet_named(name: str) -> Sheet:
    """A data sheet or the cover, by name. KeyError where no form has it."""
    return form("roster").cover if name == COVER else form_of_sheet(name).sheet(name)


def table_of(name: str, rows: Sequence[Mapping[str, object]]) -> Table:
    """A table of example rows at the places they have in an unchanged form. KeyError for an unknown sheet."""
    sheet = sheet_named(name)
    full = [baseline(sheet) | dict(row) for row in rows]
    table = Table(sheet, rows=[FIRST_ROW + i for i in range(len(full))], sources=[0] * len(full))
    for column in sheet.columns:
        table.add_column(column.name, [row.get(column.name) for row in full])
    return table


def tables_of(sheets: Mapping[str, Sequence[Mapping[str, object]]], period: str = BASE_PERIOD) -> Tables:
    """Tables of example rows by sheet, all from one workbook of a period. KeyError for an unknown sheet."""
    cover = form("roster").cover
    places = {name: {c.name: letters(i) for i, c in enumerate(sheet_named(name).columns)} for name in sheets}
    cover_values = baseline(cover) | dict(next(iter(sheets.get(COVER, ())), {}))
    cells = {(COVER, c.name): f"{COVER_VALUE_COLUMN}{COVER_FIRST_ROW + i}" for i, c in enumerate(cover.columns)}
    source = Source("示例.xlsx", show(cover_values["单位代码"]), show(cover_values["填报单位"]), period, places, cells)
    return Tables([table_of(sheet, rows) for sheet, rows in sheets.items()], [source])


def example_sheets(rule: Rule, example: Mapping[str, Any]) -> dict[str, Sequence[Mapping[str, object]]]:
    """The rows an example states, by sheet, each by its differences from the baseline row."""
    given = {name: rows for name, rows in example.items() if isinstance(rows, list)}
    own = {k: v for k, v in example.items() if k not in given and k not in _SETTINGS}
    sheets: dict[str, Sequence[Mapping[str, object]]] = {name: [{}] for name in rule.needs}
    sheets[rule.sheet] = [own]
    return sheets | given


def example_context(example: Mapping[str, Any]) -> Context:
    """The day and period of an example (its own, else those of the baseline), and the last roster that it states.

    ValueError where they cannot be parsed.
    """
    period, last = Period.parse(example.get("period", BASE_PERIOD)), example.get("last")
    day = dt.date.fromisoformat(example["as_of"]) if "as_of" in example else period.end
    complete = bool(example.get("complete"))
    return Context(day, period, complete=complete, last=tables_of(last, LAST_PERIOD) if last is not None else None)


def example_submission(example: Mapping[str, Any]) -> Submission:
    """A correct roster, but for the fact or the cover values that the example of a workbook rule states."""
    cover = {k: v for k, v in example.items() if k not in Fact.__dataclass_fields__}
    facts = [Fact(**{k: v for k, v in example.items() if k in Fact.__dataclass_fields__})] if "kind" in example else []
    tables = tables_of({COVER: [cover]})
    recognised = example.get("kind") not in ("unreadable", "unknown_form")
    return Submission("示例.xlsx", form("roster") if recognised else None, 1, "", tables, facts)
