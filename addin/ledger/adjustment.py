"""Differences between what was paid and what is due by now, as the draft of an adjustment batch.

Every person and month is decided by one comparison: what is held, against what the rules give today. Who holds less is paid
the difference; who holds more owes it; where the rules cannot decide, nothing changes and the line says why.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from operator import itemgetter
from typing import NamedTuple

from addin.ledger.draft import StandardPositions, post_rows
from addin.ledger.entitlement import Entitlement, entitlements
from addin.ledger.holdings import Holding
from addin.ledger.model import ADJUSTMENT, NO_STANDARD, ChangeRow, Draft, LineRow, PostRow, StandardRow
from validators.allowance.claim_period import ClaimPost
from validators.allowance.judge import Judgement
from workbook_templates.values.amount import money

PAID_TOO_MUCH, PAID_TOO_LITTLE = "S15", "S16"
_NO_CLAIM = Entitlement(None, None, "", "现在的花名册里没有这个人的任职，请核实；不该发的，请冲销。")


class PaidFor(NamedTuple):
    """What a payment was made for, and when: the post, the number of its batch, the day (ISO; BEFORE for opening balances)."""

    post: PostRow
    batch: str
    day: str


class _Difference(NamedTuple):
    """One line of the batch: the post as it was paid, or as it is claimed now; the judgement it was claimed in; the fields of the
    line and of its change, without the positions that they get in the batch.
    """

    post: PostRow | None
    claimed: ClaimPost | None
    judgement: int
    line: tuple[str, str, str, int, int, str, str]
    change: tuple[int, int, int, int] | None


def draft_adjustment(
    period: str, judgements: Sequence[Judgement], held: Sequence[Holding], paid_for: Mapping[int, PaidFor]
) -> Draft:
    """The differences of all months judged, which is an empty draft where there are none.

    ``held`` is what persons hold and are due for these months by the ledger, ``paid_for`` what each of these payments was
    made for, by its entry id; ``period`` names the batch.
    """
    now = entitlements(judgements)
    person = judgements[0].claim_period.decisions.person
    payments: dict[tuple[str, str], list[Holding]] = defaultdict(list)
    for one in held:
        payments[person(one.person), one.month].append(one)
    standards = StandardPositions()
    both = [(key, due, payments.pop(key, [])) for key, due in now.items()]  # what is left was paid and is claimed no more
    both += [(key, _NO_CLAIM, paid) for key, paid in payments.items()]
    differing = [one for one in both if not _as_due(*one[1:])]
    differing.sort(key=itemgetter(0))
    found = [difference for one in differing for difference in _compare(*one, paid_for, standards)]
    posts: dict[PostRow, int] = {}
    positions = [posts.setdefault(post, len(posts)) for post in _posts(found, judgements)]
    lines = [LineRow(pos, *one.line) for pos, one in zip(positions, found, strict=True)]
    changes = [ChangeRow(n, *one.change) for n, one in enumerate(found) if one.change]
    rows = [StandardRow(one.post, one.scope, one.fen, one.source) for one in standards.standards]
    return Draft(period, rows, list(posts), lines, changes, ADJUSTMENT)


def _as_due(now: Entitlement, held: Sequence[Holding]) -> bool:
    """Whether one payment holds just what is due, which is so for nearly everybody."""
    if now.claim is None or len(held) != 1:
        return False
    return held[0].cash == held[0].due == now.claim.fen


def _compare(
    key: tuple[str, str], now: Entitlement, held: list[Holding], paid_for: Mapping[int, PaidFor], standards: StandardPositions
) -> Iterator[_Difference]:
    """The differences of one person and month; where the rules cannot decide, only what is not held and due as claimed."""
    if now.claim is None and now.unclear:
        yield from _unclear(now, held, paid_for)
        return
    position = standards.position(now.claim.standard if now.claim else None)
    if now.claim and not held:
        reason = f"{now.claim.post.name} {key[1]} 没有发过，{now.sentence}，补发 {money(now.claim.fen)} 元。"
        line = (now.claim.post.number, key[1], "pay", now.claim.fen, position, PAID_TOO_LITTLE, reason)
        yield _Difference(None, now.claim.post, now.judgement or 0, line, (0, 0, 0, now.claim.fen))
        return
    for one, due_after, more in _shares(held, now.claim.fen if now.claim else 0):
        if due_after == one.due and not more:
            continue
        earlier = paid_for[one.entry_id]
        before = _paid(one, earlier) + _paid_besides(sum(each.cash for each in held) - one.cash)
        outcome, fen, rule, reason = _decided(one, due_after, more, f"{before}；{now.sentence}")
        line = (one.person, one.month, outcome, fen, position, rule, reason)
        change = (one.entry_id, one.cash, one.due, due_after)
        claimed = now.claim.post if now.claim and more else None
        yield _Difference(None if claimed else earlier.post, claimed, now.judgement or 0, line, change)


def _unclear(now: Entitlement, held: Sequence[Holding], paid_for: Mapping[int, PaidFor]) -> Iterator[_Difference]:
    as_claimed = sum(one.cash for one in held) == sum(one.due for one in held) == now.claimed
    for one in held if now.contested or not as_claimed else ():
        earlier = paid_for[one.entry_id]
        reason = f"{_paid(one, earlier)}。现在不能判断应不应发：{now.unclear}"
        line = (one.person, one.month, "held", one.cash, NO_STANDARD, "", reason)
        yield _Difference(earlier.post, None, 0, line, None)


def _shares(held: list[Holding], due: int) -> Iterator[tuple[Holding, int, int]]:
    """For each payment of one person and month, the largest first: the fen due for it, and the fen to pay in addition.

    One person may have been paid under two numbers; what is due is covered by what is held, and only what is missing is paid.
    """
    if len(held) == 1:
        more = max(due - held[0].cash, 0)
        yield held[0], due, more
        return
    missing = max(due - sum(one.cash for one in held), 0)
    left = due - missing
    for n, one in enumerate(sorted(held, key=lambda one: (-one.cash, -one.due, one.entry_id))):
        share = min(left, one.cash)
        left -= share
        yield one, share + (missing if n == 0 else 0), missing if n == 0 else 0


def _decided(one: Holding, due: int, more: int, before: str) -> tuple[str, int, str, str]:
    """Outcome, fen, rule and sentence of a difference: of who holds less than is due, more, or owes less than was entered.

    ``before`` is the sentence's beginning: what is held, and what is due.
    """
    if more:
        return "pay", more, PAID_TOO_LITTLE, f"{before}，补发 {money(more)} 元。"
    if due < one.due:
        owed = f"，应收回 {money(one.cash - due)} 元。" if one.cash > due else "，没有钱要收回。"
        return "lower", one.due - due, PAID_TOO_MUCH, before + owed
    return "restore", due - one.due, PAID_TOO_LITTLE, f"{before}，原来登记的应收回减少 {money(due - one.due)} 元。"


def _paid(one: Holding, earlier: PaidFor) -> str:
    return f"{earlier.post.name} {one.month} 现有发放 {money(one.cash)} 元（批次 {earlier.batch}，{earlier.day}）"


def _paid_besides(fen: int) -> str:
    """Without it nobody understands why one who holds what is due has to give it back."""
    return f"，同一个人这个月用另一个号码还领了 {money(fen)} 元" if fen else ""


def _posts(found: Sequence[_Difference], judgements: Sequence[Judgement]) -> list[PostRow]:
    """The post of each line: as it is claimed now, with today's account, or as it was paid."""
    claimed: dict[tuple[int, int], PostRow] = {}
    for n, judgement in enumerate(judgements):
        posts = {one.claimed.row: one.claimed for one in found if one.claimed and one.judgement == n}
        rows = post_rows(judgement.claim_period, list(posts.values()))
        claimed |= {(n, row): post for row, post in zip(posts, rows, strict=True)}
    return [one.post or claimed[one.judgement, one.claimed.row if one.claimed else -1] for one in found]
