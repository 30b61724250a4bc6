"""Hits of outside lists (who died, whom others pay): in the journal under keyed codes, with what two persons decided on each.

The list itself is not kept, nor any identity number: a person is found again by computing the code of a number that is at hand.
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from hashlib import sha256
from typing import NamedTuple

from sqlalchemy import Connection

from addin.errors import Refused
from addin.store.journal import append, digest_of, events
from addin.store.origin import number_of
from validators.allowance.listed import ListedMonth

HIT, PROPOSED, DECIDED = "list_hit", "list_word", "list_done"
"""The kinds of the journal's events: a hit; what one person says of it; that a second one says the same."""


class ListKind(StrEnum):
    """What a list is of: persons who died, whom social insurance pays or stopped paying, whom somebody else pays."""

    DIED = "去世"
    INSURANCE = "社保"
    ELSEWHERE = "另发"


class ListResult(StrEnum):
    """What is decided about a hit: it is so, nothing is due; or it is another person, or an error of the list."""

    SO = "属实"
    NOT_SO = "不属实"


class ListHit(NamedTuple):
    """A hit: the code of our person and of the row in the list, the kind of list, how it was found (in words), since when (ISO);
    what one person said of it last (``said``, ``said_by``), and the ``result`` when two said the same (``decided_by``: both
    names), else empty.
    """

    person: str
    entry: str
    kind: str
    how: str
    since: str
    said: str = ""
    said_by: str = ""
    result: str = ""
    decided_by: str = ""

    def concerns(self, month: str) -> bool:
        """Whether a month (2026-07) is in doubt: the month of a death is still due, one that somebody else paid is not."""
        return month > self.since[:7] if self.kind == ListKind.DIED else month >= self.since[:7]

    @property
    def words(self) -> str:
        """The hit as part of a sentence."""
        by = f"，认定{self.result}：{self.decided_by}" if self.result else ""
        return f"在“{self.kind}”名单里（{self.since}，{self.how}{by}）"


def coder(connection: Connection) -> Callable[[str], str]:
    """The function that gives the keyed code (HMAC-SHA256, hexadecimal) of a number or of what else names a row; the key is the
    database's own number.
    """
    key = number_of(connection).encode()
    return lambda text: hmac.new(key, text.encode(), sha256).hexdigest()


def list_hits(connection: Connection, office: str) -> list[ListHit]:
    """All hits of ``office`` (its code) as the journal tells, in the order in which they were found."""
    found: dict[tuple[str, str, str], ListHit] = {}
    for event in events(connection, HIT, PROPOSED, DECIDED):
        if event.office != office:
            continue
        told = json.loads(event.detail)
        key = (event.subject, event.digest, told["kind"])
        if event.kind == HIT:
            found.setdefault(key, ListHit(event.subject, event.digest, told["kind"], told["how"], told["since"]))
        elif event.kind == PROPOSED:
            found[key] = found[key]._replace(said=told["result"], said_by=event.by)
        else:
            found[key] = found[key]._replace(result=told["result"], decided_by=f"{found[key].said_by}、{event.by}")
    return list(found.values())


def record_hits(connection: Connection, office: str, hits: Iterable[ListHit], by: str, at: str) -> None:
    """Append hits that are not known yet; a person once held stays so under the day that was told first."""
    known = {(one.person, one.entry, one.kind) for one in list_hits(connection, office)}
    for one in hits:
        if (one.person, one.entry, one.kind) not in known:
            told = {"kind": one.kind, "how": one.how, "since": one.since}
            _append(connection, HIT, office, one, told, by, at)


def decide_hit(connection: Connection, office: str, hit: ListHit, result: ListResult, basis: str, by: str, at: str) -> ListHit:
    """Record what ``by`` says of a hit: the first word is a proposal, the same word of another person decides. The hit then.

    Raises Refused where it is decided so already, or where one person says it twice.
    """
    if hit.result == result:
        raise Refused(f"已经认定{result}（{hit.decided_by}），不用再认定。")
    second = hit.said == result
    if second and hit.said_by.casefold() == by.casefold():
        raise Refused(f"{by} 已经认定{result}，要由另一个人再认定一次才算。")
    told = {"kind": hit.kind, "result": str(result), "basis": basis}
    _append(connection, DECIDED if second else PROPOSED, office, hit, told, by, at)
    return hit._replace(result=result, decided_by=f"{hit.said_by}、{by}") if second else hit._replace(said=result, said_by=by)


def _append(connection: Connection, kind: str, office: str, hit: ListHit, told: Mapping[str, str], by: str, at: str) -> None:
    detail = json.dumps(told, ensure_ascii=False)
    append(connection, kind, hit.person, hit.entry, at=at, office=office, detail=detail, by=by)


def listed_months(
    connection: Connection, office: str, numbers: Iterable[str], months: Iterable[str]
) -> dict[tuple[str, str], ListedMonth]:
    """By identity number and month: what outside lists say, hits decided to be wrong left out; a confirmed hit goes first."""
    standing = [one for one in list_hits(connection, office) if one.result != ListResult.NOT_SO]
    by_person: dict[str, list[ListHit]] = {}
    for one in sorted(standing, key=lambda hit: not hit.result):
        by_person.setdefault(one.person, []).append(one)
    found: dict[tuple[str, str], ListedMonth] = {}
    months, code = tuple(months), coder(connection)
    for number in set(numbers) if by_person else ():
        for hit in by_person.get(code(number), ()):
            for month in filter(hit.concerns, months):
                found.setdefault((number, month), ListedMonth(hit.words, bool(hit.result)))
    return found


def lists_digest(connection: Connection, office: str) -> str:
    """SHA-256 over all hits and decisions, empty where there are none: a batch computed before one is out of date."""
    found = list_hits(connection, office)
    return digest_of(found) if found else ""
