"""The claims of a period: each post in each month, with the data the money rules need to decide it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from validators.allowance.authority import UNIT_CODE_LENGTH, IgnoredStandard, applicable_standards
from validators.allowance.decision_authority import DecisionRow, judged_decisions
from validators.allowance.identity import IdentityDecision, IdentityDecisions
from validators.allowance.people import BankAccount, ClaimBody, ClaimPerson, accounts_in, bodies_in, people_in
from validators.allowance.standards import Standard, Standards, scopes_of
from validators.policy import Policy
from workbook_templates.table import Table, Tables
from workbook_templates.values.period import Period, month_end

NO_END = dt.date.max


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
    """One post in one month (2026-07): halves of the month it counts for (0, 1 or 2), the standard, and the amount in fen."""

    post: ClaimPost
    month: str
    halves: int
    standard: Standard | None
    fen: int


class Month(NamedTuple):
    """A month of the period: its name (2026-07), first and last day."""

    name: str
    first: dt.date
    last: dt.date


@dataclass
class ClaimPeriod:
    """All claims of a period, and what the money rules look up to decide them.

    ``undecided`` are the indices of the claims that no rule has decided yet. ``ignored`` are standards that do not count;
    ``accounts`` and ``people`` are keyed by identity number, ``paid`` by identity number and month.
    ``annulled`` gives, by the same key, the sentence of a decision by hand that nothing is due, where no newer roster was
    received since. ``judged_decisions`` are the rows of 重复认定, those that do not count among them.
    """

    tables: Tables
    period: Period
    claims: list[Claim]
    standards: Standards
    ignored: Sequence[IgnoredStandard]
    decisions: IdentityDecisions
    accounts: Mapping[str, tuple[BankAccount, ...]]
    people: Mapping[str, ClaimPerson]
    paid: Mapping[tuple[str, str], Payment]
    annulled: Mapping[tuple[str, str], str] = field(default_factory=dict)
    undecided: list[int] = field(default_factory=list)
    judged_decisions: Sequence[DecisionRow] = ()

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


def claim_period(
    tables: Tables,
    period: Period,
    policy: Policy,
    paid: Mapping[tuple[str, str], Payment],
    stored_decisions: Sequence[IdentityDecision] = (),
    *,
    office: str,
    annulled: Mapping[tuple[str, str], str] | None = None,
) -> ClaimPeriod:
    """The claims of a period, none decided yet.

    ``paid`` are the ledger's payments of these months; ``stored_decisions`` are identity decisions from earlier files;
    ``office`` is the code of the paying office, which determines whose standards count;
    ``annulled`` is that of the ClaimPeriod. KeyError where the policy lacks a parameter.
    """
    standards, ignored = applicable_standards(tables, office, [(month.first, month.last) for month in months_of(period)])
    people = people_in(tables.get("离退休干部"))
    posts = _posts(tables, people, bodies_in(tables))
    claims = list(_claims(posts, standards, period, policy))
    known = {number for number, _ in paid} | {number for one in stored_decisions for number in (one.one, one.other)}
    judged = judged_decisions(tables, office, known)
    decisions = IdentityDecisions(None, [*stored_decisions, *(one.decision for one in judged if not one.reason)])
    accounts = accounts_in(tables)
    return ClaimPeriod(
        tables,
        period,
        claims,
        standards,
        ignored,
        decisions,
        accounts,
        people,
        paid,
        annulled or {},
        list(range(len(claims))),
        judged,
    )


def _posts(tables: Tables, people: Mapping[str, ClaimPerson], bodies: Mapping[str, ClaimBody]) -> Iterator[ClaimPost]:
    table = tables.get("任职")
    if table is None:
        return
    units = _units(tables, table)
    rows = table.records("身份证号", "姓名", "职务", "任职组织代码", "任职人员类别", "任职日期", "免职日期")
    for i, (read, name, post, code, category, start, end) in enumerate(rows):
        if isinstance(post, str) and isinstance(code, str) and isinstance(start, dt.date):
            number = read if isinstance(read, str) else ""  # unreadable: told as a post whose holder is in no roster
            person, body = people.get(number), bodies.get(code)
            last, ended = _last_day(end, person, body)
            retired = category != "在职"
            yield ClaimPost(i, number, str(name or ""), post, code, retired, start, last, ended, units[i], person, body)


def _units(tables: Tables, table: Table) -> list[str]:
    """The code of the unit each row belongs to. Only an office's workbook may name another unit in its provenance column:
    a unit could otherwise claim another's higher standard.
    """
    own = [source.unit for source in tables.sources]
    office = [len(unit) != UNIT_CODE_LENGTH for unit in own]
    rows = zip(table.get("来源单位代码"), table.sources, strict=True)
    return [str(code) if code and office[source] else own[source] for code, source in rows]


def _last_day(end: object, person: ClaimPerson | None, body: ClaimBody | None) -> tuple[dt.date, str]:
    last, ended = (end, "免职") if isinstance(end, dt.date) else (NO_END, "")
    if person and person.departure and person.departed_on < last:
        last, ended = person.departed_on, person.departure
    if body and body.dissolved_on < last:
        last, ended = body.dissolved_on, "撤销"
    return last, ended


def _claims(posts: Iterator[ClaimPost], standards: Standards, period: Period, policy: Policy) -> Iterator[Claim]:
    """A claim for each post and month in which the post had begun by the month's end.

    Posts given up before the previous period make no claims: rosters keep old rows for ever, and only recent ends need an
    explanation.
    """
    months = months_of(period)
    amounts = _MonthlyAmounts(standards, months)
    recent = _start_of_previous_period(period)
    by_half, next_month = policy["allowance_by_half"], policy["allowance_from_next_month"]
    for post in posts:
        if post.last < recent and post.ended == "免职":
            continue
        start = _first_of_next_month(post.start) if next_month and post.start.day != 1 else post.start
        whole = start <= period.start and post.last >= period.end
        for month, standard, fen in amounts.of(post):
            halves = 2 if whole else halves_held(start, post.last, month, by_half=by_half)
            if halves == 2:
                yield Claim(post, month.name, 2, standard, fen)
            elif start <= month.last:
                yield Claim(post, month.name, halves, standard, (fen + 1) // 2 if halves else 0)


class _MonthlyAmounts:
    """The standard and amount of each month for a post, cached by title, unit and region."""

    def __init__(self, standards: Standards, months: tuple[Month, ...]) -> None:
        self._standards, self._months = standards, months
        self._known: dict[tuple[str, str, str], list[tuple[Month, Standard | None, int]]] = {}

    def of(self, post: ClaimPost) -> list[tuple[Month, Standard | None, int]]:
        key = (post.post, post.unit, post.code[:7])
        found = self._known.get(key)
        if found is None:
            scopes = scopes_of(post.unit, post.code)
            by_month = [(month, self._standards.find(post.post, scopes, month.first, month.last)) for month in self._months]
            found = self._known[key] = [(month, standard, standard.fen if standard else 0) for month, standard in by_month]
        return found


def halves_held(start: dt.date, last: dt.date, month: Month, *, by_half: bool) -> int:
    """For how many halves of a month (0, 1 or 2) a post held from ``start`` to ``last`` counts.

    None where it ended before it began: somebody who died on the 10th is not appointed on the 20th. Unless ``by_half``, one day
    in the month is enough for both; else the first half counts where the post had begun by the
    15th, the second where it was held after it.
    """
    if start > month.last or last < month.first or last < start:
        return 0
    if not by_half:
        return 2
    middle = month.first.replace(day=15)
    return int(start <= middle) + int(last > middle)


@cache
def _first_of_next_month(day: dt.date) -> dt.date:
    return month_end(day.year, day.month) + dt.timedelta(days=1)


def _start_of_previous_period(period: Period) -> dt.date:
    """The first day of the period of the same length before this one."""
    month = period.first - (period.last - period.first + 1)
    return dt.date(period.year, month, 1) if month > 0 else dt.date(period.year - 1, month + 12, 1)
