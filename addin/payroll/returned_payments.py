"""What the bank gave back: to whom, for which months, on which account, and why; read from the lines of a posted correction."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from addin.ledger.batches import BatchContent
from addin.ledger.model import LineRow, PostRow
from addin.payroll.sheet_rows import PaidRow

RETURNED = "returned"
_REFERENCE = re.compile(r"（参考号 (\S+)）")
_WORDS = re.compile(r"银行退回 [\d,.]+ 元：(.*?)(?:（参考号 \S+）)?。$")


@dataclass(frozen=True)
class ReturnedPayment:
    """A payment that came back. ``number`` and ``account`` are in full, ``months`` like 2026-07, ``fen`` their sum, ``why`` the
    bank's words; ``reference`` is empty where the return was entered by hand.
    """

    unit: str
    unit_name: str
    name: str
    number: str
    person: str
    months: tuple[str, ...]
    fen: int
    bank: str
    account: str
    why: str
    reference: str


def with_reference(why: str, reference: str) -> str:
    """The bank's words with our reference, as a line of a correction keeps them (read again by ``reference_in``)."""
    return f"{why}（参考号 {reference}）"


def reference_in(reason: str) -> str:
    """The reference in the reason of a line that was returned; empty where there is none."""
    found = _REFERENCE.search(reason)
    return found[1] if found else ""


def returned_payments(correction: BatchContent, ordered: Mapping[str, PaidRow]) -> Iterator[ReturnedPayment]:
    """The payments that a correction says came back, the months of one reference together.

    ``ordered`` are the rows of the bank's lists by reference: the account was the one on the list, which the post of an earlier
    payment of that month need not have.
    """
    groups: dict[tuple[str, str, str], list[LineRow]] = {}
    for line in correction.lines:
        if line.outcome == RETURNED:
            key = (correction.posts[line.post_pos].unit, line.person, reference_in(line.reason))
            groups.setdefault(key, []).append(line)
    for (_, _, reference), lines in groups.items():
        yield _returned(correction.posts[lines[0].post_pos], lines, reference, ordered.get(reference))


def _returned(post: PostRow, lines: list[LineRow], reference: str, order: PaidRow | None) -> ReturnedPayment:
    words = _WORDS.search(lines[0].reason)
    months = tuple(sorted(line.month for line in lines))
    bank, account = (order.bank, order.account) if order else (post.bank, post.account)
    who = (post.unit, post.unit_name, post.name, post.number, lines[0].person)
    why = words[1] if words else ""
    return ReturnedPayment(*who, months, sum(line.fen for line in lines), bank, account, why, reference)
