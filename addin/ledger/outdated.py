"""Whether a batch that waits for approval or payment would be computed differently now, and what has come since."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import Connection

from addin.errors import Refused
from addin.ledger.batch_inputs import DEATHS, DECISIONS, LEDGER, LISTS, RECEIPT, SETTINGS, BatchInput
from addin.ledger.batches import all_batches
from addin.ledger.empty_batch import PAID_BEFORE
from addin.ledger.model import CORRECTION, OFFSET, Batch, LineRow, PostRow

_CHANGES = {DECISIONS: "身份证号是不是同一个人又作了认定", SETTINGS: "补贴的设置改过"}
_CHANGES |= {LISTS: "又核对了外面来的名单，或者作了认定", DEATHS: "又收下了以前一期的花名册，去世的人有变化"}
_FEW = 3


def changed_inputs(before: Iterable[BatchInput], now: Iterable[BatchInput]) -> list[BatchInput]:
    """The inputs that were not there before, or are there no more; the ledger's end aside, for payments block line by line."""
    differing = set(before) ^ set(now)
    return sorted(one for one in differing if one.kind != LEDGER)


def same_lines(before: tuple[Sequence[PostRow], Sequence[LineRow]], now: tuple[Sequence[PostRow], Sequence[LineRow]]) -> bool:
    """Whether every line of a batch would be computed the same now; lines that would be added are left to the next batch.

    A line of a person who was paid meanwhile is blocked when the batch is paid, and does not count as changed.
    """
    later = dict(_lines(*now))
    return all(key in later and (later[key] == line or later[key][0] == PAID_BEFORE) for key, line in _lines(*before))


def _lines(posts: Sequence[PostRow], lines: Sequence[LineRow]) -> Iterator[tuple[tuple[str, ...], tuple[object, ...]]]:
    """Each line by its post and month: what became of it, how much, for whom and to which account."""
    for line in lines:
        post = posts[line.post_pos]
        key = (
            post.number or post.name,
            post.code,
            post.post,
            post.unit,
            line.month,
            line.reason if line.outcome == OFFSET else "",
        )
        yield key, (line.rule, line.outcome, line.fen, line.person, post.name, post.bank, post.account)


def refusal_of_outdated(one: Batch, changed: Sequence[BatchInput], senders: Sequence[str]) -> Refused:
    """The refusal that says what has come since a batch was computed. ``senders`` are words for the receipts among it."""
    reasons = [f"又收下了{'、'.join(senders[:_FEW])}"] if senders else []
    reasons += [_CHANGES[kind] for kind in sorted({found.kind for found in changed} & _CHANGES.keys())]
    if not reasons and any(found.kind == RECEIPT for found in changed):
        reasons = ["当时用的表已经被新报的代替"]
    return Refused(f"批次 {one.number} 计算之后{'，'.join(reasons)}，请重新计算、复核后再发放。")


def refuse_behind_a_newer_draft(connection: Connection, one: Batch) -> None:
    """Raise Refused where the office has computed the period again since: nobody knows which of the two is meant."""
    same_kind = [found for found in all_batches(connection, one.office, one.period) if found.kind == one.kind != CORRECTION]
    newer = [found for found in same_kind if found.id > one.id and found.state == "draft"]
    if newer:
        raise Refused(f"批次 {one.number} 之后又计算了批次 {newer[-1].number}，还没有复核。请先复核新的那一个，旧的不再发放。")
