"""Which accepted submissions are used for a period."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from addin.store.connection import reading
from addin.submissions.folder import Office
from addin.submissions.receipts import Receipt, accepted
from addin.submissions.reorganisations import Reorganisations, reorganisations
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
        latest_ones = _latest_before(found, period, {_pair(receipt) for receipt in chosen})
        chosen += _of_units_there(office, latest_ones, found, period)
    return sorted(chosen, key=lambda r: (_period(r).end, KINDS.index(_kind(r)), r.key.unit if r.key else "", r.id))


def _of_units_there(office: Office, latest: Sequence[Receipt], found: Sequence[Receipt], period: Period) -> list[Receipt]:
    """Without the last forms of units that have ended, once somebody who took them over has sent one of that kind; where nobody
    did, once a whole period has passed. Accounts and standards stay: they are of the persons, whoever reports these.
    """
    changed = reorganisations(office)
    return [one for one in latest if _kind(one) == "allowance" or not _passed_on(changed, one, found, period)]


def _passed_on(changed: Reorganisations, one: Receipt, found: Sequence[Receipt], period: Period) -> bool:
    """Whether others report by ``period`` what the unit of a receipt has reported."""
    end = changed.ended(_pair(one)[0], period)
    if end is None:
        return False
    if not end.into:
        return end.first_period.end < period.start
    heirs = {(unit, _kind(one)) for unit in changed.heirs(end.unit, period)}
    since = (_period(other) for other in found if _pair(other) in heirs)
    return any(end.first_period.start <= its.start and its.end <= period.end for its in since)


def last_before(office: Office, period: Period) -> dict[tuple[str, str], list[Receipt]]:
    """By unit and kind, the accepted receipts (one a part) of the last period before this one that the unit has reported; of a
    unit that has ended, no more once a whole period has passed since.
    """
    changed = reorganisations(office)
    with reading(office.engine) as connection:
        found = [one for one in accepted(connection) if one.key and _period(one).end < period.start]
    last: dict[tuple[str, str], list[Receipt]] = defaultdict(list)
    for receipt in _latest_before(found, period, set()):
        end = changed.ended(_pair(receipt)[0], period)
        if not end or end.first_period.end >= period.start:
            last[_pair(receipt)].append(receipt)
    return last


def accepted_periods(office: Office, kind: str) -> list[Period]:
    """The periods for which a form of this kind has been accepted, in the order of their ends."""
    with reading(office.engine) as connection:
        found = {_period(receipt) for receipt in accepted(connection, kinds=(kind,)) if receipt.key}
    return sorted(found, key=lambda period: (period.end, period.start))


def newest_rosters(office: Office) -> dict[str, str]:
    """When the last roster of each sender was accepted (ISO 8601), by the sender's code, of whatever period."""
    with reading(office.engine) as connection:
        found = [receipt for receipt in accepted(connection, kinds=("roster",)) if receipt.key]
    return {receipt.key.unit: receipt.received_at for receipt in sorted(found, key=lambda r: r.received_at) if receipt.key}


def standing(office: Office, period: Period, kind: str, sheet: str, chosen: Sequence[Receipt]) -> list[Receipt]:
    """The office's own last earlier forms of a kind with rows on ``sheet``, where none of its forms in ``chosen`` has any.

    A form sent for something else, with only decisions on it, does not end the standards that stand.
    """
    code = office.settings.code
    if any(_pair(receipt) == (code, kind) and _rows(receipt, sheet) for receipt in chosen):
        return []
    with reading(office.engine) as connection:
        own = [one for one in accepted(connection, kinds=(kind,), unit=code) if one.key and _rows(one, sheet)]
    return _latest_before(own, period, set())


def _rows(receipt: Receipt, sheet: str) -> int:
    return int(receipt.detail.get("rows", {}).get(sheet, 0))


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
