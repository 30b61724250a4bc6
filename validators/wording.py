"""Make the finding of a hit: the rule's message filled with the row's values, identity and account numbers masked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from validators.finding import Finding, Severity
from validators.invisible import shown
from validators.rule import Context, Hit, Rule, WorkbookHit
from workbook_templates.advice import mapped
from workbook_templates.cell_types import mask_in_text, show, show_masked
from workbook_templates.layout import COVER
from workbook_templates.table import Submission, Table, Tables

LONGEST_VALUE = 60
# Control characters, line ends of every kind, and marks of writing direction.
_CONTROL = "[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]+"


class _Words(dict[str, str]):
    """Values for a message by name; an unknown name becomes empty text instead of a KeyError."""

    def __missing__(self, name: str) -> str:
        return ""


class _RowWords(_Words):
    """Values for a message about a row: those given, and the row's columns, read only when the message names them."""

    def __init__(self, table: Table, row: int) -> None:
        self.table, self.row = table, row

    def __missing__(self, name: str) -> str:
        if name in self.table.columns:
            return show_masked(self.table.sheet.column(name), self.table.columns[name][self.row])
        return super().__missing__(name)


def fill(sentence: str, values: Mapping[str, str]) -> str:
    """The sentence with its {names} filled in; its advice stays advice."""
    known = values if isinstance(values, _Words) else _Words(values)
    return mapped(sentence, lambda text: printable(text.format_map(known)))


def printable(text: str) -> str:
    """A text that is safe to print: in one line, without control characters, identity and account numbers masked."""
    return mask_in_text(text if text.isprintable() else re.sub(_CONTROL, " ", text))


def finding_of(rule: Rule, hit: Hit, tables: Tables, context: Context, sheet: str, column: str) -> Finding:
    """The finding of a rule's hit, at its cell. ``sheet`` and ``column`` are the rule's; the hit may name others.

    Raises KeyError where the sheet is not available.
    """
    sheet, column = hit.sheet or sheet, hit.column or column
    place = tables.place(sheet, column, hit.row)
    words = _words_of(hit, tables[sheet], column)
    return Finding(
        rule=rule.code, severity=hit.severity or rule.severity_on(context), clause=rule.clause or None, file=place.file,
        sheet=place.sheet, cell=place.cell, row=place.row, column=column, value=words["值"],
        message=fill(rule.message, words), fix=fill(rule.fix, words),
    )  # fmt: skip


def cover_finding(
    code: str, severity: Severity, submission: Submission, column: str, value: str, message: str, fix: str
) -> Finding:
    """The finding that no rule makes, at a line of the cover: ``code`` says what found it, ``value`` what stands there."""
    place = submission.tables.place(COVER, column, 0)
    return Finding(code, severity, None, submission.file, COVER, place.cell, place.row, column, printable(value), message, fix)


def hit_words(sentence: str, rule: Rule, hit: Hit, tables: Tables) -> str:
    """A sentence filled with what a hit of the rule and its row hold. KeyError where the sheet is not available."""
    return str(fill(sentence, _words_of(hit, tables[hit.sheet or rule.sheet], hit.column or rule.column)))


def _words_of(hit: Hit, table: Table, column: str) -> _RowWords:
    words = _RowWords(table, hit.row)
    words.update({"列": column, "值": _value(table, column, hit.row)})
    values = hit.values(hit.row) if callable(hit.values) else hit.values
    words.update({name: shown(show(value)) for name, value in values.items()})
    return words


def workbook_finding_of(rule: Rule, hit: WorkbookHit, file: str, context: Context) -> Finding:
    """The finding of a workbook rule's hit, at the cell of the fact that the reader reported; ``file`` is the file's name."""
    fact = hit.fact
    words = {"表": fact.sheet, "列": fact.column, "值": displayed(fact.value), "格": fact.cell}
    words |= {"行": str(fact.row or ""), "详情": fact.detail}
    words |= {name: show(value) for name, value in hit.values.items()}
    return Finding(
        rule=rule.code, severity=hit.severity or rule.severity_on(context), clause=None, file=file, sheet=fact.sheet,
        cell=fact.cell, row=fact.row, column=fact.column, value=words["值"],
        message=fill(rule.message, words), fix=hit.fix or fill(rule.fix, words),
    )  # fmt: skip


def row_words(table: Table, i: int) -> dict[str, str]:
    """The values of row ``i`` by column, as show_masked to the reader: numbers of persons and accounts masked."""
    columns = (column for column in table.sheet.columns if column.name in table.columns)
    return {column.name: show_masked(column, table.columns[column.name][i]) for column in columns}


def _value(table: Table, column: str, i: int) -> str:
    try:
        known = table.sheet.column(column)
    except KeyError:
        return ""
    raw: Any = table.raw(column, i)
    return displayed(show_masked(known, raw))


def displayed(text: str, longest: int = LONGEST_VALUE) -> str:
    """A text of a file for a screen: printable, what is invisible in it named, cut to ``longest`` characters."""
    text = printable(shown(text))
    return text if len(text) <= longest else text[: longest - 1] + "…"
