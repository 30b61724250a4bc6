"""Words for a hit: the rule's sentence filled with the row's own values, private numbers masked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from validators.finding import Finding
from validators.rule import Context, Hit, Rule, WorkbookHit
from workbook_templates.cell_types import mask_in_text, show, show_masked
from workbook_templates.table import Table, Tables

LONGEST_VALUE = 60
# Control characters, line ends of every kind, and what turns the direction of writing.
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]+")


class _Words(dict[str, str]):
    """Values for a sentence; a name that nobody knows shows as nothing instead of failing."""

    def __missing__(self, name: str) -> str:
        return ""


class _RowWords(_Words):
    """Values for a sentence about a row: those given, and the row's own columns as the sentence asks for them."""

    def __init__(self, table: Table, row: int) -> None:
        self.table, self.row = table, row

    def __missing__(self, name: str) -> str:
        if name in self.table.columns:
            return show_masked(self.table.sheet.column(name), self.table.columns[name][self.row])
        return super().__missing__(name)


def fill(sentence: str, values: Mapping[str, str]) -> str:
    """The sentence with its {names} filled in."""
    return as_told(sentence.format_map(values if isinstance(values, _Words) else _Words(values)))


def as_told(text: str) -> str:
    """Words as they may be told: in one line, with nothing that a terminal obeys and no number of a person or an account."""
    return mask_in_text(text if text.isprintable() else _UNSEEN.sub(" ", text))


def finding_of(rule: Rule, hit: Hit, tables: Tables, context: Context, sheet: str, column: str) -> Finding:
    """The finding a hit means, at its cell. ``sheet`` and ``column`` hold unless the hit names others."""
    sheet, column = hit.sheet or sheet, hit.column or column
    table = tables[sheet]
    place = tables.place(sheet, column, hit.row)
    words = _RowWords(table, hit.row)
    words.update({"列": column, "值": _value(table, column, hit.row)})
    values = hit.values(hit.row) if callable(hit.values) else hit.values
    words.update({name: show(value) for name, value in values.items()})
    return Finding(
        rule=rule.code, severity=hit.severity or rule.severity_on(context), clause=rule.clause or None, file=place.file,
        sheet=sheet, cell=place.cell, row=place.row, column=column, value=words["值"],
        message=fill(rule.message, words), fix=fill(rule.fix, words),
    )  # fmt: skip


def spot_finding_of(rule: Rule, spot: WorkbookHit, file: str, context: Context) -> Finding:
    """The finding of a workbook rule, at what the reader noticed."""
    fact = spot.fact
    words = {"表": fact.sheet, "列": fact.column, "值": _short(fact.value), "格": fact.cell}
    words |= {"行": str(fact.row or ""), "详情": fact.detail}
    words |= {name: show(value) for name, value in spot.values.items()}
    return Finding(
        rule=rule.code, severity=spot.severity or rule.severity_on(context), clause=None, file=file, sheet=fact.sheet,
        cell=fact.cell, row=fact.row, column=fact.column, value=words["值"],
        message=fill(rule.message, words), fix=fill(rule.fix, words),
    )  # fmt: skip


def row_words(table: Table, i: int) -> dict[str, str]:
    """A row's values as they may be shown."""
    columns = (column for column in table.sheet.columns if column.name in table.columns)
    return {column.name: show_masked(column, table.columns[column.name][i]) for column in columns}


def _value(table: Table, column: str, i: int) -> str:
    try:
        known = table.sheet.column(column)
    except KeyError:
        return ""
    raw: Any = table.raw(column, i)
    return _short(show_masked(known, raw))


def _short(text: str) -> str:
    text = as_told(text)
    return text if len(text) <= LONGEST_VALUE else text[: LONGEST_VALUE - 1] + "…"
