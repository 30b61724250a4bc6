"""What each person is due for each month by what is known now: the claim that the money rules pay, or why none is paid."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from validators.allowance.choice import halves_of, posts_paid
from validators.allowance.claim_period import Claim
from validators.allowance.judge import Judgement
from validators.allowance.standards import Standard
from workbook_templates.values.amount import money

CONTESTED = frozenset(("S23",))
"""Rules by which somebody says that nothing is due any more. What is paid already is then told too, not only what is asked."""


class Entitlement(NamedTuple):
    """What one person is due for one month: the claim that is paid, and the index of the judgement it is from.

    Where no claim is paid, ``why_not`` is the sentence why nothing is due, or ``unclear`` the one why that is not known;
    ``claimed`` is then the fen that are claimed, ``contested`` whether somebody says that they are not due.
    """

    judgement: int | None
    claim: Claim | None
    why_not: str
    unclear: str
    claimed: int = 0
    contested: bool = False

    @property
    def sentence(self) -> str:
        """What is due by now and by which standard, as part of a sentence without its end."""
        if self.claim is None:
            return f"按现在收到的资料不应发：{self.why_not.rstrip('。')}"
        if self.claim.beside is None:  # so it is for nearly everybody
            since = _standard_words(self.claim.standard) if self.claim.standard else ""
        else:
            since = "；".join(map(_standard_words, dict.fromkeys(one.standard for one in halves_of(self.claim) if one.standard)))
        return f"按现在收到的资料应发 {money(self.claim.fen)} 元（{posts_paid(self.claim)}，{since}）"


@lru_cache(maxsize=1024)  # few standards, many sentences
def _standard_words(one: Standard) -> str:
    return f"{one.post}标准 {money(one.fen)} 元，{one.source}，{one.start} 起"


def entitlements(judgements: Sequence[Judgement]) -> dict[tuple[str, str], Entitlement]:
    """By person and month (2026-07), for everybody with a claim in one of the periods judged."""
    found: dict[tuple[str, str], Entitlement] = {}
    for n, judgement in enumerate(judgements):
        claims, person = judgement.claim_period.claims, judgement.claim_period.decisions.person
        for i, verdict in judgement.verdicts.items():
            key = (person(claims[i].post.number), claims[i].month)
            if key not in found or (verdict.unclear and not found[key].unclear):
                reason = judgement.reason(i)
                words = ("", reason) if verdict.unclear else (reason, "")
                found[key] = Entitlement(n, None, *words, claims[i].fen, verdict.rule.code in CONTESTED)
        for i in judgement.claim_period.undecided:
            found[person(claims[i].post.number), claims[i].month] = Entitlement(n, claims[i], "", "")
    return found
