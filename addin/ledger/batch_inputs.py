"""What a batch was made of: the receipts, identity decisions and settings that were read, and the ledger's end at that moment."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import NamedTuple

from sqlalchemy import Connection, select

from addin.ledger.bulk_insert import add_rows, read_rows
from addin.ledger.model import Batch
from addin.store.tables_ledger import batch_input, ledger_head
from validators.allowance.identity import IdentityDecision

RECEIPT, DECISIONS, SETTINGS, LEDGER, PERIODS = "receipt", "decisions", "settings", "ledger", "periods"
THROUGH, CONSENTS, SOURCE, LISTS, DEATHS = "through", "consents", "source", "lists", "deaths"


class BatchInput(NamedTuple):
    """One input of a batch: its kind, its name (a receipt's number, the last entry of the ledger) and a digest of it."""

    kind: str
    name: str
    digest: str


def receipt_input(number: int, sha: str) -> BatchInput:
    """An accepted file, by its receipt's number and its SHA-256."""
    return BatchInput(RECEIPT, str(number), sha)


def lists_inputs(digest: str) -> list[BatchInput]:
    """The hits of outside lists and what was decided on them, by their digest; nothing where there are none."""
    return [BatchInput(LISTS, "", digest)] if digest else []


def deaths_inputs(deceased: Iterable[str]) -> list[BatchInput]:
    """Whose death was told for an earlier period, by a digest of their numbers; nothing where there is nobody."""
    numbers = sorted(deceased)
    return [BatchInput(DEATHS, "", _digest(numbers))] if numbers else []


def source_input(sha256: str) -> BatchInput:
    """An old sheet from which opening balances were read, by its SHA-256."""
    return BatchInput(SOURCE, sha256[:32], sha256)


def decisions_input(decisions: Iterable[IdentityDecision]) -> BatchInput:
    """All identity decisions that were known."""
    return BatchInput(DECISIONS, "", _digest(sorted(decisions)))


def settings_input(settings: Mapping[str, object]) -> BatchInput:
    """The settings and thresholds that decide who is paid for which months."""
    return BatchInput(SETTINGS, "", _digest(sorted(settings.items())))


def consents_input(consents: Iterable[tuple[str, ...]]) -> BatchInput:
    """Who has agreed to offsets."""
    return BatchInput(CONSENTS, "", _digest(sorted(consents)))


def through_input(through: dt.date) -> BatchInput:
    """The last day by which a month must have begun to be paid."""
    return BatchInput(THROUGH, str(through), "")


def through_of(inputs: Iterable[BatchInput]) -> dt.date:
    """The day of ``through_input``; date.max where it is not on record: then every month was paid."""
    return next((dt.date.fromisoformat(one.name) for one in inputs if one.kind == THROUGH), dt.date.max)


def ledger_input(connection: Connection) -> BatchInput:
    """The ledger's last entry: what is entered after it was not known to the computation."""
    found = connection.execute(select(ledger_head.c.entry_id, ledger_head.c.hash)).first()
    return BatchInput(LEDGER, str(found[0]) if found else "0", str(found[1]) if found else "")


def _digest(value: object) -> str:
    return sha256(json.dumps(value, ensure_ascii=False, default=str).encode()).hexdigest()


def record_inputs(connection: Connection, batch_id: int, inputs: Iterable[BatchInput]) -> None:
    """Record what a batch was made of."""
    add_rows(connection, batch_input, [(batch_id, *one) for one in sorted(set(inputs))])


def inputs_of(connection: Connection, one: Batch) -> list[BatchInput]:
    """What a batch was made of, sorted; nothing where an earlier version of the program made it."""
    columns = (batch_input.c.kind, batch_input.c.name, batch_input.c.digest)
    return sorted(BatchInput(*row) for row in read_rows(connection, select(*columns).where(batch_input.c.batch_id == one.id)))


def last_entry_known(connection: Connection, one: Batch) -> int:
    """The ledger's last entry when the batch was computed; 0 where that is not on record."""
    return next((int(found.name) for found in inputs_of(connection, one) if found.kind == LEDGER), 0)
