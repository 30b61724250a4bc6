"""Judge claims by the money rules in their order; each claim is decided by the first rule that hits it, else paid."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from validators.allowance.choice import join_halves
from validators.allowance.claim_period import Claim, ClaimPeriod
from validators.allowance.money_rule import Step
from validators.allowance.outcome import ClaimOutcome
from validators.catalogue import catalogue
from validators.finding import Finding, Severity
from validators.rule import Context, Hit, Rule
from validators.wording import fill, finding_of, row_words
from workbook_templates.cell_types import show
from workbook_templates.values.amount import money


class Verdict(NamedTuple):
    """The rule that decided a claim, and the values for its message; the severity where it is not the rule's."""

    rule: Rule
    values: Mapping[str, object]
    severity: Severity | None = None

    @property
    def outcome(self) -> ClaimOutcome:
        """The outcome of the claim, which is the rule's."""
        return ClaimOutcome(self.rule.outcome)

    @property
    def unclear(self) -> bool:
        """Whether it does not say if anything is due: the claim is held until decided, or something is missing."""
        return self.outcome is ClaimOutcome.HELD or self.rule.code in NOT_KNOWN


NOT_KNOWN = frozenset(("S01", "S07"))
"""Rules that miss something (the holder's roster, a standard). They do not say that nothing is due."""


@dataclass
class Judgement:
    """The result of judging: a verdict by index for each claim that is not paid, and the warnings of rules that let pay."""

    claim_period: ClaimPeriod
    context: Context
    verdicts: dict[int, Verdict] = field(default_factory=dict)
    warnings: list[tuple[Rule, Hit]] = field(default_factory=list)
    _words: dict[int, dict[str, str]] = field(default_factory=dict, repr=False)

    def reason(self, i: int) -> str:
        """Why the claim with index ``i`` is not paid, as one Chinese sentence; KeyError where it is paid."""
        verdict = self.verdicts[i]
        claim = self.claim_period.claims[i]
        words = self._words_of(claim.post.row) | claim_words(claim)
        return fill(verdict.rule.message, words | {name: show(value) for name, value in verdict.values.items()})

    def _words_of(self, row: int) -> dict[str, str]:
        """The values of a row of 任职 as text, cached for all its months."""
        if row not in self._words:
            self._words[row] = row_words(self.claim_period.tables["任职"], row)
        return self._words[row]

    def findings(self) -> list[Finding]:
        """The findings to be mended or decided, sorted; blocked claims, which are no mistake, are left out."""
        found = [self._finding(i, verdict) for i, verdict in self.verdicts.items() if verdict.outcome is not ClaimOutcome.BLOCKED]
        found += [
            finding_of(rule, hit, self.claim_period.tables, self.context, rule.sheet, rule.column) for rule, hit in self.warnings
        ]
        return sorted(found, key=lambda finding: finding.order)

    def finding(self, i: int) -> Finding:
        """The finding on the claim with index ``i``, at its cell in 任职; KeyError where the claim is paid."""
        return self._finding(i, self.verdicts[i])

    def _finding(self, i: int, verdict: Verdict) -> Finding:
        claim = self.claim_period.claims[i]
        hit = Hit(claim.post.row, {**claim_words(claim), **verdict.values}, severity=verdict.severity)
        return finding_of(verdict.rule, hit, self.claim_period.tables, self.context, verdict.rule.sheet, verdict.rule.column)


def claim_words(claim: Claim) -> dict[str, str]:
    """The values that every money rule's message may name besides the columns of 任职: month, body, amount in yuan."""
    return {"月份": claim.month, "组织": claim.post.body_name, "金额": money(claim.fen)}


@cache
def money_rules() -> tuple[Rule, ...]:
    """The money rules in the order of their steps."""
    return tuple(sorted((rule for rule in catalogue() if rule.scope == "money"), key=lambda rule: rule.step))


def judge(book: ClaimPeriod, context: Context) -> Judgement:
    """Judge every claim; ``book.undecided`` is changed and in the end holds the claims to pay."""
    judgement = Judgement(book, context)
    _apply((rule for rule in money_rules() if rule.step < Step.CHOICE), judgement)
    join_halves(book)
    _apply((rule for rule in money_rules() if rule.step >= Step.CHOICE), judgement)
    return judgement


def _apply(rules: Iterable[Rule], judgement: Judgement) -> None:
    """Let each of the rules decide claims that none before it has decided, or only warn."""
    book, verdicts = judgement.claim_period, judgement.verdicts
    for rule in rules:
        found = rule.check(book, judgement.context)
        if rule.outcome == ClaimOutcome.PAY:
            judgement.warnings += [(rule, hit) for hit in found]
            continue
        for hit in found:
            verdict = verdicts.setdefault(hit.row, Verdict(rule, hit.values, hit.severity))
            if verdict.unclear:
                book.unclear.add(hit.row)
        if len(verdicts) + len(book.undecided) != len(book.claims):
            book.undecided = [i for i in book.undecided if i not in verdicts]
