"""Who may set the standards: the paying office and those above it; units below only for themselves, and never higher.

The plan lets leaders of groups be paid like secretaries and deputies like committee members (clause （二）); it does not
let a unit decide its own pay. A row of 补贴标准 counts as it is where the paying office, or one above it, has sent it. A
row from below counts only within its author's own scope and only up to the paying office's standard there; a unit that is
to be paid more needs a row from the office. Where the office has set no standard for a post, a row from below for its
author's own scope counts provisionally, and the person who approves the batch is informed; a row for a scope around its
author, a county's or the whole province, never does.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from validators.allowance.standards import Standard, Standards, scopes_at, standards_in
from workbook_templates.table import Table, Tables
from workbook_templates.values.amount import money

Days = Sequence[tuple[dt.date, dt.date]]
UNIT_CODE_LENGTH = 18
_POST_NOT_SET = "发放机构自己没有填报这个职务的标准"


class IgnoredStandard(NamedTuple):
    """A row of 补贴标准 from below that does not count, or (``counts``) counts only provisionally.

    ``author`` is the code of the unit or office that wrote it, ``reason`` a Chinese clause.
    """

    standard: Standard
    author: str
    reason: str
    counts: bool = False


class ApplicableStandards(NamedTuple):
    """The standards that count where an office pays.

    ``ignored`` are rows from below that do not count, or only provisionally; ``unconfirmed`` are the rows (indices into
    补贴标准) that count with 0 yuan although the office has set no 0 there itself: a unit must not leave its own people unpaid
    unnoticed.
    """

    counted: Standards
    ignored: Sequence[IgnoredStandard] = ()
    unconfirmed: frozenset[int] = frozenset()


def may_set_standard(author: str, place: str) -> bool:
    """Whether ``author`` may set standards for ``place`` (codes of offices or units): itself, or, for an office, its region."""
    if author == place:
        return True
    region = place[2:8] if len(place) == UNIT_CODE_LENGTH else place
    return len(author) == 6 and region.startswith(_region_prefix(author))


def _region_prefix(office: str) -> str:
    """The prefix of all codes in an office's region: 530102, 5301 or 53."""
    return office[:2] if office.endswith("0000") else office[:4] if office.endswith("00") else office


def applicable_standards(tables: Tables, office: str, months: Days) -> ApplicableStandards:
    """The standards that count where ``office`` (a code) pays, and the rows that do not although they concern these months.

    ``months`` are pairs of first and last day. Rows that only repeat the office's standard are not reported. Where the office
    has set 0 yuan itself, that row counts and not the one from below that asked for it.
    """
    table = tables.get("补贴标准")
    rows = standards_in(table)
    if table is None or not rows:
        return ApplicableStandards(Standards(rows))
    senders = [tables.sources[source].unit for source in table.sources]
    own_standards = [one for one in rows if may_set_standard(senders[one.row], office)]
    from_below = [one for one in rows if not may_set_standard(senders[one.row], office)]
    payer = Standards(own_standards)
    counted, ignored = [], []
    for one in from_below:
        author = author_of(table, senders[one.row], one.row)
        not_set = _post_not_set(payer, one, author, months)
        reason = _POST_NOT_SET if not_set else _reason_not_to_count(payer, one, author, months)
        if reason and _matters(payer, one, months):
            ignored.append(IgnoredStandard(one, author, reason, not_set))
        if not_set or not (reason or _is_confirmed_nothing(payer, one, months)):
            counted.append(one)
    unconfirmed = frozenset(one.row for one in counted if not one.fen)
    return ApplicableStandards(Standards([*own_standards, *counted]), ignored, unconfirmed)


def unauthorised(rows: Sequence[Standard], unit: str, office: Sequence[Standard], months: Days) -> Iterator[tuple[Standard, str]]:
    """The standards that ``unit`` (a code) may not set, each with the reason: for others than itself, or above its office's.

    ``office`` are the standards of the paying office. Where it has none for a post, the unit may set one for itself.
    """
    payer = Standards(office)
    for one in rows:
        reason = _reason_not_to_count(payer, one, unit, months)
        if reason and not _post_not_set(payer, one, unit, months):
            yield one, reason


def author_of(table: Table, sender: str, row: int) -> str:
    """The code of whoever wrote a row: the unit in the provenance column, trusted only in an office's workbook, or the sender."""
    origin = str(table.get("来源单位代码")[row] or "")
    trusted = len(sender) == 6 and (len(origin) == UNIT_CODE_LENGTH or may_set_standard(sender, origin))
    return origin if origin and trusted else sender


def _post_not_set(payer: Standards, one: Standard, author: str, months: Days) -> bool:
    """Whether the paying office has no standard for the post in any of these months, and the row is for its author's own scope,
    so that the row counts provisionally.
    """
    days = _in_force(one, months)
    return (
        may_set_standard(author, one.scope)
        and bool(days)
        and all(payer.find(one.post, scopes_at(one.scope), *span) is None for span in days)
    )


def _reason_not_to_count(payer: Standards, one: Standard, author: str, months: Days) -> str:
    if not may_set_standard(author, one.scope):
        return "填报单位无权规定这个范围的标准"
    for first, last in _in_force(one, months):
        limit = payer.find(one.post, scopes_at(one.scope), first, last)
        if limit is None:
            return "发放机构没有填报这个职务的标准，下级不能自定"
        if one.fen > limit.fen:
            return f"高于发放机构的标准 {money(limit.fen)} 元"
    return ""


def _is_confirmed_nothing(payer: Standards, one: Standard, months: Days) -> bool:
    """Whether a row of 0 yuan repeats what the paying office has set there for all these months in which it is in force."""
    return not one.fen and not _matters(payer, one, months)


def _matters(payer: Standards, one: Standard, months: Days) -> bool:
    """Whether a row is in force in these months and differs from the paying office's standard."""
    limits = [payer.find(one.post, scopes_at(one.scope), first, last) for first, last in _in_force(one, months)]
    return any(limit is None or limit.fen != one.fen for limit in limits)


def _in_force(one: Standard, months: Days) -> Days:
    return [(first, last) for first, last in months if one.start <= last and one.end >= first]
