"""The hands of a batch: who computed, approved and paid it, as the journal tells; a batch has no other state than that."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from sqlalchemy import Connection

from addin.errors import Refused
from addin.ledger.batch_inputs import inputs_of
from addin.ledger.model import CORRECTION, PAY, Batch
from addin.store.journal import JournalEvent, append, digest_of, events

CANCELLED = "cancelled"
STEPS = ("draft", "approved", "paid", CANCELLED)
"""The kinds of the journal's events on batches; each but the last is the state that the batch has then."""

_WORDS = {"state": "状态", "period": "报告期", "digest": "内容", "inputs": "所用的表和设置", "kind": "种类"}
_WORDS |= {"made_by": "经办人", "made_at": "计算时间", "approved_by": "复核人", "approved_at": "复核时间"}
_WORDS |= {"paid_by": "财务人", "paid_at": "发放时间"}


class RecordedBatch(NamedTuple):
    """A batch as its events tell: the fields of ``Batch`` that they cover, and the digest of what it was made of."""

    state: str
    period: str
    digest: str
    inputs: str
    kind: str
    made_by: str
    made_at: str
    approved_by: str = ""
    approved_at: str = ""
    paid_by: str = ""
    paid_at: str = ""


def record_step(connection: Connection, one: Batch) -> None:
    """Append the step that brought a batch into its present state (draft, approved or paid) to the journal."""
    by, at = {
        "draft": (one.made_by, one.made_at),
        "approved": (one.approved_by, one.approved_at),
        "paid": (one.paid_by, one.paid_at),
    }[one.state]
    detail = f"{one.period} {_inputs_digest(connection, one)} {one.kind}"
    append(connection, one.state, one.number, one.digest, at=at, office=one.office, detail=detail, by=by)


def record_cancellation(connection: Connection, one: Batch, by: str, at: str, reason: str) -> None:
    """Append to the journal that a draft was cancelled by somebody, and why."""
    detail = f"{one.period} {_inputs_digest(connection, one)} {one.kind} {reason}"
    append(connection, CANCELLED, one.number, one.digest, at=at, office=one.office, detail=detail, by=by)


def require_recorded(connection: Connection, one: Batch) -> None:
    """Raise Refused where a batch is not as its events tell: no batch is approved or paid without its hands."""
    if differences := list(_differences(connection, one, recorded_batches(events(connection, *STEPS)))):
        raise Refused(f"{'；'.join(differences)}。不能继续办理，请查明是谁改动的，再重新计算。")


def hand_problems(connection: Connection, batches: Iterable[Batch]) -> Iterator[str]:
    """A sentence for each batch that is not as its events tell, that has none, or that is gone."""
    recorded = recorded_batches(events(connection, *STEPS))
    there = set()
    for one in batches:
        there.add((one.office, one.number))
        yield from (f"{difference}。" for difference in _differences(connection, one, recorded))
    yield from (f"批次 {number}（{office}）不见了，办理记录里有它。" for office, number in recorded.keys() - there)


def _differences(connection: Connection, one: Batch, recorded: dict[tuple[str, str], RecordedBatch]) -> Iterator[str]:
    told = recorded.get((one.office, one.number))
    if told is None:
        yield f"批次 {one.number} 没有计算它的办理记录"
        return
    real = RecordedBatch(**{name: getattr(one, name, "") for name in RecordedBatch._fields})
    real = real._replace(inputs=_inputs_digest(connection, one))
    wrong = [_WORDS[name] for name, is_, was in zip(RecordedBatch._fields, real, told, strict=True) if is_ != was]
    if wrong:
        yield f"批次 {one.number} 的{'、'.join(wrong)}与办理记录不一致，被改动过"


def _inputs_digest(connection: Connection, one: Batch) -> str:
    return digest_of(inputs_of(connection, one))


def recorded_batches(steps: Sequence[JournalEvent]) -> dict[tuple[str, str], RecordedBatch]:
    """Every batch by office and number, in the state to which its events have led.

    A new draft replaces the one of its period that waits for approval; one approved replaces an older one that is.
    """
    found: dict[tuple[str, str], RecordedBatch] = {}
    for step in steps:
        period, inputs, *more = step.detail.split(" ", 3)
        kind = more[0] if more else PAY  # version 0.1.0 knew no other kind, and its steps say none
        key = (step.office, step.subject)
        replaces = step.kind in ("draft", "approved") and kind != CORRECTION
        for other, one in found.items() if replaces else ():
            if (other[0], one.period, one.state, one.kind) == (step.office, period, step.kind, kind):
                found[other] = one._replace(state="replaced")
        if step.kind == "draft":
            found[key] = RecordedBatch("draft", period, step.digest, inputs, kind, step.by, step.at)
        elif step.kind == CANCELLED and key in found:
            found[key] = found[key]._replace(state="replaced")
        elif key in found:
            hand = {f"{step.kind}_by": step.by, f"{step.kind}_at": step.at}
            found[key] = found[key]._replace(state=step.kind, digest=step.digest, **hand)
    return found
