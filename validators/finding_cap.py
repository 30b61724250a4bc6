"""The same mistake in thousands of rows: the first ones in full, the rest in one line that says how many they are.

A column pasted one place to the side makes a mistake of every cell. Nobody reads a hundred thousand lines, and wording
them would take longer than the whole check.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from validators.finding import Finding
from validators.rule import Context, Hit, Rule
from validators.wording import finding_of
from workbook_templates.table import Tables

MOST = 1_000
_Column = tuple[int, str, str]
LOOK_AT_COLUMN = "请先看看是不是整列填错了位置；改正后再检查一次。"


def worded(rule: Rule, hits: Iterable[Hit], tables: Tables, context: Context, sheet: str, column: str) -> list[Finding]:
    """The findings of a rule's hits: of one column of one file ``MOST`` at most, and a last one for the rest."""
    coming = iter(hits)
    first = list(islice(coming, MOST))
    found = [finding_of(rule, hit, tables, context, sheet, column) for hit in first]
    if len(first) < MOST:
        return found
    if rule.scope == "field" and len(tables.sources) == 1:  # all in one column of one file: the rest need only be counted
        after = [(finding_of(rule, hit, tables, context, sheet, column), 1 + sum(1 for _ in coming)) for hit in islice(coming, 1)]
        return found + [_rest(hit, count) for hit, count in after]
    told = Counter(key for _, key in _by_column(first, tables, sheet, column))
    rest: dict[_Column, Hit] = {}
    for hit, key in _by_column(coming, tables, sheet, column):
        told[key] += 1
        if told[key] > MOST:
            rest.setdefault(key, hit)
        else:
            found.append(finding_of(rule, hit, tables, context, sheet, column))
    return found + [_rest(finding_of(rule, hit, tables, context, sheet, column), told[key] - MOST) for key, hit in rest.items()]


def _by_column(hits: Iterable[Hit], tables: Tables, sheet: str, column: str) -> Iterator[tuple[Hit, _Column]]:
    """Each hit with the file, sheet and column it is counted under; most rules speak of one column alone."""
    usual = [(n, sheet, column) for n in range(len(tables.sources))]
    sources = tables[sheet].sources if sheet in tables else []
    for hit in hits:
        if hit.sheet or hit.column:
            name = hit.sheet or sheet
            yield hit, (tables[name].sources[hit.row], name, hit.column or column)
        else:
            yield hit, usual[sources[hit.row]]


def _rest(first: Finding, count: int) -> Finding:
    """The line for what is not listed, at the first of it."""
    message = f"“{first.column}”从这里往下还有 {count:,} 处同样的问题，没有逐条列出。"
    return replace(first, message=message, fix=LOOK_AT_COLUMN)
