"""The claims of a period: each post in each month, with the data the money rules need to decide it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import NamedTuple, TypeVar

from validators.allowance.authority import ApplicableStandards
from validators.allowance.decision_authority import DecisionRow
from validators.allowance.identity import IdentityDecisions
from validators.allowance.listed import ListedMonth
from validators.allowance.people import BankAccount, ClaimBody, ClaimPerson
from validators.allowance.standards import Standard
from workbook_templates.table import Tables
from workbook_templates.values.period import Period, month_end

Said = TypeVar("Said")
ByPersonMonth = Mapping[tuple[str, str], Said]
"""What is known of a month (2026-07) of somebody, by identity number and month."""

NO_END = dt.date.max
NO_HALF, FIRST_HALF, SECOND_HALF, BOTH_HALVES = 0, 1, 2, 3
"""The halves of a month: the 1st to the 15th, and the rest."""


class Payment(NamedTuple):
    """An earlier payment in the ledger: identity number, month (2026-07), name, batch, day (ISO, or words), post, body and fen.

    ``payer`` is the code of the office that paid, where that is another one; ``entry`` is the id of the ledger's entry,
    ``code`` that of the body.
    """

    number: str
    month: str
    name: str
    batch: str
    day: str
    post: str
    body_name: str
    fen: int
    payer: str = ""
    entry: int = 0
    code: str = ""


class ClaimPost(NamedTuple):
    """One row of 任职 with its holder and its organisation. ``row`` is its index in the table.

    ``post`` is the title (职务), ``code`` the body's code, ``unit`` that of the unit the row belongs to. ``last`` is the
    last day of entitlement (NO_END while it is held), ``ended`` the reason for it: 免职, 去世, 转出, 撤销 or empty.
    """

    row: int
    number: str
    name: str
    post: str
    code: str
    retired: bool
    start: dt.date
    last: dt.date
    ended: str
    unit: str
    person: ClaimPerson | None
    body: ClaimBody | None

    @property
    def body_name(self) -> str:
        """The name of the organisation; its code where no roster lists it."""
        return self.body.name if self.body else self.code


class Claim(NamedTuple):
    """One post in one month (2026-07): the halves of the month it counts for, the standard, and the amount in fen.

    ``halves`` is NO_HALF, FIRST_HALF, SECOND_HALF or BOTH_HALVES. Where two successive posts of a person are paid together,
    the one that is paid has the amount of both, and ``beside`` is the other one with its half and that half's amount.
    """

    post: ClaimPost
    month: str
    halves: int
    standard: Standard | None
    fen: int
    beside: Claim | None = None


class Month(NamedTuple):
    """A month of the period: its name (2026-07), first and last day."""

    name: str
    first: dt.date
    last: dt.date


@dataclass(frozen=True)
class KnownBesides:
    """What is known of these months besides the forms.

    ``paid`` are the ledger's payments. ``annulled`` gives the sentence of a decision by hand that nothing is due, where no
    newer roster was received since; ``listed`` is what outside lists say. ``through`` is the last day by which a month must
    have begun to be paid without a question. ``deceased`` are the identity numbers of those whose death was told for an
    earlier period.
    """

    paid: ByPersonMonth[Payment] = field(default_factory=dict)
    annulled: ByPersonMonth[str] = field(default_factory=dict)
    listed: ByPersonMonth[ListedMonth] = field(default_factory=dict)
    through: dt.date = NO_END
    deceased: Set[str] = frozenset()


@dataclass(kw_only=True)
class ClaimPeriod:
    """All claims of a period, and what the money rules look up to decide them.

    ``people`` and ``accounts`` are keyed by identity number. ``judged_decisions`` are the rows of 重复认定, those that do not
    count among them. ``undecided`` are the indices of the claims that no rule has decided yet, ``unclear`` those of the claims
    that a rule has decided without saying whether anything is due.
    """

    tables: Tables
    period: Period
    claims: list[Claim]
    people: Mapping[str, ClaimPerson]
    accounts: Mapping[str, tuple[BankAccount, ...]]
    standards: ApplicableStandards
    decisions: IdentityDecisions
    judged_decisions: Sequence[DecisionRow]
    known: KnownBesides
    undecided: list[int] = field(init=False)
    unclear: set[int] = field(init=False, default_factory=set)

    def __post_init__(self) -> None:
        self.undecided = list(range(len(self.claims)))

    def of_person(self, known: ByPersonMonth[Said], claim: Claim) -> list[Said]:
        """What is ``known`` of the claim's month under any identity number of its person, in the order of the numbers."""
        numbers = self.decisions.numbers(claim.post.number) if known else ()
        return [known[number, claim.month] for number in numbers if (number, claim.month) in known]

    def by_person_month(self) -> Iterator[list[int]]:
        """The undecided claims of one person and month, as groups of indices; only groups of several."""
        person = self.decisions.person
        several = self._with_several_posts()
        groups: dict[tuple[str, str], list[int]] = {}
        for i in self.undecided if several else ():
            post, month = self.claims[i].post, self.claims[i].month
            if person(post.number) in several:
                groups.setdefault((person(post.number), month), []).append(i)
        return (group for group in groups.values() if len(group) > 1)

    def undecided_posts(self) -> list[ClaimPost]:
        """The posts of the undecided claims, each once, in order; a post's claims are consecutive."""
        posts: list[ClaimPost] = []
        last = None
        for i in self.undecided:
            post = self.claims[i].post
            if post is not last:
                last = post
                posts.append(post)
        return posts

    def _with_several_posts(self) -> set[str]:
        """Persons with more than one undecided post; as these are few, the months of all others need not be compared."""
        first: dict[str, ClaimPost] = {}
        person = self.decisions.person
        return {number for post in self.undecided_posts() if first.setdefault(number := person(post.number), post) is not post}


def months_of(period: Period) -> tuple[Month, ...]:
    """The months of a period in order."""
    months = range(period.first, period.last + 1)
    return tuple(
        Month(name, dt.date(period.year, month, 1), month_end(period.year, month))
        for name, month in zip(period.months(), months, strict=True)
    )
