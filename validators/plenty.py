"""The same mistake in thousands of rows: the first ones in full, the rest in one line that says how many they are.

A column pasted one place to the side makes a mistake of every cell. Nobody reads a hundred thousand lines, and wording
them would take longer than the whole check.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from itertools import islice

from validators.finding import Finding
from validators.rule import Context, Hit, Rule
from validators.wording import finding_of
from workbook_templates.table import Tables

MOST = 1_000
LOOK_AT_COLUMN = "请先看看是不是整列填错了位置；改正后再检查一次。"


def worded(rule: Rule, hits: Iterable[Hit], tables: Tables, context: Context, sheet: str, column: str) -> list[Finding]:
    """The findings of a rule's hits: of one column of one file ``MOST`` at most, and a last one for the rest."""
    coming = iter(hits)
    first = list(islice(coming, MOST))
    found = [finding_of(rule, hit, tables, context, sheet, column) for hit in first]
    if len(first) < MOST:
        return found
    told = Counter((tables[hit.sheet or sheet].sources[hit.row], hit.sheet or sheet, hit.column or column) for hit in first)
    rest: dict[tuple[int, str, str], Hit] = {}
    for hit in coming:
        name = hit.sheet or sheet
        key = tables[name].sources[hit.row], name, hit.column or column
        told[key] += 1
        if told[key] <= MOST:
            found.append(finding_of(rule, hit, tables, context, sheet, column))
        else:
            rest.setdefault(key, hit)
    return found + [_rest(finding_of(rule, hit, tables, context, sheet, column), told[key] - MOST) for key, hit in rest.items()]


def _rest(first: Finding, count: int) -> Finding:
    """The line for what is not listed, at the first of it."""
    message = f"“{first.column}”从这里往下还有 {count:,} 处同样的问题，没有逐条列出。"
    return replace(first, message=message, fix=LOOK_AT_COLUMN)
