"""Who decides whether two identity numbers are one person's: the paying office, or one above it; units propose.

A unit that decided for itself could be paid twice, or leave strangers unpaid. An office below decides on persons that both stand
in its own forms; nobody decides on numbers it does not know.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import NamedTuple

from validators.allowance.authority import UNIT_CODE_LENGTH, author_of, may_set_standard
from validators.allowance.identity import IdentityDecision, decision_rows
from validators.allowance.rows import records
from workbook_templates.table import Tables

SHEET = "重复认定"
_SHEETS_WITH_PEOPLE = ("离退休干部", "任职", "收款账户")


class DecisionRow(NamedTuple):
    """A decision as it stands in a row of 重复认定; ``reason`` is a Chinese clause why it does not count, empty where it does."""

    row: int
    decision: IdentityDecision
    reason: str


def judged_decisions(tables: Tables, office: str, known: Collection[str]) -> list[DecisionRow]:
    """Every decision in 重复认定, and whether it counts where ``office`` (a code) pays.

    ``known`` are numbers the office knows besides those in the tables: those it has paid, or decided on before.
    """
    table = tables.get(SHEET)
    rows = list(decision_rows(table))
    if table is None or not rows:
        return []
    senders = _senders_by_number(tables)
    found = []
    for row, decision in rows:
        author = author_of(table, tables.sources[table.sources[row]].unit, row)
        found.append(DecisionRow(row, decision, _reason(decision, author, office, senders, known)))
    return found


def rightful_decisions(tables: Tables, office: str, known: Collection[str]) -> list[IdentityDecision]:
    """The decisions of ``judged_decisions`` that count."""
    return [one.decision for one in judged_decisions(tables, office, known) if not one.reason]


def _reason(decision: IdentityDecision, author: str, office: str, senders: Mapping[str, set[str]], known: Collection[str]) -> str:
    both = (decision.one, decision.other)
    if may_set_standard(author, office):
        strangers = any(number not in senders and number not in known for number in both)
        return "两个号码里有在收到的表和发放记录里都没有的" if strangers else ""
    if len(author) == UNIT_CODE_LENGTH:
        return "单位只能提出建议，由老干部局认定"
    return "" if all(author in senders.get(number, ()) for number in both) else "不全是它自己管的人"


def _senders_by_number(tables: Tables) -> dict[str, set[str]]:
    """The units and offices in whose workbooks each identity number stands."""
    found: dict[str, set[str]] = defaultdict(set)
    for sheet in _SHEETS_WITH_PEOPLE:
        table = tables.get(sheet)
        for (number,), source in zip(records(table, "身份证号"), table.sources if table is not None else (), strict=True):
            if isinstance(number, str):
                found[number].add(tables.sources[source].unit)
    return found
