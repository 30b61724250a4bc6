"""Compute a period's allowances: every claim (post and month) judged by the money rules, as the draft of a batch."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from addin.ledger.batches import BatchContent
from addin.ledger.model import NO_STANDARD, Draft, LineRow, PostRow, StandardRow
from validators.allowance.accounts import accounts_of
from validators.allowance.authority import UNIT_CODE_LENGTH
from validators.allowance.choice import halves_of, posts_paid
from validators.allowance.claim_period import NO_END, Claim, ClaimPeriod, ClaimPost, Payment
from validators.allowance.claims import claim_period
from validators.allowance.half_months import HALF_WORDS
from validators.allowance.identity import IdentityDecision
from validators.allowance.judge import Judgement, judge
from validators.allowance.listed import ListedMonth
from validators.allowance.standards import Standard
from validators.finding import Finding
from validators.policy import Policy
from validators.rule import Context
from workbook_templates.table import Tables
from workbook_templates.values.amount import money
from workbook_templates.values.period import Period

SEVERAL_POSTS = "S02"
"""The rule that chooses among several posts of one person in one month."""


@dataclass(frozen=True)
class ComputedDraft:
    """The draft of a batch, and the judgement of the rules it was made from."""

    draft: Draft
    judgement: Judgement


@dataclass(frozen=True)
class DraftedBatch:
    """A batch with its rows, and what is to be mended or decided about those that are not paid."""

    content: BatchContent
    findings: list[Finding]


def compute(  # noqa: PLR0913 - all that decides, named where it is given
    tables: Tables,
    period: Period,
    policy: Policy,
    paid: Mapping[tuple[str, str], Payment],
    stored_decisions: Sequence[IdentityDecision] = (),
    *,
    office: str,
    annulled: Mapping[tuple[str, str], str] | None = None,
    through: dt.date = NO_END,
    listed: Mapping[tuple[str, str], ListedMonth] | None = None,
    deceased: Set[str] = frozenset(),
) -> ComputedDraft:
    """Judge every claim of the period and make the draft of a batch: one line for each post and month.

    ``paid`` are the ledger's payments of these months, by identity number and month; ``stored_decisions`` its decisions on
    which identity numbers belong to one person; ``office`` is the code of the paying office; ``annulled`` are the sentences of
    what was annulled by hand (``annulments``); months that begin after the day ``through`` are held, and so
    is what outside lists put in doubt (``listed``), and whose death was told for an earlier period (``deceased``).
    """
    book = claim_period(
        tables, period, policy, paid, stored_decisions, office=office, annulled=annulled, through=through, listed=listed,
        deceased=deceased,
    )  # fmt: skip
    judgement = judge(book, Context(period.end, period, policy))
    standards = StandardPositions()
    lines, posts = _lines(judgement, standards)
    rows = [StandardRow(one.post, one.scope, one.fen, one.source) for one in standards.standards]
    return ComputedDraft(Draft(str(period), rows, list(post_rows(judgement.claim_period, posts)), lines), judgement)


class StandardPositions:
    """The standards that were applied, each with its position, in the order of first use."""

    def __init__(self) -> None:
        self.standards: list[Standard] = []
        self._positions: dict[Standard | None, int] = {None: NO_STANDARD}

    def position(self, standard: Standard | None) -> int:
        """The position of a standard, added where it is new; NO_STANDARD for None."""
        known = self._positions.get(standard)
        if known is None and standard is not None:
            known = self._positions[standard] = len(self.standards)
            self.standards.append(standard)
        return NO_STANDARD if known is None else known


def _lines(judgement: Judgement, standards: StandardPositions) -> tuple[list[LineRow], list[ClaimPost]]:
    lines: list[LineRow] = []
    posts: list[ClaimPost] = []
    others = _unpaid_concurrent_posts(judgement)
    verdicts, person = judgement.verdicts, judgement.claim_period.decisions.person
    last, number = None, NO_STANDARD
    for i, claim in enumerate(judgement.claim_period.claims):
        if claim.post is not last:
            last, number = claim.post, len(posts)
            posts.append(claim.post)
        by = standards.position(claim.standard)
        verdict = verdicts.get(i)
        if verdict is None:
            beside = others.get((person(claim.post.number), claim.month), "") if others else ""
            rule, told = (SEVERAL_POSTS, _why_both_halves(claim, beside)) if claim.beside else ("", beside)
            lines.append(LineRow(number, claim.post.number, claim.month, "pay", claim.fen, by, rule, told))
        else:
            outcome, rule = verdict.rule.outcome, verdict.rule.code
            lines.append(LineRow(number, claim.post.number, claim.month, outcome, claim.fen, by, rule, judgement.reason(i)))
    return lines, posts


def _unpaid_concurrent_posts(judgement: Judgement) -> dict[tuple[str, str], str]:
    """By person and month: the concurrent posts that are not paid (S02), as the end of the paid post's sentence."""
    found: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    book = judgement.claim_period
    paid_beside = {(one.post.row, one.month) for i in book.undecided if (one := book.claims[i].beside)}
    for i, verdict in judgement.verdicts.items():
        claim = book.claims[i]
        if verdict.rule.code == SEVERAL_POSTS and (claim.post.row, claim.month) not in paid_beside:
            found[book.decisions.person(claim.post.number), claim.month].append(claim)
    return {key: f"兼任{'、'.join(posts_paid(claim) for claim in claims)}，不重复发放" for key, claims in found.items()}


def _why_both_halves(claim: Claim, others: str) -> str:
    """The sentence that explains the payment of a month whose halves are paid for different posts, each by its standard."""
    parts = "；".join(
        f"{HALF_WORDS[one.halves]}{posts_paid(one)}，"
        f"{one.standard.post}标准 {money(one.standard.fen)} 元的一半 {money(one.fen)} 元"
        f"（{one.standard.source}，适用范围 {one.standard.scope}）"
        for one in halves_of(claim)
        if one.standard
    )
    sentence = f"{claim.post.name} {claim.month} 合并发放一笔 {money(claim.fen)} 元：{parts}"
    return f"{sentence}；{others}。" if others else f"{sentence}。"


def post_rows(book: ClaimPeriod, posts: Sequence[ClaimPost]) -> Iterator[PostRow]:
    """The posts as rows of a batch, with where they stand and the holder's account (none where there are several)."""
    if not posts:
        return
    table = book.tables["任职"]
    origins = list(table.records("来源单位", "来源文件", "来源行"))
    for post in posts:
        i = post.row
        source = book.tables.sources[table.sources[i]]
        unit_name, file, row = (None, None, None) if len(source.unit) == UNIT_CODE_LENGTH else origins[i]
        accounts = accounts_of(book, post.number)
        account = accounts[0] if len(accounts) == 1 else None  # several accounts: rule S09 holds the post
        others = " ".join(number for number in book.decisions.numbers(post.number) if number != post.number)
        yield PostRow(
            post.number, post.number, others, post.name, post.post, post.code, post.body_name, post.unit,
            str(unit_name or source.unit_name), str(file or source.file), int(str(row or table.rows[i])),
            account.bank if account else "", account.account if account else "",
        )  # fmt: skip
