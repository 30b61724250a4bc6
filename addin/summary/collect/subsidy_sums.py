"""Subsidies as sums by unit, state and month: what goes up without names, and what came from the offices below."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from decimal import Decimal

from addin.store.connection import reading
from addin.submissions.folder import Office
from addin.submissions.receipts import Receipt, accepted
from addin.submissions.sums_below import sums_below
from addin.summary.measure.evidence import SubsidyLine
from workbook_templates.table import SubsidySum
from workbook_templates.values.period import Period


def sums_of(lines: Iterable[SubsidyLine]) -> list[SubsidySum]:
    """The sums of subsidy lines, by unit, state and month in their order. A person is counted in the first line of a state."""
    found: dict[tuple[str, str, str], SubsidySum] = {}
    seen: set[tuple[str, str]] = set()
    for one in lines:
        key = one.unit, one.state, one.month
        new = 1 if one.person and (one.state, one.person) not in seen else 0
        seen.add((one.state, one.person))
        before = found.get(key, SubsidySum(one.unit, one.unit_name, one.state, one.month, 0, 0, Decimal(0)))
        people, count = before.people + new, before.lines + one.lines
        found[key] = before._replace(people=people, lines=count, yuan=before.yuan + one.amount)
    return list(found.values())


def lines_from_below(office: Office, period: Period) -> list[SubsidyLine]:
    """The sums that the offices below sent with their forms of the period and of its parts, as subsidy lines.

    Over several parts nobody knows who is the same person: a unit has as many in a state as in the part with most of them.
    """
    with reading(office.engine) as connection:
        receipts = accepted(connection, periods=[str(one) for one in (period, *period.parts())])
    found = sums_below(receipts)
    people: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for receipt, one in found:
        people[one.unit, one.state][_period(receipt)] += one.people
    most = {key: max(counted, key=lambda part: counted[part]) for key, counted in people.items()}
    return [_line(one, receipt, counts=most[one.unit, one.state] == _period(receipt)) for receipt, one in found]


def _period(receipt: Receipt) -> str:
    return receipt.key.period if receipt.key else ""


def _line(one: SubsidySum, receipt: Receipt, *, counts: bool) -> SubsidyLine:
    told = f"{receipt.unit_name}报来的合计，{one.lines} 笔，没有姓名"
    people = one.people if counts else 0
    return SubsidyLine(
        one.unit, one.unit_name, "", "（合计）", "", "", one.month, one.yuan, one.state, told, people=people, lines=one.lines
    )
