"""Ask the rules of money in their order; each claim is decided by the first rule that hits it, or is paid."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from validators.allowance.claim_period import Claim, ClaimPeriod
from validators.allowance.outcome import ClaimOutcome
from validators.catalogue import catalogue
from validators.finding import Finding
from validators.rule import Context, Hit, Rule
from validators.wording import fill, finding_of, row_words
from workbook_templates.cell_types import show
from workbook_templates.values.amount import money


class Verdict(NamedTuple):
    """The rule that decided a claim, and what it wants to say of it."""

    rule: Rule
    values: Mapping[str, object]

    @property
    def outcome(self) -> ClaimOutcome:
        """What becomes of the claim."""
        return ClaimOutcome(self.rule.outcome)


@dataclass
class Judgement:
    """What the rules said: a verdict for each claim that is not paid, and warnings over the rest."""

    book: ClaimPeriod
    context: Context
    verdicts: dict[int, Verdict] = field(default_factory=dict)
    warnings: list[tuple[Rule, Hit]] = field(default_factory=list)
    _words: dict[int, dict[str, str]] = field(default_factory=dict, repr=False)

    def reason(self, i: int) -> str:
        """Why a claim is not paid, in one sentence."""
        rule, values = self.verdicts[i]
        claim = self.book.claims[i]
        words = self._words_of(claim.post.row) | claim_words(claim)
        return fill(rule.message, words | {name: show(value) for name, value in values.items()})

    def _words_of(self, row: int) -> dict[str, str]:
        """A row's words, made once for all its months."""
        if row not in self._words:
            self._words[row] = row_words(self.book.tables["任职"], row)
        return self._words[row]

    def findings(self) -> list[Finding]:
        """All that is to be mended or decided, at its cell; payments blocked because one is made are no mistake."""
        found = [self._finding(i, verdict) for i, verdict in self.verdicts.items() if verdict.outcome is not ClaimOutcome.BLOCKED]
        found += [finding_of(rule, hit, self.book.tables, self.context, rule.sheet, rule.column) for rule, hit in self.warnings]
        return sorted(found, key=lambda finding: finding.order)

    def finding(self, i: int) -> Finding:
        """What is to be said of one claim, at its cell in 任职."""
        return self._finding(i, self.verdicts[i])

    def _finding(self, i: int, verdict: Verdict) -> Finding:
        claim = self.book.claims[i]
        hit = Hit(claim.post.row, {**claim_words(claim), **verdict.values})
        return finding_of(verdict.rule, hit, self.book.tables, self.context, verdict.rule.sheet, verdict.rule.column)


def claim_words(claim: Claim) -> dict[str, str]:
    """What every rule's sentence may name beyond the row of 任职."""
    return {"月份": claim.month, "组织": claim.post.body_name, "金额": money(claim.fen)}


@cache
def money_rules() -> tuple[Rule, ...]:
    """The rules of money in the order they are asked."""
    return tuple(sorted((rule for rule in catalogue() if rule.scope == "money"), key=lambda rule: rule.step))


def judge(book: ClaimPeriod, context: Context) -> Judgement:
    """Decide every claim of the book; ``book.open`` is left with those to pay."""
    said = Judgement(book, context)
    for rule in money_rules():
        if rule.outcome == ClaimOutcome.PAY:
            said.warnings += [(rule, hit) for hit in rule.check(book, context)]
            continue
        for hit in rule.check(book, context):
            said.verdicts.setdefault(hit.row, Verdict(rule, hit.values))
        if len(said.verdicts) + len(book.open) != len(book.claims):
            book.open = [i for i in book.open if i not in said.verdicts]
    return said
