"""Of several posts that one person holds in one month: which are paid. 同一人担任多个职务时不得重复发放补贴 (clause （二）).

By whole months that is the highest. By half months each half is paid for the highest post held in it, as one payment: who was
a committee member to the 15th and a secretary from the 16th is due half of each standard.
"""

from __future__ import annotations

from collections.abc import Sequence

from validators.allowance.claim_period import FIRST_HALF, SECOND_HALF, Claim, ClaimPeriod
from validators.allowance.half_months import HALF_WORDS, fen_of_halves
from validators.allowance.titles import rank


def precedence(claim: Claim) -> tuple[object, ...]:
    """The place of a claim among those of one person and month; the least is paid.

    The highest amount first; of equal ones the post in the person's own branch, then by the order of posts, then the one held
    longest, then by code: the choice does not depend on the order of files.
    """
    post = claim.post
    standard = claim.standard.fen if claim.standard else 0
    elsewhere = post.person is None or post.person.branch != post.code
    return (-claim.fen, -standard, elsewhere, rank(post.post), post.start, post.code, post.number, post.row)


def chosen(claims: Sequence[Claim]) -> tuple[int, Claim]:
    """The index of the claim that is paid, and that claim: with another one ``beside`` it where each half has its own.

    ``claims`` are those of one person and month, at least one.
    """
    best = min(range(len(claims)), key=lambda i: precedence(claims[i]))
    halves = [found for half in (FIRST_HALF, SECOND_HALF) if (found := _best_in(half, claims))]
    if len(halves) < 2 or halves[0][0] == halves[1][0]:
        return best, claims[best]
    (i, paid), (_, other) = sorted(halves, key=lambda found: (-found[1].fen, precedence(claims[found[0]])))
    return i, paid._replace(fen=paid.fen + other.fen, beside=other)


def _best_in(half: int, claims: Sequence[Claim]) -> tuple[int, Claim] | None:
    """The claim that is worth most in a half of the month, by its index, cut to that half."""
    held = [
        (i, claim._replace(halves=half, fen=fen_of_halves(claim.standard.fen if claim.standard else 0, half)))
        for i, claim in enumerate(claims)
        if claim.halves & half
    ]
    return min(held, key=lambda found: (-found[1].fen, precedence(claims[found[0]])), default=None)


def due_by_month(book: ClaimPeriod) -> dict[tuple[str, str], Claim]:
    """By person and month (2026-07): what is due by the undecided claims."""
    person = book.decisions.person
    due = {(person((claim := book.claims[i]).post.number), claim.month): claim for i in book.undecided}
    for group in book.by_person_month():
        _, claim = chosen([book.claims[i] for i in group])
        due[person(claim.post.number), claim.month] = claim
    return due


def join_halves(book: ClaimPeriod) -> None:
    """Where the two halves of a month are paid for different posts, give the one that is paid the amount of both."""
    for group in book.by_person_month():
        i, claim = chosen([book.claims[i] for i in group])
        book.claims[group[i]] = claim


def halves_of(claim: Claim) -> list[Claim]:
    """A claim of two posts as its two halves, the first half of the month first; any other claim as it is."""
    other = claim.beside
    if other is None:
        return [claim]
    return sorted((claim._replace(fen=claim.fen - other.fen, beside=None), other), key=lambda one: one.halves)


def posts_paid(claim: Claim) -> str:
    """The posts that a claim pays: 甲支部书记, or 甲支部委员（上半月）、乙支部书记（下半月）."""
    title = "{0.post.body_name}{0.post.post}".format
    parts = halves_of(claim)
    return title(claim) if len(parts) == 1 else "、".join(f"{title(one)}（{HALF_WORDS[one.halves]}）" for one in parts)
