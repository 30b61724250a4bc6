"""Batches of allowances in the database: record a computed draft, find a batch, read it with its rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, func, select, update

from addin.errors import Refused
from addin.ledger.batch_inputs import BatchInput, ledger_input, record_inputs
from addin.ledger.bulk_insert import add_rows, read_rows
from addin.ledger.hands import record_step
from addin.ledger.model import CORRECTION, OPENING, PAY, Batch, ChangeRow, Draft, LineRow, PostRow, StandardRow, digest
from addin.store.connection import take_turns
from addin.store.tables_ledger import batch, batch_change, batch_line, batch_post, batch_standard
from workbook_templates.advice import Advice
from workbook_templates.values.amount import money


@dataclass(frozen=True)
class BatchContent:
    """A batch with its rows: the standards applied, the posts, and one line for each claim (post and month).

    A line refers to its post and its standard by their positions in these lists. ``numbered_without_gaps`` is False where
    rows were deleted, so that positions no longer count from 0 to the last.
    """

    batch: Batch
    standards: list[StandardRow]
    posts: list[PostRow]
    lines: list[LineRow]
    numbered_without_gaps: bool = True
    changes: tuple[ChangeRow, ...] = ()

    @property
    def digest(self) -> str:
        """SHA-256 over the rows as they are now (see ``model.digest``); empty where positions have gaps."""
        return digest(self.standards, self.posts, self.lines, self.changes) if self.numbered_without_gaps else ""

    def standard(self, line: LineRow) -> StandardRow | None:
        """The standard by which a line's amount was computed; None where none applied."""
        return self.standards[line.standard_pos] if line.standard_pos >= 0 else None

    def explain(self, line: LineRow) -> str:
        """Why a line is paid or not, as one Chinese sentence."""
        if line.outcome != "pay" or line.rule:
            return line.reason
        return why_paid(self.posts[line.post_pos], line, self.standard(line))


def why_paid(post: PostRow, line: LineRow, standard: StandardRow | None) -> str:
    """The sentence that explains a paid amount: by which standard, from which document, and which other posts are not paid."""
    if standard is None:
        return line.reason
    basis = f"按{standard.post}标准" if standard.post == post.post else f"比照{standard.post}标准"
    half = "" if line.fen == standard.fen else f"（月标准 {money(standard.fen)} 元，当月按半月计）"
    sentence = f"{post.name} {line.month} {basis} {money(line.fen)} 元{half}发放（{standard.source}，适用范围 {standard.scope}）"
    return f"{sentence}；{line.reason}。" if line.reason else f"{sentence}。"


def record_draft(connection: Connection, office: str, draft: Draft, by: str, at: str, inputs: Sequence[BatchInput] = ()) -> Batch:
    """Write a draft as a new batch; one of the same kind, office and period that still waits for approval is replaced.

    Corrections replace none: each is a case of its own.

    ``office`` is the code of the paying office, ``by`` the person who computes, ``at`` the time (ISO 8601 with offset),
    ``inputs`` what the draft was made of.
    """
    take_turns(connection)
    same_period = (batch.c.office == office) & (batch.c.period == draft.period)
    if draft.kind != CORRECTION:
        waiting = same_period & (batch.c.state == "draft") & (batch.c.kind == draft.kind)
        connection.execute(update(batch).where(waiting).values(state="replaced"))
    number = f"{draft.period}-{len(read_rows(connection, select(batch.c.id).where(same_period))) + 1}"
    counts = Counter(line.outcome for line in draft.lines)
    values = {
        "office": office, "number": number, "period": draft.period, "state": "draft", "made_by": by, "made_at": at,
        "digest": digest(draft.standards, draft.posts, draft.lines, draft.changes), "kind": draft.kind,
        "pay_count": counts["pay"],
        "pay_fen": sum(line.fen for line in draft.lines if line.outcome == "pay"),
        **{name: counts[name] for name in ("blocked", "held", "unpaid")},
    }  # fmt: skip
    batch_id = connection.execute(batch.insert().values(values).returning(batch.c.id)).scalar_one()
    for table, rows in ((batch_standard, draft.standards), (batch_post, draft.posts), (batch_line, draft.lines)):
        add_rows(connection, table, [(batch_id, pos, *row) for pos, row in enumerate(rows)])
    add_rows(connection, batch_change, [(batch_id, *row) for row in draft.changes])
    record_inputs(connection, batch_id, [*inputs, ledger_input(connection)])
    one = find_batch(connection, office, number=number)
    record_step(connection, one)
    return one


def all_batches(connection: Connection, office: str = "", period: str = "") -> list[Batch]:
    """Batches in the order they were made; only those of ``office`` (its code) and ``period`` (2026Q3) where given."""
    query = select(batch).order_by(batch.c.id)
    for column, value in ((batch.c.office, office), (batch.c.period, period)):
        query = query.where(column == value) if value else query
    return [Batch(*row) for row in read_rows(connection, query)]


def find_batch(connection: Connection, office: str, *, number: str = "", period: str = "", states: tuple[str, ...] = ()) -> Batch:
    """The office's batch of that number; without a number the one of the period that is in one of ``states``.

    Where none is in these states, the period's last batch that was not replaced. Raises Refused where there is no such
    batch, or where several are in these states.
    """
    if number:
        found = [one for one in all_batches(connection, office) if one.number.casefold() == number.casefold()]
        if not found:
            raise Refused(f"没有批次 {number}。", Advice.SHOW_BATCHES, "。")
        return found[0]
    current = [one for one in all_batches(connection, office, period) if one.state != "replaced"]
    wanted = [one for one in current if one.state in states]
    if len(wanted) > 1:
        raise Refused(f"{period} 有几个批次都可以：{'、'.join(one.number for one in wanted)}。请", Advice.NAME_BATCH, "。")
    if not wanted and not current:
        raise Refused(f"{period} 还没有计算补贴，请先", Advice.COMPUTE, "。")
    return wanted[0] if wanted else current[-1]


def last_paying_batch(connection: Connection, office: str, number: str, period: str) -> Batch:
    """The batch of that number; without one, the period's last batch with payments, or its last batch where none has any.

    A batch without payments arises when a period that has been paid is computed again. Raises Refused where there is none, or
    where that number is one of opening balances: these are in no list and on no sheet of payments.
    """
    current = [one for one in all_batches(connection, office, period) if one.state != "replaced" and one.pay_count and one.pays]
    if current and not number:
        return current[-1]
    found = find_batch(connection, office, number=number, period=period)
    if found.kind == OPENING:
        raise Refused(f"批次 {found.number} 是期初，登记的是启用台账以前已经发过的，没有发放表，也不能给银行。")
    return found


def read_content(connection: Connection, one: Batch) -> BatchContent:
    """Read a batch's rows from the database, in the order they were computed."""
    tables = (batch_standard, batch_post, batch_line)
    standards, posts, lines = (
        read_rows(connection, select(*list(table.c)[2:]).where(table.c.batch_id == one.id).order_by(table.c.pos))
        for table in tables
    )
    last_positions = [
        connection.execute(select(func.max(table.c.pos)).where(table.c.batch_id == one.id)).scalar() for table in tables
    ]
    numbered_without_gaps = last_positions == [len(rows) - 1 if rows else None for rows in (standards, posts, lines)]
    changed = select(*list(batch_change.c)[1:]).where(batch_change.c.batch_id == one.id).order_by(batch_change.c.line_pos)
    return BatchContent(
        one,
        list(map(StandardRow._make, standards)),
        list(map(PostRow._make, posts)),
        list(map(LineRow._make, lines)),
        numbered_without_gaps,
        tuple(map(ChangeRow._make, read_rows(connection, changed))) if one.kind != PAY else (),
    )
