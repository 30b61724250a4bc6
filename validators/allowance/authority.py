"""Who may say what is paid: the office that pays and those above it; anybody below only for itself, and never more.

The plan lets leaders of groups be paid like secretaries and deputies like committee members; it gives no unit a say over
its own pay. So a row of 补贴标准 stands as it is where the paying office, or one above it, has sent it. A row from below
holds for its author's own place alone and only up to what the paying office's standards give there; a unit that is to
be paid more gets a row of its own from the office. Where the office has said nothing of a post, a row from below for its
author's own place or one around it holds for the time being, and whoever approves the batch is told.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from validators.allowance.standards import Standard, Standards, scopes_at, standards_in
from workbook_templates.table import Table, Tables
from workbook_templates.values.amount import money

Days = Sequence[tuple[dt.date, dt.date]]
UNIT_CODE = 18
_UNSAID = "发放机构自己没有填报这个职务的标准"


class Ignored(NamedTuple):
    """A row of 补贴标准 from below that does not count, or counts only for the time being; its author, and why."""

    standard: Standard
    author: str
    why: str
    counts: bool = False


def has_say(author: str, place: str) -> bool:
    """Whether an office or unit may speak for a place (an office's or a unit's code): its own, or one below an office."""
    if author == place:
        return True
    region = place[2:8] if len(place) == UNIT_CODE else place
    return len(author) == 6 and region.startswith(_trunk(author))


def _trunk(office: str) -> str:
    """What the codes of all places in a region begin with: 530102, 5301 or 53."""
    return office[:2] if office.endswith("0000") else office[:4] if office.endswith("00") else office


def weigh(tables: Tables, office: str, months: Days) -> tuple[Standards, list[Ignored]]:
    """The standards that count where ``office`` pays, and the rows that would count in these months but may not."""
    table = tables.get("补贴标准")
    rows = standards_in(table)
    if table is None or not rows:
        return Standards(rows), []
    senders = [tables.sources[source].unit for source in table.sources]
    given = [one for one in rows if has_say(senders[one.row], office)]
    payer = Standards(given)
    counted, ignored = list(given), []
    for one in rows:
        if not has_say(senders[one.row], office):
            author = _author(table, senders[one.row], one.row)
            unsaid = _unsaid(payer, one, author, months)
            why = _UNSAID if unsaid else _why_not(payer, one, author, months)
            if why:
                ignored.append(Ignored(one, author, why, unsaid))
            if unsaid or not why:
                counted.append(one)
    return Standards(counted), [one for one in ignored if _matters(payer, one.standard, months)]


def _author(table: Table, sender: str, row: int) -> str:
    """Who wrote a row: the origin that a consolidated workbook names, which a unit cannot name for itself."""
    origin = str(table.get("来源单位代码")[row] or "")
    believed = len(sender) == 6 and (len(origin) == UNIT_CODE or has_say(sender, origin))
    return origin if origin and believed else sender


def _unsaid(payer: Standards, one: Standard, author: str, months: Days) -> bool:
    """Whether the paying office says nothing of the post in any of these months, so that a row about the author's own place
    (or a region the author lies in) may stand in.
    """
    days = _in_force(one, months)
    near = has_say(author, one.scope) or has_say(one.scope, author)
    return near and bool(days) and all(payer.find(one.post, scopes_at(one.scope), *span) is None for span in days)


def _why_not(payer: Standards, one: Standard, author: str, months: Days) -> str:
    if not has_say(author, one.scope):
        return "填报单位无权规定这个范围的标准"
    for first, last in _in_force(one, months):
        limit = payer.find(one.post, scopes_at(one.scope), first, last)
        if limit is None:
            return "发放机构没有填报这个职务的标准，下级不能自定"
        if one.fen > limit.fen:
            return f"高于发放机构的标准 {money(limit.fen)} 元"
    return ""


def _matters(payer: Standards, one: Standard, months: Days) -> bool:
    """Not a row that only repeats what the paying office says, nor one that is out of date."""
    limits = [payer.find(one.post, scopes_at(one.scope), first, last) for first, last in _in_force(one, months)]
    return any(limit is None or limit.fen != one.fen for limit in limits)


def _in_force(one: Standard, months: Days) -> Days:
    return [(first, last) for first, last in months if one.start <= last and one.end >= first]
