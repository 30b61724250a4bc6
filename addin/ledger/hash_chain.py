"""The chain of hashes over the entries: whoever changes one, or takes one out, breaks every link after it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import NamedTuple

from addin.ledger.model import Batch
from workbook_templates.values.amount import money

FIRST = ""
_HASH = re.compile(r"\b([0-9a-f]{16})[0-9a-f]{48}\b")


def seen(text: str) -> str:
    """A hash, or a text with one in it, as it may be shown: 16 places are enough to find an entry again.

    Whoever had the whole of an entry's hash and of the one before could try every date of birth in place of the stars
    of a masked number until the hash comes out.
    """
    return _HASH.sub(r"\1", text)


class LedgerEntry(NamedTuple):
    """One entry; the fields are the columns of its table, in order."""

    id: int
    kind: str
    person: str
    month: str
    fen: int
    batch_id: int
    line_pos: int
    reverses: int
    reason: str
    by: str
    at: str
    prev_hash: str
    hash: str

    @property
    def unsealed(self) -> Unsealed:
        """All but the two hashes."""
        return self[:-2]


Unsealed = tuple[int, str, str, str, int, int, int, int, str, str, str]


def seal(entries: Iterable[Unsealed], last: str) -> Iterator[tuple[int | str, ...]]:
    """The entries with the hash before and their own, in order; ``last`` is the hash of the entry before them."""
    for fields in entries:
        own = link(fields, last)
        yield (*fields, last, own)
        last = own


def link(fields: Unsealed, last: str) -> str:
    """The hash of an entry: over the one before and all its own fields."""
    key, kind, person, month, fen, batch_id, line_pos, reverses, reason, by, at = fields
    text = (
        f"{last}\x1f{key}\x1f{kind}\x1f{person}\x1f{month}\x1f{fen}\x1f{batch_id}\x1f{line_pos}\x1f{reverses}"
        f"\x1f{by}\x1f{at}\x1f{reason}"  # last what people write: it stands in no place another field could take
    )
    return sha256(text.encode()).hexdigest()


def opening(batch: Batch) -> str:
    """What the first entry of a batch says of the whole, so that hands, times and sums are sealed as well."""
    return (
        f"批次 {batch.office} {batch.number}（{batch.period}）：经办 {batch.made_by} {batch.made_at}，"
        f"复核 {batch.approved_by} {batch.approved_at}，财务 {batch.paid_by} {batch.paid_at}，"
        f"发放 {batch.pay_count} 笔 {money(batch.pay_fen)} 元，内容校验码 {batch.digest}"
    )
