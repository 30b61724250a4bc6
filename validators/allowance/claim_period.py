"""The book of claims: each post in force, month by month, with all that the rules of money ask about it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from validators.allowance.authority import UNIT_CODE, Ignored, weigh
from validators.allowance.identity import IdentityDecision, IdentityDecisions
from validators.allowance.people import BankAccount, ClaimBody, ClaimPerson, accounts_in, bodies_in, people_in
from validators.allowance.standards import Standard, Standards, scopes_of
from validators.policy import Policy
from workbook_templates.table import Table, Tables
from workbook_templates.values.period import Period, month_end

LIVING = dt.date.max


class Payment(NamedTuple):
    """An earlier payment as the ledger tells it: who, for which month, and where to find it.

    ``payer`` is the code of the office that paid, where that is not the one that asks; ``entry`` the ledger's number.
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


class ClaimPost(NamedTuple):
    """One row of 任职 with what is known of its holder and its organisation. ``row`` is its index in the table.

    ``last`` is the last day it gives a right to anything, and ``ended`` the reason: 免职, 去世, 转出 or 撤销.
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
        """The organisation as a clerk knows it; its code where no roster names it."""
        return self.body.name if self.body else self.code


class Claim(NamedTuple):
    """One post in one month. ``halves`` of the month it was held (0, 1 or 2), and what that is worth."""

    post: ClaimPost
    month: str
    halves: int
    standard: Standard | None
    fen: int


class Month(NamedTuple):
    """A month of the period: its name, first and last day."""

    name: str
    first: dt.date
    last: dt.date


@dataclass
class ClaimPeriod:
    """All claims of a period. ``open`` holds the indices of the claims that no rule has decided yet."""

    tables: Tables
    period: Period
    claims: list[Claim]
    standards: Standards
    ignored: Sequence[Ignored]
    decisions: IdentityDecisions
    accounts: Mapping[str, tuple[BankAccount, ...]]
    people: Mapping[str, ClaimPerson]
    paid: Mapping[tuple[str, str], Payment]
    open: list[int] = field(default_factory=list)

    def by_person_month(self) -> Iterator[list[int]]:
        """The open claims of each person in each month, where there are several."""
        person = self.decisions.person
        several = self._with_several_posts()
        groups: dict[tuple[str, str], list[int]] = {}
        for i in self.open if several else ():
            post, month = self.claims[i].post, self.claims[i].month
            if person(post.number) in several:
                groups.setdefault((person(post.number), month), []).append(i)
        return (group for group in groups.values() if len(group) > 1)

    def open_posts(self) -> list[ClaimPost]:
        """The posts of the open claims, each once; a post's claims stand together."""
        posts: list[ClaimPost] = []
        last = None
        for i in self.open:
            post = self.claims[i].post
            if post is not last:
                last = post
                posts.append(post)
        return posts

    def _with_several_posts(self) -> set[str]:
        """Persons who hold more than one of the open posts: few, so that the months need not be gone through for all."""
        first: dict[str, ClaimPost] = {}
        person = self.decisions.person
        return {number for post in self.open_posts() if first.setdefault(number := person(post.number), post) is not post}


def months_of(period: Period) -> tuple[Month, ...]:
    """The months of a period."""
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
    remembered: Sequence[IdentityDecision] = (),
    *,
    office: str,
) -> ClaimPeriod:
    """The claims of a period, none decided yet. ``remembered`` are decisions on identity that earlier files brought;
    ``office`` is the code of the one that pays, which decides whose standards count.
    """
    standards, ignored = weigh(tables, office, [(month.first, month.last) for month in months_of(period)])
    people = people_in(tables.get("离退休干部"))
    posts = _posts(tables, people, bodies_in(tables))
    claims = list(_claims(posts, standards, period, policy))
    decisions = IdentityDecisions(tables.get("重复认定"), remembered)
    accounts = accounts_in(tables)
    return ClaimPeriod(tables, period, claims, standards, ignored, decisions, accounts, people, paid, list(range(len(claims))))


def _posts(tables: Tables, people: Mapping[str, ClaimPerson], bodies: Mapping[str, ClaimBody]) -> Iterator[ClaimPost]:
    table = tables.get("任职")
    if table is None:
        return
    units = _units(tables, table)
    rows = table.records("身份证号", "姓名", "职务", "任职组织代码", "任职人员类别", "任职日期", "免职日期")
    for i, (number, name, post, code, category, start, end) in enumerate(rows):
        if isinstance(number, str) and isinstance(post, str) and isinstance(code, str) and isinstance(start, dt.date):
            person, body = people.get(number), bodies.get(code)
            last, ended = _end(end, person, body)
            retired = category != "在职"
            yield ClaimPost(i, number, str(name or ""), post, code, retired, start, last, ended, units[i], person, body)


def _units(tables: Tables, table: Table) -> list[str]:
    """The unit each row speaks for. An office names the units it consolidated; a unit speaks for nobody but itself, or it
    could write itself under another's higher standard.
    """
    own = [source.unit for source in tables.sources]
    office = [len(unit) != UNIT_CODE for unit in own]
    rows = zip(table.get("来源单位代码"), table.sources, strict=True)
    return [str(code) if code and office[source] else own[source] for code, source in rows]


def _end(end: object, person: ClaimPerson | None, body: ClaimBody | None) -> tuple[dt.date, str]:
    last, ended = (end, "免职") if isinstance(end, dt.date) else (LIVING, "")
    if person and person.gone and person.gone_on < last:
        last, ended = person.gone_on, person.gone
    if body and body.dissolved_on < last:
        last, ended = body.dissolved_on, "撤销"
    return last, ended


def _claims(posts: Iterator[ClaimPost], standards: Standards, period: Period, policy: Policy) -> Iterator[Claim]:
    """A post begun by a month's end claims that month. One that ended long ago claims nothing: a roster keeps its rows for
    ever, and only what ended since the period before can surprise anyone.
    """
    months = months_of(period)
    terms = _Terms(standards, months)
    recent = _months_before(period)
    by_half, next_month = policy["allowance_by_half"], policy["allowance_from_next_month"]
    for post in posts:
        if post.last < recent and post.ended == "免职":
            continue
        start = _next_first(post.start) if next_month and post.start.day != 1 else post.start
        whole = start <= period.start and post.last >= period.end
        for month, standard, fen in terms.of(post):
            halves = 2 if whole else halves_held(start, post.last, month, by_half=by_half)
            if halves == 2:
                yield Claim(post, month.name, 2, standard, fen)
            elif start <= month.last:
                yield Claim(post, month.name, halves, standard, (fen + 1) // 2 if halves else 0)


class _Terms:
    """What each month is worth in a post at a place, worked out once."""

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
    """How many halves of a month a post counts for. By whole months one day in the month is enough for both."""
    if start > month.last or last < month.first:
        return 0
    if not by_half:
        return 2
    middle = month.first.replace(day=15)
    return int(start <= middle) + int(last > middle)


@cache
def _next_first(day: dt.date) -> dt.date:
    return month_end(day.year, day.month) + dt.timedelta(days=1)


def _months_before(period: Period) -> dt.date:
    """The first day of the period of the same length before this one."""
    month = period.first - (period.last - period.first + 1)
    return dt.date(period.year, month, 1) if month > 0 else dt.date(period.year - 1, month + 12, 1)
