"""Batches and their rows: record a draft, find a batch, read it back."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from sqlalchemy import Connection, func, select, update

from addin.errors import Refused
from addin.ledger.bulk_insert import add_rows, read_rows
from addin.ledger.model import Batch, Draft, LineRow, PostRow, StandardRow, digest
from addin.store.tables_ledger import batch, batch_line, batch_post, batch_standard
from workbook_templates.advice import Advice
from workbook_templates.values.amount import money


@dataclass(frozen=True)
class BatchContent:
    """A batch with all its rows."""

    batch: Batch
    standards: list[StandardRow]
    posts: list[PostRow]
    lines: list[LineRow]
    unbroken: bool = True

    @property
    def digest(self) -> str:
        """The seal over the rows as they are now; none where their numbers have gaps."""
        return digest(self.standards, self.posts, self.lines) if self.unbroken else ""

    def standard(self, line: LineRow) -> StandardRow | None:
        """The standard a line was computed by."""
        return self.standards[line.standard_pos] if line.standard_pos >= 0 else None

    def explain(self, line: LineRow) -> str:
        """Why a line is paid or not, in one sentence."""
        if line.outcome != "pay":
            return line.reason
        return why_paid(self.posts[line.post_pos], line, self.standard(line))


def why_paid(post: PostRow, line: LineRow, standard: StandardRow | None) -> str:
    """The sentence of an amount: by which standard, from which document, and which other posts are not paid."""
    if standard is None:
        return line.reason
    by = f"按{standard.post}标准" if standard.post == post.post else f"比照{standard.post}标准"
    half = "" if line.fen == standard.fen else f"（月标准 {money(standard.fen)} 元，当月按半月计）"
    told = f"{post.name} {line.month} {by} {money(line.fen)} 元{half}发放（{standard.source}，适用范围 {standard.scope}）"
    return f"{told}；{line.reason}。" if line.reason else f"{told}。"


def record(connection: Connection, office: str, draft: Draft, by: str, at: str) -> Batch:
    """Write a draft as a new batch; an unapproved one of the same office and period is replaced by it."""
    mine = (batch.c.office == office) & (batch.c.period == draft.period)
    connection.execute(update(batch).where(mine & (batch.c.state == "draft")).values(state="replaced"))
    number = f"{draft.period}-{len(read_rows(connection, select(batch.c.id).where(mine))) + 1}"
    counts = Counter(line.outcome for line in draft.lines)
    values = {
        "office": office, "number": number, "period": draft.period, "state": "draft", "made_by": by, "made_at": at,
        "digest": digest(draft.standards, draft.posts, draft.lines), "pay_count": counts["pay"],
        "pay_fen": sum(line.fen for line in draft.lines if line.outcome == "pay"),
        **{name: counts[name] for name in ("blocked", "held", "unpaid")},
    }  # fmt: skip
    key = connection.execute(batch.insert().values(values).returning(batch.c.id)).scalar_one()
    for table, rows in ((batch_standard, draft.standards), (batch_post, draft.posts), (batch_line, draft.lines)):
        add_rows(connection, table, [(key, pos, *row) for pos, row in enumerate(rows)])
    return find(connection, office, number=number)


def all_batches(connection: Connection, office: str = "", period: str = "") -> list[Batch]:
    """Batches in the order they were made; of one office or period where given."""
    query = select(batch).order_by(batch.c.id)
    for column, value in ((batch.c.office, office), (batch.c.period, period)):
        query = query.where(column == value) if value else query
    return [Batch(*row) for row in read_rows(connection, query)]


def find(connection: Connection, office: str, *, number: str = "", period: str = "", states: tuple[str, ...] = ()) -> Batch:
    """The batch of that number, or the one of the period in one of the states; Refused where there is none or several."""
    if number:
        found = [one for one in all_batches(connection, office) if one.number.casefold() == number.casefold()]
        if not found:
            raise Refused(f"没有批次 {number}。", Advice.SHOW_BATCHES, "。")
        return found[0]
    alive = [one for one in all_batches(connection, office, period) if one.state != "replaced"]
    wanted = [one for one in alive if one.state in states]
    if len(wanted) > 1:
        raise Refused(f"{period} 有几个批次都可以：{'、'.join(one.number for one in wanted)}。请", Advice.NAME_BATCH, "。")
    if not wanted and not alive:
        raise Refused(f"{period} 还没有计算补贴，请先", Advice.COMPUTE, "。")
    return wanted[0] if wanted else alive[-1]


def last_that_pays(connection: Connection, office: str, number: str, period: str) -> Batch:
    """The batch named, else the period's last: one that pays nobody (a second run) only where there is no other."""
    if number:
        return find(connection, office, number=number)
    paying = [one for one in all_batches(connection, office, period) if one.state != "replaced" and one.pay_count]
    return paying[-1] if paying else find(connection, office, period=period)


def content(connection: Connection, one: Batch) -> BatchContent:
    """A batch with its rows, in the order they were computed."""
    tables = (batch_standard, batch_post, batch_line)
    standards, posts, lines = (
        read_rows(connection, select(*list(table.c)[2:]).where(table.c.batch_id == one.id).order_by(table.c.pos))
        for table in tables
    )
    ends = [connection.execute(select(func.max(table.c.pos)).where(table.c.batch_id == one.id)).scalar() for table in tables]
    unbroken = ends == [len(rows) - 1 if rows else None for rows in (standards, posts, lines)]
    return BatchContent(
        one,
        list(map(StandardRow._make, standards)),
        list(map(PostRow._make, posts)),
        list(map(LineRow._make, lines)),
        unbroken,
    )
