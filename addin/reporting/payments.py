"""The subsidies of a period as the ledger tells them: paid, to be paid, blocked, held, not due, taken back."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from addin.ledger.batches import Content, all_batches, content
from addin.ledger.model import LineRow, PostRow
from addin.ledger.payments import live
from addin.office.folder import Office
from addin.reporting.evidence import BLOCKED, HELD, PAID, REVERSED, TO_PAY, UNPAID, Payment
from addin.store.connection import reading
from validators.claims.book import Payment as Live
from workbook_templates.values.period import Period

STATES = {"blocked": BLOCKED, "held": HELD, "unpaid": UNPAID}
Key = tuple[str, str, str, str]


def payments_of(office: Office, period: Period) -> tuple[Payment, ...] | None:
    """Every claim of the period once; None where nothing was computed yet.

    What was paid is told by the batches that were paid, all else by the latest batch: a later batch finds the claims of
    an earlier one paid already, and those are not blocked a second time.
    """
    with reading(office.engine) as connection:
        alive = [one for one in all_batches(connection, office.settings.code, str(period)) if one.state != "replaced"]
        contents = [content(connection, one) for one in alive]
        paid = live(connection, period.months())
    if not contents:
        return None
    done = [line for held in contents if held.batch.state == "paid" for line in _paid(held, paid)]
    claims = {_claim(line) for line in done}
    rest = [line for line in _rest(contents[-1]) if _claim(line) not in claims]
    return tuple(done + rest)


def _claim(one: Payment) -> Key:
    return (one.person, one.month, one.post, one.body)


def _paid(held: Content, paid: dict[tuple[str, str], Live]) -> Iterator[Payment]:
    for line in held.lines:
        if line.outcome == "pay":
            now = paid.get((line.person, line.month))
            state = PAID if now is not None and now.batch == held.batch.number else REVERSED
            yield _payment(held, line, state, held.explain(line))


def _rest(held: Content) -> Iterator[Payment]:
    instead = {(line.person, line.month): held.posts[line.post_pos] for line in held.lines if line.outcome == "pay"}
    for line in held.lines:
        if line.outcome == "pay":
            if held.batch.state != "paid":
                yield _payment(held, line, TO_PAY, held.explain(line))
            continue
        post = instead.get((line.person, line.month)) if line.outcome == "blocked" else None
        yield _payment(held, line, STATES[line.outcome], line.reason, _called(post) if post else "")


def _payment(held: Content, line: LineRow, state: str, reason: str, instead: str = "") -> Payment:
    post = held.posts[line.post_pos]
    yuan = Decimal(line.fen) / 100
    return Payment(
        post.unit, post.unit_name, line.person, post.name, post.body_name, post.post, line.month, yuan, state, reason, instead
    )


def _called(post: PostRow) -> str:
    return f"{post.body_name}{post.post}（{post.unit_name}）"
