"""Reading the ledger: entries, the reversals and the sums of a batch, and everything recorded about one person."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from addin.ledger.batches import BatchContent, all_batches, read_content
from addin.ledger.bulk_insert import read_rows
from addin.ledger.hash_chain import LedgerEntry
from addin.ledger.model import Batch, LineRow, PostRow
from addin.store.tables_ledger import batch_line, batch_post, entry, live_payment


@dataclass(frozen=True)
class ClaimHistory:
    """One claim of a person: its batch, post and line, the sentence that explains its outcome, and its ledger entries."""

    batch: Batch
    post: PostRow
    line: LineRow
    sentence: str
    entries: tuple[LedgerEntry, ...]


@dataclass(frozen=True)
class BatchSums:
    """The sum of a batch in fen, from three tables: its lines, its entries, and its entries in the live-payment table."""

    lines: int
    entries: int
    live: int


@dataclass(frozen=True)
class ReconciledBatch:
    """A paid batch: its sheet, its entries, its units and who counts as paid, each added up by itself, in fen."""

    batch: Batch
    sheet_fen: int
    units_fen: int
    sums: BatchSums
    differences: tuple[str, ...] = ()

    @property
    def equal(self) -> bool:
        """Whether all agree to the fen."""
        told = {self.units_fen, self.sums.lines, self.sums.entries, self.sums.live}
        return not self.differences and told == {self.sheet_fen}


def entries_of(connection: Connection, one: Batch | None = None, kinds: tuple[str, ...] = ()) -> list[LedgerEntry]:
    """Ledger entries by id; only those of the batch ``one`` and of ``kinds`` (batch, pay, reversal) where given."""
    query = select(entry).order_by(entry.c.id)
    query = query.where(entry.c.batch_id == one.id) if one else query
    query = query.where(entry.c.kind.in_(kinds)) if kinds else query
    return [LedgerEntry._make(row) for row in read_rows(connection, query)]


def reversals_of(connection: Connection, one: Batch) -> dict[int, LedgerEntry]:
    """The reversal entries of a batch, by the position of the line they reverse."""
    return {found.line_pos: found for found in entries_of(connection, one, ("reversal",))}


def batch_sums(connection: Connection, one: Batch) -> BatchSums:
    """The batch's three sums in fen, each computed by the database on its own; reversed amounts are subtracted from the lines."""
    payable = (batch_line.c.batch_id == one.id) & (batch_line.c.outcome == "pay")
    lines = _sum(connection, select(func.sum(batch_line.c.fen)).where(payable))
    reversed_fen = _sum(connection, select(func.sum(entry.c.fen)).where(entry.c.batch_id == one.id, entry.c.kind == "reversal"))
    entries = _sum(connection, select(func.sum(entry.c.fen)).where(entry.c.batch_id == one.id))
    live_entries = select(live_payment.c.entry_id).distinct()
    live = _sum(connection, select(func.sum(entry.c.fen)).where(entry.c.batch_id == one.id, entry.c.id.in_(live_entries)))
    return BatchSums(lines + reversed_fen, entries, live)


def _sum(connection: Connection, query: object) -> int:
    return int(connection.execute(query).scalar() or 0)  # type: ignore[call-overload] # any select of one number


def claim_histories(connection: Connection, person: str, month: str = "") -> list[ClaimHistory]:
    """Every claim recorded under any identity number of the person, newest batch last; only of ``month`` where given."""
    current = {one.id: one for one in all_batches(connection) if one.state != "replaced"}
    named = (batch_post.c.number == person) | (batch_post.c.person == person)
    aliased = batch_post.c.aliases.contains(person, autoescape=True)
    found = read_rows(connection, select(batch_post.c.batch_id, batch_post.c.pos).where(named | aliased))
    histories = []
    for key in sorted({row[0] for row in found} & current.keys()):
        posts = {row[1] for row in found if row[0] == key}
        histories += _histories_in(connection, read_content(connection, current[key]), posts, month)
    return histories


def _histories_in(connection: Connection, content: BatchContent, posts: set[int], month: str) -> list[ClaimHistory]:
    by_line: dict[int, list[LedgerEntry]] = {}
    for one in entries_of(connection, content.batch):
        by_line.setdefault(one.line_pos, []).append(one)
    return [
        ClaimHistory(content.batch, content.posts[line.post_pos], line, content.explain(line), tuple(by_line.get(pos, ())))
        for pos, line in enumerate(content.lines)
        if line.post_pos in posts and (not month or line.month == month)
    ]


def payee_of(connection: Connection, entry_id: int) -> tuple[str, str] | None:
    """Identity number and month (2026-07) of a payment entry; None where no payment has this entry id."""
    found = read_rows(connection, select(entry.c.person, entry.c.month).where(entry.c.id == entry_id, entry.c.kind == "pay"))
    return (str(found[0][0]), str(found[0][1])) if found else None
