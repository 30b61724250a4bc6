"""The reserve secretaries (后备书记), why a row of theirs does not count for its branch, and who else could be one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any, NamedTuple

from validators.lookups.bodies import SECRETARY
from validators.lookups.holders import held_posts
from validators.lookups.named import named
from validators.lookups.once import columns
from validators.lookups.people import FULL_MEMBER, PARTY, PEOPLE, latest_day, party_members, person, rows_by_number
from validators.months import years_later
from validators.rule import Context
from workbook_templates.table import Tables

RESERVES = "后备书记"
COMMITTEE_MEMBER = "委员"


class Reserve(NamedTuple):
    """One row of 后备书记: its index, the branch's code, the person's identity number, the day of choosing (None: blank),
    and what for (培养方向: 书记, 委员 or blank, which counts as 书记).
    """

    row: int
    branch: str
    number: str
    chosen: dt.date | None
    direction: str | None

    @property
    def for_secretary(self) -> bool:
        """Whether in reserve for the secretary, not for a member of the committee."""
        return self.direction != COMMITTEE_MEMBER


def reserves(tables: Tables) -> list[Reserve]:
    """The rows of 后备书记 that name a branch and a person."""
    rows = zip(*columns(tables, RESERVES, "党支部代码", "身份证号", "入库日期", "培养方向"), strict=True)
    return [Reserve(i, *row) for i, row in enumerate(rows) if row[0] and row[1]]


def reserve_faults(tables: Tables, on: Context) -> dict[int, list[str]]:
    """Why a row does not count, by its index, as Chinese clauses; rows that count are left out.

    Somebody chosen as secretary of several branches counts for the first of them that may have him. A person in no roster at
    hand is left to F13: nothing is said of him here.
    """
    found: dict[int, list[str]] = {}
    first: dict[str, Reserve] = {}
    secretaries = {(post.body, post.number) for post in held_posts(tables, on) if post.post == SECRETARY}
    for one in reserves(tables):
        chosen = one.chosen or on.state_day
        faults = list(_unfit(tables, one.number, chosen, on)) if one.number in rows_by_number(tables) else []
        if (one.branch, one.number) in secretaries:
            faults.append("就是这个支部的现任书记，不能做自己的后备")
        before = first.get(one.number)
        if before and before.branch != one.branch and one.for_secretary:
            place = tables.place(RESERVES, "党支部代码", before.row).row
            faults.append(f"已经是{named(tables, before.branch)}的后备书记（第 {place} 行），一人只计一个支部")
        if faults:
            found[one.row] = faults
        elif one.for_secretary:
            first.setdefault(one.number, one)
    return found


class ReserveCandidate(NamedTuple):
    """A person who could be chosen on the day judged: the row of 离退休干部, the number, and the last day for being chosen."""

    row: int
    number: str
    until: dt.date


def candidates(tables: Tables, on: Context) -> list[ReserveCandidate]:
    """Who may be chosen (C07-1) and of whom the roster says so: a full member with a day of retirement who has held a post."""
    numbers, faces, led, retired = columns(tables, PEOPLE, "身份证号", "政治面貌", "曾任领导职务", "退休日期")
    last, found = rows_by_number(tables), []
    for i in party_members(tables):
        number, day = numbers[i], retired[i]
        if faces[i] != FULL_MEMBER or led[i] != "是" or not isinstance(day, dt.date) or last.get(number) != i:
            continue
        if not any(_unfit(tables, number, on.state_day, on)):
            found.append(ReserveCandidate(i, number, last_day_of_choosing(day, on)))
    return found


def last_day_of_choosing(retired: dt.date, on: Context) -> dt.date:
    """The last day on which somebody who retired then can be chosen (``reserve_years_since_retirement``)."""
    return years_later(latest_day(retired), on.policy["reserve_years_since_retirement"])


def _unfit(tables: Tables, number: str, chosen: dt.date, on: Context) -> Iterator[str]:
    who = person(tables, number)
    if not who:
        yield f"在“{PEOPLE}”里不是在册状态"
        return
    if who["政治面貌"] not in (None, *PARTY):
        yield f"政治面貌是{who['政治面貌']}，不是党员"
    if who["人员类别"] == "离休":
        yield "人员类别是离休，不是退休"
    if who["曾任领导职务"] == "否":
        yield "没有担任过领导职务"
    yield from _retired_too_long(who["退休日期"], chosen, on)


def _retired_too_long(retired: Any, chosen: dt.date, on: Context) -> Iterator[str]:
    """The first of a month is what Excel makes of 2021-06: known by the month, counted from its end, quoted without a day."""
    if not isinstance(retired, dt.date):
        return
    by_month = retired.day == 1
    if chosen > last_day_of_choosing(retired, on):
        said = f"{retired.year}年{retired.month}月" if by_month else f"{retired}"
        yield f"到入库时退休已超过 {on.policy['reserve_years_since_retirement']} 年（{said} 退休，{chosen} 入库）"
