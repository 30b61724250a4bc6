"""The names that stand beside an identity number, wherever a sheet has both."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from validators.lookups.once import columns, once
from validators.lookups.units import unit_column
from workbook_templates.schema import Sheet
from workbook_templates.table import Tables
from workbook_templates.values.person_name import name_key, name_keys

NUMBER, REMARK = "身份证号", "备注"
# In the office's register of codes: texts made by ``register_entry``, of files accepted before.
REGISTER = "身份证号.姓名"
_NAMES = ("姓名", "联络员姓名")
_OTHER_NAME = "曾用名|原名|现名|改名|更名|又名"


class NamedPlace(NamedTuple):
    """One cell with a name beside an identity number: sheet, row (index into its table), the column of the name, the name,
    the unit its row belongs to, and the number of the workbook (``Tables.sources``).
    """

    sheet: str
    row: int
    column: str
    name: str
    unit: str
    source: int


def name_column(sheet: Sheet) -> str:
    """The column that names the person of the sheet's 身份证号; empty where it has none of the two."""
    own = {column.name for column in sheet.own}
    return next((name for name in _NAMES if name in own), "") if NUMBER in own else ""


def named_numbers(tables: Tables) -> set[tuple[str, str]]:
    """The pairs of an identity number and a name that stand beside each other somewhere."""
    pairs = set[tuple[object, object]]()
    for sheet, name in _sheets(tables):
        pairs.update(zip(*columns(tables, sheet, NUMBER, name), strict=True))
    return {(number, name) for number, name in pairs if type(number) is str and type(name) is str}


def numbers_by_name(tables: Tables, wanted: Collection[tuple[str, str]]) -> dict[tuple[str, str], set[str]]:
    """The identity numbers under which each of these names (unit and the name's key) occurs in its unit.

    Only rows whose text is one of those names are looked at: the others are nearly all.
    """
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    keys = {key for _, key in wanted}
    for sheet, column in _sheets(tables):
        numbers, names = columns(tables, sheet, NUMBER, column)
        known = name_keys([name for name in set(names) if isinstance(name, str)])
        spelt = {name: key for name, key in known.items() if key in keys}
        for unit, number, name in zip(unit_column(tables, sheet), numbers, names, strict=True):
            if name in spelt and (unit, spelt[name]) in wanted and isinstance(number, str):
                found[unit, spelt[name]].add(number)
    return found


def numbers_with_several_names(tables: Tables, known: Iterable[tuple[str, str]]) -> set[str]:
    """The identity numbers that occur with more than one name, at hand or in ``known`` (pairs of number and name).

    Ways of writing one name are one. Names are compared only where their texts differ, which is seldom.
    """
    pairs = named_numbers(tables).union(known)
    last = dict(pairs)
    if len(last) == len(pairs):  # each number stands beside one name, as it nearly always does
        return set()
    several = {number for number, name in pairs if last[number] != name}
    keys = {(number, key) for number, written in pairs if number in several and (key := name_key(written))}
    return {number for number, count in Counter(number for number, _ in keys).items() if count > 1}


def places_of(tables: Tables, numbers: set[str]) -> dict[str, list[NamedPlace]]:
    """Every cell that names one of these numbers, by number."""
    found: dict[str, list[NamedPlace]] = defaultdict(list)
    for sheet, column in _sheets(tables):
        units, sources = unit_column(tables, sheet), tables[sheet].sources
        for i, (number, name) in enumerate(zip(*columns(tables, sheet, NUMBER, column), strict=True)):
            if number in numbers and isinstance(name, str) and name_key(name):
                found[number].append(NamedPlace(sheet, i, column, name, units[i], sources[i]))
    return found


def other_names(tables: Tables, places: list[NamedPlace]) -> set[str]:
    """The keys of those names that a remark beside one of the others declares to be this person's too (曾用名张建国)."""
    told = {str(tables[place.sheet].get(REMARK)[place.row] or "") for place in places}
    letters = "".join(name_key(remark) for remark in told if re.search(_OTHER_NAME, remark))
    return {key for key in (name_key(place.name) for place in places) if key in letters}


@once
def settled(tables: Tables) -> frozenset[object]:
    """The numbers that 重复认定 pairs with themselves: all names they stand beside are one person's."""
    pairs = zip(*columns(tables, "重复认定", "身份证号一", "身份证号二", "认定结果"), strict=True)
    return frozenset(one for one, other, result in pairs if one == other and result == "同一人")


def register_entry(number: str, name: str) -> str:
    """A number and a name as one text of the register of codes."""
    return f"{number} {name}"


def registered(entries: frozenset[object]) -> Iterator[tuple[str, str]]:
    """The numbers and names in the register's texts."""
    for entry in entries:
        number, _, name = str(entry).partition(" ")
        yield number, name


def _sheets(tables: Tables) -> Iterator[tuple[str, str]]:
    """The sheets at hand that name persons, each with the column of the name."""
    for sheet, table in tables.items():
        name = name_column(table.sheet)
        if name in table.columns and NUMBER in table.columns:
            yield sheet, name
