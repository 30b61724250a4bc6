"""Make the claims of a period from the tables: every post with its holder and body, in every month of the period."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import cache

from validators.allowance.authority import UNIT_CODE_LENGTH, applicable_standards
from validators.allowance.claim_period import (
    BOTH_HALVES,
    NO_END,
    Claim,
    ClaimPeriod,
    ClaimPost,
    KnownBesides,
    Month,
    Payment,
    months_of,
)
from validators.allowance.decision_authority import judged_decisions
from validators.allowance.half_months import fen_of_halves, halves_held
from validators.allowance.identity import IdentityDecision, IdentityDecisions
from validators.allowance.listed import ListedMonth
from validators.allowance.people import ClaimBody, ClaimPerson, accounts_in, bodies_in, people_in
from validators.allowance.standards import Standard, Standards, scopes_of
from validators.policy import Policy
from workbook_templates.table import Table, Tables
from workbook_templates.values.period import Period, month_end


def claim_period(  # noqa: PLR0913 - all that decides, named where it is given
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
) -> ClaimPeriod:
    """The claims of a period, none decided yet.

    ``paid`` are the ledger's payments of these months; ``stored_decisions`` are identity decisions from earlier files;
    ``office`` is the code of the paying office, which determines whose standards count;
    ``annulled``, ``through``, ``listed`` and ``deceased`` are those of KnownBesides. KeyError where the policy lacks a parameter.
    """
    standards = applicable_standards(tables, office, [(month.first, month.last) for month in months_of(period)])
    people = people_in(tables.get("离退休干部"))
    posts = _posts(tables, people, bodies_in(tables))
    claims = list(_claims(posts, standards.counted, period, policy))
    known = {number for number, _ in paid} | {number for one in stored_decisions for number in (one.one, one.other)}
    judged = judged_decisions(tables, office, known)
    decisions = IdentityDecisions(None, [*stored_decisions, *(one.decision for one in judged if not one.reason)])
    return ClaimPeriod(
        tables=tables, period=period, claims=claims, people=people, accounts=accounts_in(tables), standards=standards,
        decisions=decisions, judged_decisions=judged,
        known=KnownBesides(paid, annulled or {}, listed or {}, through, deceased),
    )  # fmt: skip


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
            halves = BOTH_HALVES if whole else halves_held(start, post.last, month, by_half=by_half)
            if start <= month.last:
                yield Claim(post, month.name, halves, standard, fen if whole else fen_of_halves(fen, halves))


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


@cache
def _first_of_next_month(day: dt.date) -> dt.date:
    return month_end(day.year, day.month) + dt.timedelta(days=1)


def _start_of_previous_period(period: Period) -> dt.date:
    """The first day of the period of the same length before this one."""
    month = period.first - (period.last - period.first + 1)
    return dt.date(period.year, month, 1) if month > 0 else dt.date(period.year - 1, month + 12, 1)
