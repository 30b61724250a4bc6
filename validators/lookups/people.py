"""Retired cadres by state, party membership, branch and identity number.

Only persons with the state 在册 count; a blank 状态 counts as 在册 and is left to the field rules to report.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from validators.lookups.once import blank, column, columns, once
from validators.months import whole_months
from validators.rule import Context
from workbook_templates.schema import code_lists
from workbook_templates.table import Table, Tables
from workbook_templates.values.period import month_end

PEOPLE = "离退休干部"
FULL_MEMBER = "中共党员"
PARTY = frozenset({FULL_MEMBER, "中共预备党员"})
PRESENT = (None, "在册")
_DAY = dt.timedelta(days=1)


@once
def present(tables: Tables) -> list[int]:
    """The rows (indices into 离退休干部) of the persons 在册."""
    states = column(tables, PEOPLE, "状态")
    return [i for i, state in enumerate(states) if state in PRESENT]


@once
def party_members(tables: Tables) -> list[int]:
    """The rows of the party members 在册, probationary ones included."""
    faces = column(tables, PEOPLE, "政治面貌")
    return [i for i in present(tables) if faces[i] in PARTY]


@once
def non_members(tables: Tables) -> list[int]:
    """The rows of persons 在册 who are not party members, without those whose 政治面貌 is blank or unknown."""
    faces = column(tables, PEOPLE, "政治面貌")
    known = frozenset(code_lists()["政治面貌"]) - PARTY
    return [i for i in present(tables) if faces[i] in known]


@once
def full_members_by_branch(tables: Tables) -> Counter[Any]:
    """The number of full party members (中共党员) 在册 by branch code: persons, so that one written twice counts once."""
    faces, branches, numbers = columns(tables, PEOPLE, "政治面貌", "党支部代码", "身份证号")
    full = {(branches[i], numbers[i] or i) for i in party_members(tables) if faces[i] == FULL_MEMBER}
    return Counter(branch for branch, _ in full)


@once
def rows_by_number(tables: Tables) -> dict[Any, int]:
    """The row of each person by identity number; where a number occurs twice, the last row that is 在册."""
    numbers = column(tables, PEOPLE, "身份证号")
    found = {number: i for i, number in enumerate(numbers) if number}
    found.update({numbers[i]: i for i in present(tables) if numbers[i]})
    return found


@once
def gone_since(tables: Tables) -> dict[Any, dt.date]:
    """The day on which persons 在册 in no roster at hand died or moved out, by identity number; date.min where unknown."""
    states, days = columns(tables, PEOPLE, "状态", "状态日期")
    return {number: days[i] or dt.date.min for number, i in rows_by_number(tables).items() if states[i] not in PRESENT}


def latest_day(day: dt.date) -> dt.date:
    """The latest day that a date of retirement can mean: where it may be a month alone (its first day), the last of the month."""
    return month_end(day.year, day.month) if day.day == 1 else day


def newly_retired(tables: Tables, on: Context) -> frozenset[int]:
    """The rows of those who retired at most ``placement_grace_months`` before the day judged: time to be placed."""
    day, months = on.state_day, on.policy["placement_grace_months"]

    def new(retired: dt.date) -> bool:
        return retired >= day or whole_months(retired + _DAY, day) < months

    # Nearly everybody retired earlier: their months need not be counted.
    recent = dt.date.fromordinal(max(day.toordinal() - 31 * (months + 2), 1))
    days = enumerate(column(tables, PEOPLE, "退休日期"))
    late = [(i, retired) for i, retired in days if retired is not None and retired >= recent]
    return frozenset(i for i, retired in late if new(latest_day(retired)))


def misplaced(tables: Tables, rows: Iterable[int], name: str, wrong: Mapping[str, str]) -> Iterator[tuple[int, str]]:
    """Those of the rows whose body code (in the column ``name``) is blank or a key of ``wrong``, with the reason in Chinese.

    ``wrong`` gives the reason by code. An unknown code is left to rule F13.
    """
    codes = column(tables, PEOPLE, name)
    for i in rows:
        code = codes[i]
        if code in wrong:
            yield i, wrong[code]
        elif code is None and blank(tables, PEOPLE, name, i):
            yield i, f"未编入{name.removesuffix('代码')}"


class RosterRow(Mapping[str, Any]):
    """One row of a roster as values by column, read when they are asked for: a leading body's thousands need one or two each."""

    __slots__ = ("_row", "_table")

    def __init__(self, table: Table, row: int) -> None:
        self._table, self._row = table, row

    def __getitem__(self, name: str) -> Any:
        self._table.sheet.column(name)  # KeyError where the form has no such column
        return self._table.get(name)[self._row]

    def __iter__(self) -> Iterator[str]:
        return (column.name for column in self._table.sheet.columns)

    def __len__(self) -> int:
        return len(self._table.sheet.columns)


def person(tables: Tables, number: object) -> Mapping[str, Any]:
    """The roster row of a person 在册 by identity number, as values by column; empty where there is none."""
    i = rows_by_number(tables).get(number)
    if i is None:
        return {}
    table = tables[PEOPLE]
    return RosterRow(table, i) if table.get("状态")[i] in PRESENT else {}
