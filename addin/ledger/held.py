"""The register of held items: claims that wait for somebody's decision, since when, as of a day."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from sqlalchemy import Connection

from addin.ledger.batches import BatchContent, all_batches, read_content
from addin.ledger.model import PAY, LineRow, PostRow
from addin.ledger.payments import live_payments
from validators.allowance.outcome import ClaimOutcome


class HeldItem(NamedTuple):
    """A post's month (2026-07) that is held: by which batch and rule, the fen that wait, since when (ISO) and how many days.

    ``adjusts`` says that the month is paid and only a difference waits.
    """

    post: PostRow
    month: str
    batch: str
    rule: str
    fen: int
    since: str
    age: int
    reason: str
    adjusts: bool


_Claim = tuple[str, str, str, str]


def held_items(connection: Connection, office: str, as_of: dt.date) -> list[HeldItem]:
    """What the last computation of each period by ``office`` (its code), until ``as_of``, held and nobody has decided since.

    Held are the lines of the latest batch of each kind and period; a claim that was paid meanwhile is held no more. The oldest
    come first; the age counts from the first batch that held the claim.
    """
    made = [one for one in all_batches(connection, office) if one.pays and one.made_at[:10] <= as_of.isoformat()]
    latest = {(one.period, one.kind): one.id for one in made}.values()
    since: dict[_Claim, str] = {}
    found: list[HeldItem] = []
    for batch in (one for one in made if one.held):
        content = read_content(connection, batch)
        for line in content.lines:
            if line.outcome == ClaimOutcome.HELD:
                first = since.setdefault(_claim(content, line), batch.made_at[:10])
                found += [_item(content, line, first, as_of)] if batch.id in latest else []
    paid = live_payments(connection, sorted({one.month for one in found}))
    waiting = [one for one in found if one.adjusts or (one.post.person, one.month) not in paid]
    return sorted(waiting, key=lambda one: (one.since, one.post.unit, one.post.name, one.month))


def _claim(content: BatchContent, line: LineRow) -> _Claim:
    post = content.posts[line.post_pos]
    return post.number or post.name, post.code, post.post, line.month


def _item(content: BatchContent, line: LineRow, since: str, as_of: dt.date) -> HeldItem:
    post, batch = content.posts[line.post_pos], content.batch
    age = (as_of - dt.date.fromisoformat(since)).days
    return HeldItem(post, line.month, batch.number, line.rule, line.fen, since, age, line.reason, batch.kind != PAY)
