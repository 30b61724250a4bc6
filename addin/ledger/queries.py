"""Reading the ledger: entries, the sums of a batch and what became of it, and everything recorded about one person."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, Select, func, select

from addin.ledger.batches import BatchContent, all_batches, read_content
from addin.ledger.bulk_insert import read_rows
from addin.ledger.hash_chain import LedgerEntry
from addin.ledger.holdings import CASH_KINDS
from addin.ledger.model import Batch, LineRow, PostRow
from addin.store.tables_ledger import batch, batch_line, batch_post, entry, live_payment


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
    """Ledger entries by id; only those of the batch ``one`` and of ``kinds`` where given."""
    query = select(entry).order_by(entry.c.id)
    query = query.where(entry.c.batch_id == one.id) if one else query
    query = query.where(entry.c.kind.in_(kinds)) if kinds else query
    return [LedgerEntry._make(row) for row in read_rows(connection, query)]


def entries_of_office(connection: Connection, office: str) -> list[LedgerEntry]:
    """All entries of ``office`` (its code) by id."""
    query = select(entry).join(batch, batch.c.id == entry.c.batch_id).where(batch.c.office == office).order_by(entry.c.id)
    return [LedgerEntry._make(row) for row in read_rows(connection, query)]


def later_changes(connection: Connection, one: Batch) -> list[tuple[int, LedgerEntry]]:
    """What became of a batch's payments afterwards: each later entry, with the position of the line it corrects."""
    first, later = entry.alias("first"), entry.alias("later")
    query = select(first.c.line_pos, *later.c).join(later, later.c.reverses == first.c.id)
    rows = read_rows(connection, query.where(first.c.batch_id == one.id, later.c.reverses != 0).order_by(later.c.id))
    return [(int(row[0]), LedgerEntry._make(row[1:])) for row in rows]


def batch_sums(connection: Connection, one: Batch) -> BatchSums:
    """What the batch paid, in fen, three times: by its lines, by its entries, and by the live payments with those settled since.

    Later corrections do not change what a batch has paid.
    """
    payable = (batch_line.c.batch_id == one.id) & (batch_line.c.outcome == "pay")
    lines = _sum(connection, select(func.sum(batch_line.c.fen)).where(payable))
    own = entry.c.batch_id == one.id
    entries = _sum(connection, select(func.sum(entry.c.fen)).where(own, entry.c.kind.in_(("pay", "more"))))
    settled = _settled_payments(one)
    live = entry.c.id.in_(select(live_payment.c.entry_id)) | entry.c.id.in_(settled) | (entry.c.kind == "more")
    counted = _sum(connection, select(func.sum(entry.c.fen)).where(own, entry.c.kind.in_(("pay", "more")), live))
    return BatchSums(lines, entries, counted)


def _settled_payments(one: Batch) -> Select[tuple[int]]:
    """The ids of a batch's payments whose money has all come back."""
    first, later = entry.alias("first"), entry.alias("later")
    both = select(first.c.id).join(later, later.c.reverses == first.c.id)
    cash = both.where(first.c.batch_id == one.id, later.c.kind.in_(CASH_KINDS)).group_by(first.c.id, first.c.fen)
    return cash.having(first.c.fen + func.sum(later.c.fen) == 0)


def held_by_batch(connection: Connection, office: str) -> dict[int, int]:
    """By the id of a batch: the fen it paid less what came back of them since, by the bank or from the persons."""
    mine = select(batch.c.id).where(batch.c.office == office)
    out = select(entry.c.batch_id, func.sum(entry.c.fen)).where(entry.c.batch_id.in_(mine), entry.c.kind.in_(("pay", "more")))
    found = {int(row[0]): int(row[1]) for row in read_rows(connection, out.group_by(entry.c.batch_id))}
    first, later = entry.alias("first"), entry.alias("later")
    back = select(first.c.batch_id, func.sum(later.c.fen)).join(later, later.c.reverses == first.c.id)
    came = first.c.batch_id.in_(mine) & later.c.kind.in_(("returned", "recover", "reversal"))
    for key, fen in read_rows(connection, back.where(came).group_by(first.c.batch_id)):
        found[int(key)] += int(fen)
    return found


def _sum(connection: Connection, query: object) -> int:
    return int(connection.execute(query).scalar() or 0)  # type: ignore[call-overload] # any select of one number


def claim_histories(connection: Connection, office: str, person: str, month: str = "") -> list[ClaimHistory]:
    """Every claim that ``office`` (its code) recorded under any identity number of the person, newest batch last; only of
    ``month`` where given.
    """
    current = {one.id: one for one in all_batches(connection, office) if one.state != "replaced"}
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
    for pos, one in later_changes(connection, content.batch):
        by_line.setdefault(pos, []).append(one)
    return [
        ClaimHistory(content.batch, content.posts[line.post_pos], line, content.explain(line), tuple(by_line.get(pos, ())))
        for pos, line in enumerate(content.lines)
        if line.post_pos in posts and (not month or line.month == month)
    ]


def payee_of(connection: Connection, entry_id: int) -> tuple[str, str] | None:
    """Identity number and month (2026-07) of a payment entry; None where no payment has this entry id."""
    found = read_rows(connection, select(entry.c.person, entry.c.month).where(entry.c.id == entry_id, entry.c.kind == "pay"))
    return (str(found[0][0]), str(found[0][1])) if found else None
