"""Subsidies as sums by unit, state and month: what goes up without names, and what came from the offices below."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from addin.consolidation.gather import Gathered
from addin.submissions.office_checks import REGION
from addin.summary.measure.evidence import SubsidyLine
from workbook_templates.table import SubsidySum


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


def lines_from_below(gathered: Gathered) -> Iterator[SubsidyLine]:
    """The sums that the offices below sent with their forms of the period and of its parts, as subsidy lines.

    A unit's own workbook is not believed: it pays nobody.
    """
    periods = {str(one) for one in (gathered.period, *gathered.period.parts())}
    for submission, receipt in zip(gathered.submissions, gathered.receipts, strict=True):
        if receipt.key and receipt.key.period in periods and len(receipt.key.unit) == REGION:
            for source in submission.tables.sources:
                yield from (_line(one, receipt.unit_name) for one in (source.reporting.subsidies if source.reporting else ()))


def _line(one: SubsidySum, office: str) -> SubsidyLine:
    name = f"{one.lines} 笔"
    reason = f"{office}报来的合计，没有姓名"
    return SubsidyLine(
        one.unit, one.unit_name, "", name, "", "", one.month, one.yuan, one.state, reason, people=one.people, lines=one.lines
    )
