"""The hash chain over the ledger's entries: each hash covers the one before, so changing or deleting an entry shows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import NamedTuple

from addin.ledger.model import KINDS, PAY, Batch
from workbook_templates.values.amount import money

NO_HASH = ""
_HASH = re.compile(r"\b([0-9a-f]{16})[0-9a-f]{48}\b")


def shorten_hashes(text: str) -> str:
    """The text with every SHA-256 hash in it cut to its first 16 hexadecimal digits, enough to find an entry again.

    With the full hash of an entry and of the one before, the masked digits of an identity number could be recovered by
    trying every date of birth.
    """
    return _HASH.sub(r"\1", text)


class LedgerEntry(NamedTuple):
    """One entry of the ledger; the fields are the columns of its table, in order.

    ``kind`` is batch (states the whole batch) or one of the kinds in ``holdings`` (pay, due, more, returned, recover; in old
    ledgers reversal); ``fen`` is the amount in fen, negative where cash comes back or less is due; ``line_pos`` is the line's
    position in its batch (-1 for a batch entry); ``reverses`` is the id of the payment that is corrected (0: none).
    """

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
    def hashed_fields(self) -> EntryFields:
        """The fields the entry's own hash covers: all but the two hashes."""
        return self[:-2]


EntryFields = tuple[int, str, str, str, int, int, int, int, str, str, str]


def chain_entries(entries: Iterable[EntryFields], previous: str) -> Iterator[tuple[int | str, ...]]:
    """The entries with the two hashes added, in order; ``previous`` is the hash of the entry before the first of them."""
    for fields in entries:
        own_hash = entry_hash(fields, previous)
        yield (*fields, previous, own_hash)
        previous = own_hash


def entry_hash(fields: EntryFields, previous: str) -> str:
    """The hash of an entry: SHA-256 (hexadecimal) over the hash of the entry before and all of its own fields."""
    key, kind, person, month, fen, batch_id, line_pos, reverses, reason, by, at = fields
    text = (
        f"{previous}\x1f{key}\x1f{kind}\x1f{person}\x1f{month}\x1f{fen}\x1f{batch_id}\x1f{line_pos}\x1f{reverses}"
        f"\x1f{by}\x1f{at}\x1f{reason}"  # free text goes last: a separator in it cannot be taken for another field
    )
    return sha256(text.encode()).hexdigest()


def batch_statement(batch: Batch) -> str:
    """The text of a batch's first entry: persons, times, sums and digest of the batch, so that the chain covers them too."""
    kind = "" if batch.kind == PAY else f"{KINDS.get(batch.kind, batch.kind)} "
    return (
        f"{kind}批次 {batch.office} {batch.number}（{batch.period}）：经办 {batch.made_by} {batch.made_at}，"
        f"复核 {batch.approved_by} {batch.approved_at}，财务 {batch.paid_by} {batch.paid_at}，"
        f"发放 {batch.pay_count} 笔 {money(batch.pay_fen)} 元，内容校验码 {batch.digest}"
    )
