"""The subsidies of a period from the ledger: paid, to be paid, blocked, held, not due, reversed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import chain

from addin.ledger.batches import BatchContent, all_batches, read_content
from addin.ledger.hash_chain import LedgerEntry
from addin.ledger.holdings import CASH_KINDS, DUE_KINDS
from addin.ledger.model import PAY, REVERSED, LineRow, PostRow
from addin.ledger.queries import later_changes
from addin.store.connection import reading
from addin.submissions.folder import Office
from addin.summary.measure.evidence import PAID, TO_PAY, SubsidyLine
from validators.allowance.outcome import ClaimOutcome
from workbook_templates.values.period import Period


def payments_of(office: Office, period: Period) -> tuple[SubsidyLine, ...] | None:
    """Every claim of the period and of its parts once, as subsidy lines; None where no batch has been computed.

    Paid claims come from the batches that were paid, all others from the latest batch. Claims that the latest batch blocks
    because an earlier one paid them are not listed again.
    """
    found = [lines for one in (*period.parts(), period) if (lines := _payments_in(office, one)) is not None]
    return tuple(chain.from_iterable(found)) if found else None


def _payments_in(office: Office, period: Period) -> list[SubsidyLine] | None:
    with reading(office.ledger) as connection:
        alive = [
            one for one in all_batches(connection, office.settings.code, str(period)) if one.state != "replaced" and one.pays
        ]
        contents = [read_content(connection, one) for one in alive]
        later = [_by_line(later_changes(connection, one)) for one in alive]
    if not contents:
        return None
    done = [line for held, changes in zip(contents, later, strict=True) for line in _paid(held, changes)]
    settled = {_claim(line) for line in done if line.state == PAID}
    paid_as = {(line.person, line.month): f"{line.body}{line.post}（{line.unit_name}）" for line in done if line.state == PAID}
    return done + [line for line in _rest(_last_of_claims(contents), paid_as) if _claim(line) not in settled]


def _last_of_claims(contents: list[BatchContent]) -> BatchContent:
    """The latest batch of the period's claims; an adjustment lists only differences."""
    return next((one for one in reversed(contents) if one.batch.kind == PAY), contents[-1])


def _by_line(changes: list[tuple[int, LedgerEntry]]) -> dict[int, list[LedgerEntry]]:
    """The later entries of each paid line, by its position; what was paid in addition is a line of its own batch."""
    found: dict[int, list[LedgerEntry]] = {}
    for pos, one in changes:
        if one.kind != "more":
            found.setdefault(pos, []).append(one)
    return found


def _claim(one: SubsidyLine) -> tuple[str, str, str, str]:
    return (one.person, one.month, one.post, one.body)


def _paid(held: BatchContent, changes: Mapping[int, list[LedgerEntry]]) -> Iterator[SubsidyLine]:
    """The lines a batch has paid and what became of them: annulled, returned by the bank, or paid less what came back."""
    for position, line in enumerate(held.lines if held.batch.state == "paid" else ()):
        if line.outcome == "pay":
            state, fen, reason = _standing(line, changes.get(position, []), held.explain(line))
            yield _payment(held, line._replace(fen=fen), state, reason)


def _standing(line: LineRow, changes: list[LedgerEntry], reason: str) -> tuple[str, int, str]:
    """The state of a paid line by now, its fen, and the sentence: the last decision where nothing is due or held any more."""
    due = line.fen + sum(one.fen for one in changes if one.kind in DUE_KINDS)
    cash = line.fen + sum(one.fen for one in changes if one.kind in CASH_KINDS)
    if due <= 0:
        return REVERSED, line.fen, changes[-1].reason
    return (PAID, cash, reason) if cash > 0 else (TO_PAY, line.fen, changes[-1].reason)


def _rest(held: BatchContent, paid_as: Mapping[tuple[str, str], str]) -> Iterator[SubsidyLine]:
    """The lines a batch does not pay and, where it has not been paid, those it will pay."""
    waiting = held.batch.state != "paid"
    own = {(line.person, line.month): _called(held.posts[line.post_pos]) for line in held.lines if line.outcome == "pay"}
    for line in held.lines:
        if line.outcome == "pay" and waiting:
            yield _payment(held, line, TO_PAY, held.explain(line))
        elif line.outcome != "pay":
            key = (line.person, line.month)
            instead = own.get(key) or paid_as.get(key, "") if line.outcome == ClaimOutcome.BLOCKED else ""
            yield _payment(held, line, ClaimOutcome(line.outcome).label, line.reason, instead)


def _payment(held: BatchContent, line: LineRow, state: str, reason: str, instead: str = "") -> SubsidyLine:
    post, yuan = held.posts[line.post_pos], Decimal(line.fen) / 100
    return SubsidyLine(
        post.unit, post.unit_name, line.person, post.name, post.body_name, post.post, line.month, yuan, state, reason, instead
    )


def _called(post: PostRow) -> str:
    return f"{post.body_name}{post.post}（{post.unit_name}）"
