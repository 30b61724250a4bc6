"""Which accepted submissions are used for a period."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from addin.store.connection import reading
from addin.submissions.folder import Office
from addin.submissions.receipts import Receipt, accepted
from workbook_templates.schema import KINDS
from workbook_templates.values.period import Period


def accepted_in(
    office: Office,
    period: Period,
    kinds: Sequence[str] | None = None,
    *,
    year_to_date: bool = False,
    latest: bool = False,
    parts: bool = False,
) -> list[Receipt]:
    """The accepted receipts for a period, ordered by period, form and unit. ``kinds`` restricts them to these forms.

    ``year_to_date`` adds the activity records of the year's earlier periods; ``latest`` adds, where a unit has sent nothing
    of a kind for this period, its last earlier submission of that kind; ``parts`` its last one for a part of this period (of a
    year over quarters), whose acts ``year_to_date`` adds.
    """
    with reading(office.engine) as connection:
        found = [receipt for receipt in accepted(connection, kinds=kinds or ()) if receipt.key]
    chosen = [receipt for receipt in found if _period(receipt) == period]
    if year_to_date:
        chosen += [receipt for receipt in found if _kind(receipt) == "activity" and _earlier_in_year(_period(receipt), period)]
    if parts:
        inside = [receipt for receipt in found if _kind(receipt) != "activity" and _period(receipt) in period.parts()]
        chosen += _latest_before(inside, period, {_pair(receipt) for receipt in chosen})
    if latest:
        chosen += _latest_before(found, period, {_pair(receipt) for receipt in chosen})
    return sorted(chosen, key=lambda r: (_period(r).end, KINDS.index(_kind(r)), r.key.unit if r.key else "", r.id))


def changed_since(office: Office, period: Period, at: str) -> list[Receipt]:
    """Receipts later than ``at`` (ISO 8601) that may change a payment computed then: a resubmitted roster, and standards,
    accounts or decisions.

    A roster that replaces none only adds persons, who are left to the next batch.
    """
    found = (receipt for receipt in accepted_in(office, period, ("roster", "allowance")) if receipt.received_at > at)
    return [receipt for receipt in found if receipt.supersedes or _kind(receipt) == "allowance"]


def _earlier_in_year(one: Period, period: Period) -> bool:
    return one != period and one.year == period.year and one.end <= period.end


def _latest_before(found: Sequence[Receipt], period: Period, have: set[tuple[str, str]]) -> list[Receipt]:
    earlier: dict[tuple[str, str], list[Receipt]] = defaultdict(list)
    for receipt in found:
        if _period(receipt).end <= period.end and _pair(receipt) not in have:
            earlier[_pair(receipt)].append(receipt)
    ends = {pair: max(_period(receipt).end for receipt in those) for pair, those in earlier.items()}
    return [receipt for pair, those in earlier.items() for receipt in those if _period(receipt).end == ends[pair]]


def _period(receipt: Receipt) -> Period:
    return Period.parse(receipt.key.period if receipt.key else "2000")


def _kind(receipt: Receipt) -> str:
    return receipt.key.kind if receipt.key else ""


def _pair(receipt: Receipt) -> tuple[str, str]:
    return (receipt.key.unit, receipt.key.kind) if receipt.key else ("", "")
