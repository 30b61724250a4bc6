"""Use cases of outside lists: compare one with our persons, list the hits, decide on one with a second person.

Every function that takes the folder ``root`` of an office raises Refused where there is no office in it. No identity number of a
list is kept or shown.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from addin.consolidation.gather import gather
from addin.errors import Refused
from addin.ledger.holdings import Holding, holdings
from addin.ledger.identity_decisions import stored_decisions
from addin.ledger.outside_lists import ListHit, ListKind, ListResult, coder, decide_hit, list_hits, record_hits
from addin.ledger.persons import known_persons
from addin.payroll.list_matches import ComparedList, ListMatch, MatchedPerson, OurPerson, comparable, matches
from addin.payroll.outside_list import ListedPerson, read_list
from addin.runtime.progress import Progress, no_progress
from addin.store.connection import begin, reading, take_turns
from addin.submissions.folder import Office, open_office
from addin.submissions.in_force import accepted_periods
from addin.usecases.allowances import now
from addin.usecases.kept_papers import end_act
from addin.usecases.signatory import signatory
from validators.allowance.identity import IdentityDecisions
from workbook_templates.advice import Advice
from workbook_templates.values.date import parse_date
from workbook_templates.values.identity import tidy_id
from workbook_templates.values.person_name import name_key
from workbook_templates.values.text import tidy

if TYPE_CHECKING:
    from sqlalchemy import Connection

_FEW = 5
HitKey = tuple[str, str, str]


def match_list(root: Path, file: Path, kind: str, by: str, day: str = "", *, progress: Progress = no_progress) -> ComparedList:
    """Compare a list of this ``kind`` with our persons and hold what is paid to those found, until two persons have decided.

    ``day`` is the list's own date, for rows without one. The same persons again in whatever list ask nothing anew. Refused where
    the list cannot be read, the kind is none, or a hit has no date.
    """
    office, what, since = open_office(root), _kind(kind), _day(day)
    by = signatory(office.settings, by)
    rows = read_list(file)
    rosters = _on_rosters(office, progress)
    with begin(office.ledger) as connection:
        take_turns(connection)
        code, ours = coder(connection), _our_persons(connection, office.settings.code, rosters)
        found = list(matches(rows, ours))
        hits = {_key(hit): (one.person, hit) for one in found for hit in [_hit(one, what, since, code)]}
        before = {_key(one) for one in list_hits(connection, office.settings.code)}
        record_hits(connection, office.settings.code, [hit for _, hit in hits.values()], by, now())
        standing = [one for one in list_hits(connection, office.settings.code) if _key(one) in hits]
        told = [(hits[_key(one)][0], one, _key(one) not in before) for one in standing]
        matched = tuple(_with_payments(connection, office, told))
    end_act(office, now())
    return ComparedList(len(rows), sum(not comparable(row) for row in rows), matched)


def open_hits(root: Path, *, progress: Progress = no_progress) -> ComparedList:
    """All hits of earlier lists on which nobody has decided yet; no rows."""
    office = open_office(root)
    rosters = _on_rosters(office, progress)
    with reading(office.ledger) as connection:
        by_code = _by_code(connection, office.settings.code, rosters)
        waiting = [one for one in list_hits(connection, office.settings.code) if not one.result and one.person in by_code]
        told = [(by_code[one.person], one, False) for one in waiting]
        return ComparedList(0, 0, tuple(_with_payments(connection, office, told)))


def decide_match(root: Path, *, who: str, kind: str, result: str, basis: str, by: str) -> list[MatchedPerson]:
    """Say whether the hits of one person (identity number or name) are so; it counts when a second person says the same.

    Refused without a basis, where there is no such hit, several have the name, or one person says it twice.
    """
    office, what, why = open_office(root), _kind(kind), tidy(basis)
    by = signatory(office.settings, by)
    if not why:
        raise Refused("请", Advice.SAY_REASON, "。")
    word = _result(result)
    rosters = _on_rosters(office, no_progress)
    with begin(office.ledger) as connection:
        take_turns(connection)
        by_code = _by_code(connection, office.settings.code, rosters)
        hits = [one for one in list_hits(connection, office.settings.code) if one.kind == what and one.person in by_code]
        wanted = _of_one_person(hits, by_code, who)
        done = [decide_hit(connection, office.settings.code, one, word, why, by, now()) for one in wanted]
        decided = list(_with_payments(connection, office, [(by_code[one.person], one, False) for one in done]))
    end_act(office, now())
    return decided


def _of_one_person(hits: list[ListHit], by_code: dict[str, OurPerson], who: str) -> list[ListHit]:
    number, name = tidy_id(who) or "", name_key(who)
    found = [one for one in hits if by_code[one.person].number == number or (name and name_key(by_code[one.person].name) == name)]
    people = {by_code[one.person].number: by_code[one.person] for one in found}
    if not found:
        raise Refused("这一类名单里没有查到这个人，没有可以认定的。")
    if len(people) > 1:
        raise Refused(
            f"有 {len(people)} 个人叫这个名字：{'；'.join(one.words for one in people.values())}。请", Advice.SAY_PERSON, "。"
        )
    return found


def _on_rosters(office: Office, progress: Progress) -> list[OurPerson]:
    """The persons on each unit's last accepted roster."""
    periods = accepted_periods(office, "roster")
    if not periods:
        return []
    found = gather(office, periods[-1], ["roster"], latest=True, progress=progress)
    table = found.tables["离退休干部"]
    units = (found.name_of(found.tables.unit("离退休干部", i)) for i in range(len(table)))
    rows = zip(table.records("身份证号", "姓名", "出生日期"), units, strict=True)
    return [
        OurPerson(number, str(name or ""), birth if isinstance(birth, dt.date) else None, unit)
        for (number, name, birth), unit in rows
        if isinstance(number, str)
    ]


def _our_persons(connection: Connection, office: str, rosters: list[OurPerson]) -> list[OurPerson]:
    """The persons on the rosters, and those that ``office`` (its code) has in the ledger and that stand on none any more."""
    listed = {one.number for one in rosters}
    known = known_persons(connection, office, IdentityDecisions(None, stored_decisions(connection)))
    others = (OurPerson(one.number, one.names[0], parse_date(one.number[6:14]), "、".join(one.units)) for one in known)
    return rosters + [one for one in others if one.number not in listed]


def _by_code(connection: Connection, office: str, rosters: list[OurPerson]) -> dict[str, OurPerson]:
    code = coder(connection)
    return {code(one.number): one for one in reversed(_our_persons(connection, office, rosters))}


def _hit(one: ListMatch, kind: ListKind, day: dt.date | None, code: Callable[[str], str]) -> ListHit:
    since = one.row.since or day
    if since is None:
        raise Refused(f"名单里 {one.person.name} 没有日期，不知道从哪个月起。请", Advice.SAY_DATE, "。")
    return ListHit(code(one.person.number), code(_row_words(one.row)), str(kind), one.how, since.isoformat())


def _row_words(row: ListedPerson) -> str:
    return row.number or f"{name_key(row.name)} {row.birth}"


def _key(hit: ListHit) -> HitKey:
    return hit.person, hit.entry, hit.kind


def _with_payments(
    connection: Connection, office: Office, found: Iterable[tuple[OurPerson, ListHit, bool]]
) -> Iterable[MatchedPerson]:
    """Each hit with what is held for the months that it puts in doubt."""
    persons = IdentityDecisions(None, stored_decisions(connection))
    held: dict[str, list[Holding]] = defaultdict(list)
    for one in holdings(connection, office.settings.code):
        held[persons.person(one.person)].append(one)
    for person, hit, is_new in found:
        paid = [one for one in held.get(persons.person(person.number), []) if one.cash > 0 and hit.concerns(one.month)]
        yield MatchedPerson(person, hit, tuple(one.month for one in paid), sum(one.cash for one in paid), is_new)


def _kind(text: str) -> ListKind:
    try:
        return ListKind(text.strip())
    except ValueError:
        raise Refused(f"没有“{text}”这一类名单，请写{'、'.join(ListKind)}中的一个。") from None


def _result(text: str) -> ListResult:
    try:
        return ListResult(text.strip())
    except ValueError:
        raise Refused(f"“{text}”看不懂，请写“{ListResult.SO}”或者“{ListResult.NOT_SO}”。") from None


def _day(text: str) -> dt.date | None:
    found = parse_date(text) if text.strip() else None
    if text.strip() and found is None:
        raise Refused(f"“{text}”不是日期，请写成 2026-09-30。")
    return found
