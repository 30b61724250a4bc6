"""A ledger for the tests: three hands, and batches made from posts."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine

from addin.ledger.adjustment import draft_adjustment
from addin.ledger.batches import read_content, record_draft
from addin.ledger.corrections import annulled, last_annulled, payee, record_correction
from addin.ledger.holdings import live_holdings
from addin.ledger.identity_decisions import stored_decisions
from addin.ledger.lifecycle import PaidBatch, approve, pay
from addin.ledger.model import Batch
from addin.ledger.offset_consents import consents
from addin.ledger.offsets import with_offsets
from addin.ledger.paid_for import paid_for
from addin.ledger.payments import live_payments
from addin.ledger.verify import verify
from addin.store.connection import begin, open_store, reading
from addin.store.schema import ensure_schema
from addin.usecases.corrections import Correct
from tests.addin.ledger.sheets import Q3, computed, county
from validators.allowance.identity import IdentityDecisions

AT = "2026-09-30T10:00:00+08:00"
MADE, APPROVED, PAYER = "李明", "王芳", "赵强"
OFFICE = "530102"
TWO = [["张建国", "甲支部", "书记", "", ""], ["李秀英", "甲支部", "委员", "", ""]]


@contextmanager
def ledger(url: str) -> Iterator[Engine]:
    engine = open_store(url)
    ensure_schema(engine)
    yield engine
    engine.dispose()


def made(engine: Engine, posts: list[list[str]], office: str = OFFICE, by: str = MADE, **more: object) -> Batch:
    """Compute against the ledger and record."""
    with begin(engine) as connection:
        draft = computed(county(posts, **more), live_payments(connection, Q3.months(), office=office)).draft  # type: ignore[arg-type]
        return record_draft(connection, office, draft, by, AT)


def approved(engine: Engine, batch: Batch, by: str = APPROVED) -> Batch:
    with begin(engine) as connection:
        return approve(connection, batch, by, AT)


def paid(engine: Engine, batch: Batch, by: str = PAYER) -> PaidBatch:
    with begin(engine) as connection:
        return pay(connection, batch, by, AT)


def corrected(engine: Engine, person: str, month: str, make: Correct, office: str = OFFICE) -> Batch:
    """A correction of one payment, drafted by one and approved by another."""
    with begin(engine) as connection:
        found = payee(connection, office, person, month)
        line = make(found, last_annulled(connection, found))
        batch = record_correction(connection, office, [(found, line)], MADE, AT)
    return approved(engine, batch)


def taken_back(engine: Engine, person: str, month: str, why: str = "发错") -> Batch:
    """Nothing is due any more, and the money is back."""
    return corrected(engine, person, month, lambda paid, _: annulled(paid, why, "收据 1 号"))


def owes(engine: Engine, person: str, month: str) -> Batch:
    """Nothing is due any more, and the person still holds the money."""
    return corrected(engine, person, month, lambda paid, _: annulled(paid, "已去世", ""))


def adjusted(engine: Engine, posts: list[list[str]], office: str = OFFICE, **more: object) -> PaidBatch:
    """The differences to these posts, through the three hands; a batch without payments where there are none. What is owed by
    those who have agreed is kept back.
    """
    with begin(engine) as connection:
        known = stored_decisions(connection)
        judged = computed(county(posts, **more), decisions=known).judgement  # type: ignore[arg-type]
        held = live_holdings(connection, office, Q3.months())
        draft = draft_adjustment(str(Q3), [judged], held, paid_for(connection, held))
        everything, agreed = live_holdings(connection, office), consents(connection, office)
        draft = with_offsets(draft, everything, agreed, IdentityDecisions(None, known))
        batch = record_draft(connection, office, draft, MADE, AT)
    return paid(engine, approved(engine, batch))


def whole(engine: Engine, posts: list[list[str]], office: str = OFFICE, **more: object) -> PaidBatch:
    """Computed, approved and paid."""
    return paid(engine, approved(engine, made(engine, posts, office, **more)))


def problems(engine: Engine, code: str = "") -> tuple[str, ...]:
    with reading(engine) as connection:
        return verify(connection, code).problems


def reasons(engine: Engine, batch: Batch) -> list[str]:
    with reading(engine) as connection:
        held = read_content(connection, batch)
        return [held.explain(line) for line in held.lines]
