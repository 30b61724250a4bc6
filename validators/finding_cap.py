"""Cap the findings of one rule in one column: the first MOST in full, one more that says how many were left out.

A column pasted one place to the side makes a finding of every cell. Nobody reads a hundred thousand of them, and
composing their sentences would take longer than the whole check.
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


def capped_findings(rule: Rule, hits: Iterable[Hit], tables: Tables, context: Context, sheet: str, column: str) -> list[Finding]:
    """The findings of a rule's hits: for each column of each file at most MOST, and one more for all others.

    ``sheet`` and ``column`` are those of the rule; a hit may name others. Raises KeyError where a sheet is not available.
    """
    remaining = iter(hits)
    head = list(islice(remaining, MOST))
    found = [finding_of(rule, hit, tables, context, sheet, column) for hit in head]
    if len(head) < MOST:
        return found
    if rule.scope == "field" and len(tables.sources) == 1:  # all in one column of one file: the rest need only be counted
        next_one = [
            (finding_of(rule, hit, tables, context, sheet, column), 1 + sum(1 for _ in remaining)) for hit in islice(remaining, 1)
        ]
        return found + [_rest(hit, count) for hit, count in next_one]
    counted = Counter(key for _, key in _by_column(head, tables, sheet, column))
    rest: dict[_Column, Hit] = {}
    for hit, key in _by_column(remaining, tables, sheet, column):
        counted[key] += 1
        if counted[key] > MOST:
            rest.setdefault(key, hit)
        else:
            found.append(finding_of(rule, hit, tables, context, sheet, column))
    return found + [
        _rest(finding_of(rule, hit, tables, context, sheet, column), counted[key] - MOST) for key, hit in rest.items()
    ]


def _by_column(hits: Iterable[Hit], tables: Tables, sheet: str, column: str) -> Iterator[tuple[Hit, _Column]]:
    """Each hit with its source (index of the file), sheet and column; most rules have hits in one column only."""
    usual = [(n, sheet, column) for n in range(len(tables.sources))]
    sources = tables[sheet].sources if sheet in tables else []
    for hit in hits:
        if hit.sheet or hit.column:
            name = hit.sheet or sheet
            yield hit, (tables[name].sources[hit.row], name, hit.column or column)
        else:
            yield hit, usual[sources[hit.row]]


def _rest(first: Finding, count: int) -> Finding:
    """The finding that stands for ``count`` findings not listed, at the place of the first of them."""
    message = f"“{first.column}”从这里往下还有 {count:,} 处同样的问题，没有逐条列出。"
    return replace(first, message=message, fix=LOOK_AT_COLUMN)
