"""Reading the ledger: a batch with what was taken back of it, entries of a person, and all payments of a period."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from addin.ledger.batches import BatchContent, all_batches, content
from addin.ledger.bulk_insert import read_rows
from addin.ledger.hash_chain import LedgerEntry
from addin.ledger.model import Batch, LineRow, PostRow
from addin.store.tables_ledger import batch_line, batch_post, entry, live_payment


@dataclass(frozen=True)
class ClaimHistory:
    """What became of one claim, in one sentence, with the batch it stands in and the entries that followed from it."""

    batch: Batch
    post: PostRow
    line: LineRow
    sentence: str
    entries: tuple[LedgerEntry, ...]


@dataclass(frozen=True)
class BatchSums:
    """The money of a batch as three places tell it, in fen: its lines, its entries, and who counts as paid."""

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
    """Entries in order; of one batch or of some kinds where given."""
    query = select(entry).order_by(entry.c.id)
    query = query.where(entry.c.batch_id == one.id) if one else query
    query = query.where(entry.c.kind.in_(kinds)) if kinds else query
    return [LedgerEntry._make(row) for row in read_rows(connection, query)]


def taken_back(connection: Connection, one: Batch) -> dict[int, LedgerEntry]:
    """The reversals of a batch by the position of the line."""
    return {found.line_pos: found for found in entries_of(connection, one, ("reversal",))}


def sums_of(connection: Connection, one: Batch) -> BatchSums:
    """Each of the three sums worked out by the database for itself; reversed payments are taken off the lines."""
    mine = (batch_line.c.batch_id == one.id) & (batch_line.c.outcome == "pay")
    lines = _sum(connection, select(func.sum(batch_line.c.fen)).where(mine))
    back = _sum(connection, select(func.sum(entry.c.fen)).where(entry.c.batch_id == one.id, entry.c.kind == "reversal"))
    entries = _sum(connection, select(func.sum(entry.c.fen)).where(entry.c.batch_id == one.id))
    counted = select(live_payment.c.entry_id).distinct()
    live = _sum(connection, select(func.sum(entry.c.fen)).where(entry.c.batch_id == one.id, entry.c.id.in_(counted)))
    return BatchSums(lines + back, entries, live)


def _sum(connection: Connection, query: object) -> int:
    return int(connection.execute(query).scalar() or 0)  # type: ignore[call-overload] # any select of one number


def tell(connection: Connection, person: str, month: str = "") -> list[ClaimHistory]:
    """Everything the ledger knows of a person: each claim under any of the person's numbers, newest batch last."""
    alive = {one.id: one for one in all_batches(connection) if one.state != "replaced"}
    named = (batch_post.c.number == person) | (batch_post.c.person == person)
    aliased = batch_post.c.aliases.contains(person, autoescape=True)
    found = read_rows(connection, select(batch_post.c.batch_id, batch_post.c.pos).where(named | aliased))
    told = []
    for key in sorted({row[0] for row in found} & alive.keys()):
        posts = {row[1] for row in found if row[0] == key}
        told += _in_batch(connection, content(connection, alive[key]), posts, month)
    return told


def _in_batch(connection: Connection, held: BatchContent, posts: set[int], month: str) -> list[ClaimHistory]:
    by_line: dict[int, list[LedgerEntry]] = {}
    for one in entries_of(connection, held.batch):
        by_line.setdefault(one.line_pos, []).append(one)
    return [
        ClaimHistory(held.batch, held.posts[line.post_pos], line, held.explain(line), tuple(by_line.get(pos, ())))
        for pos, line in enumerate(held.lines)
        if line.post_pos in posts and (not month or line.month == month)
    ]


def person_of(connection: Connection, entry_id: int) -> tuple[str, str] | None:
    """Whose payment an entry is, and for which month."""
    found = read_rows(connection, select(entry.c.person, entry.c.month).where(entry.c.id == entry_id, entry.c.kind == "pay"))
    return (str(found[0][0]), str(found[0][1])) if found else None
