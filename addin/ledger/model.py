"""What travels between the ledger and its callers: a draft as computed, a batch as recorded."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

NO_STANDARD = -1
_BETWEEN = "\x1f"
NOBODY = "无人可发"
REVERSED = "已冲销"
"""What became of a payment that was taken back."""

STATES = {"draft": "待复核", "approved": "待发放", "paid": "已发放", "replaced": "已被新批次取代"}


class StandardRow(NamedTuple):
    """A standard that was applied in a batch."""

    post: str
    scope: str
    fen: int
    source: str


class PostRow(NamedTuple):
    """A post as it stood when the batch was computed: holder, organisation, where the row came from, where to pay.

    ``person`` is the number that stands for the person, ``aliases`` the person's other numbers, parted by blanks.
    """

    number: str
    person: str
    aliases: str
    name: str
    post: str
    code: str
    body_name: str
    unit: str
    unit_name: str
    file: str
    row: int
    bank: str
    account: str


class LineRow(NamedTuple):
    """A claim and what became of it. ``reason`` is the sentence why it is not paid, or the other posts that are not."""

    post_pos: int
    person: str
    month: str
    outcome: str
    fen: int
    standard_pos: int
    rule: str
    reason: str


@dataclass(frozen=True)
class Draft:
    """A batch as computed, before it has a number."""

    period: str
    standards: Sequence[StandardRow]
    posts: Sequence[PostRow]
    lines: Sequence[LineRow]


class Batch(NamedTuple):
    """A batch as recorded; the fields are the columns of its table, in order."""

    id: int
    office: str
    number: str
    period: str
    state: str
    made_by: str
    made_at: str
    approved_by: str
    approved_at: str
    paid_by: str
    paid_at: str
    digest: str
    pay_count: int
    pay_fen: int
    blocked: int
    held: int
    unpaid: int
    head_id: int
    head_hash: str

    @property
    def state_label(self) -> str:
        """The word a clerk reads."""
        return NOBODY if self.state == "draft" and not self.pay_count else STATES.get(self.state, self.state)


def digest(standards: Sequence[tuple[Any, ...]], posts: Sequence[tuple[Any, ...]], lines: Sequence[tuple[Any, ...]]) -> str:
    """A seal over all rows of a batch: who changes an amount or an account between the hands is found out.

    Column by column, because joining a column costs a tenth of writing out each row.
    """
    seal = hashlib.sha256()
    for rows in (standards, posts, lines):
        seal.update(f"{len(rows)} rows".encode())
        for column in zip(*rows, strict=True):
            seal.update(_column(column))
    return seal.hexdigest()


def _column(values: tuple[Any, ...]) -> bytes:
    """A column so that no two differ alike: its length, then the values with a mark between, or as JSON where one holds it."""
    joined = _BETWEEN.join(values if set(map(type, values)) == {str} else map(str, values))
    plain = joined.count(_BETWEEN) == len(values) - 1
    told = joined.encode() if plain else json.dumps(values, ensure_ascii=False).encode()
    return f"{'|' if plain else '['}{len(told)}:".encode() + told
