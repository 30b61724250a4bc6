"""Rows of many submissions as the rows of one form: every row with its origin, and what two files both list only once.

What counts as listed twice:

* A party organisation or study group that two units both list (a joint branch) under one code and one name is one body.
  The fuller row stays; where the other says something else, that is told.
* A row that another file repeats in all its own columns is the same row (two units both naming the liaison of their
  joint branch; the parts of one unit both carrying its branches).
* A row of one unit that a later part tells differently under the same key: the later part is believed, and that is told.

Activities are numbered by each unit for itself, a matter is the unit's own, and a standard of pay counts by who states
it: equal rows of two units are not one.
Persons on two rosters are left for people to decide (T12): both rows go up.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from addin.consolidation.origin import Origin, origins
from workbook_templates.cell_types import Value, show_masked
from workbook_templates.schema import Sheet
from workbook_templates.table import Table, Tables

BODIES = {"党组织": ("党组织代码", "党组织名称"), "学习小组": ("小组代码", "小组名称")}
OWN_TO_A_UNIT = ("活动记录", "参加人员", "单位事项", "补贴标准")
Row = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class JoinedRow:
    """A row that was not written because another one stands for it. ``differs`` names columns where they disagree."""

    sheet: str
    key: str
    kept: Origin
    dropped: Origin
    differs: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """What ``--json`` prints; the key is masked."""
        origin = {"kept": self.kept._asdict(), "dropped": self.dropped._asdict()}
        return {"sheet": self.sheet, "key": self.key, **origin, "differs": list(self.differs)}


@dataclass(frozen=True, slots=True)
class MergedSheet:
    """The rows of one sheet with their origins (``rows[i]`` came from ``origins[i]``), and those that were joined."""

    sheet: Sheet
    rows: list[Row]
    origins: list[Origin]
    joined: list[JoinedRow]


def merge_sheet(tables: Tables, sheet: Sheet) -> MergedSheet:
    """All rows of a sheet over all files, in the order of the files."""
    table = tables[sheet.name] if sheet.name in tables else Table(sheet)
    rows, where = list(_contents(table)), origins(table, tables.sources)
    joined: dict[int, int] = {}
    for same in _sames(sheet):
        _join(joined, [i for i in range(len(rows)) if i not in joined], rows, where, table.sources, same)
    kept = [i for i in range(len(rows)) if i not in joined]
    told = [_told(sheet, rows, where, joined, i) for i in sorted(joined)]
    return MergedSheet(sheet, [(*rows[i], *where[i]) for i in kept], [where[i] for i in kept], told)


def _contents(table: Table) -> Iterator[Row]:
    """Own columns of every row; what was not understood (accepted with a reason) goes up as it stands."""
    columns: list[Sequence[object]] = []
    for column in table.sheet.own:
        values: Sequence[object] = table.get(column.name)
        if column.name in table.unread:
            strange = table.unread[column.name]
            values = [strange.get(i, value) for i, value in enumerate(values)]
        columns.append(values)
    return zip(*columns, strict=True) if len(table) else iter(())


Same = Callable[[Row, Origin], Hashable]


def _sames(sheet: Sheet) -> Iterator[Same]:
    """What makes two rows of this sheet one, each as a function to a value that is then equal (None: never)."""
    names = [column.name for column in sheet.own]
    if sheet.name in OWN_TO_A_UNIT:
        key = [names.index(name) for name in sheet.key]
        yield lambda row, origin: _complete((origin.unit, *(row[i] for i in key)))
        return
    if sheet.name in BODIES:
        body = [names.index(name) for name in BODIES[sheet.name]]
        yield lambda row, origin: _complete(tuple(row[i] for i in body))
    else:
        yield lambda row, origin: row
    key = [names.index(name) for name in sheet.key]
    yield lambda row, origin: _complete((origin.unit, *(row[i] for i in key)))


def _complete(values: tuple[object, ...]) -> Hashable:
    return None if None in values else values


def _join(
    joined: dict[int, int], open_rows: list[int], rows: list[Row], where: list[Origin], sources: list[int], same: Same
) -> None:
    """Rows of different files that are the same: one stands for all. A row twice within one file stays, to be told (T11)."""
    groups: dict[Hashable, list[int]] = defaultdict(list)
    for i in open_rows:
        value = same(rows[i], where[i])
        if value is not None:
            groups[value].append(i)
    for group in groups.values():
        if len(group) > 1 and len({sources[i] for i in group}) == len(group):
            best = _best(group, rows, where)
            joined.update((i, best) for i in group if i != best)


def _best(group: list[int], rows: list[Row], where: list[Origin]) -> int:
    """Of one unit's rows the last (a later part is newer); of several units' the fullest, the first among equals."""
    if len({where[i].unit for i in group}) == 1:
        return group[-1]
    return max(group, key=lambda i: (sum(value is not None for value in rows[i]), -i))


def _told(sheet: Sheet, rows: list[Row], where: list[Origin], joined: dict[int, int], i: int) -> JoinedRow:
    kept = joined[i]
    while kept in joined:
        kept = joined[kept]
    pairs = zip(sheet.own, rows[i], rows[kept], strict=True)
    differs = tuple(column.name for column, mine, theirs in pairs if mine is not None and mine != theirs)
    return JoinedRow(sheet.name, _key(sheet, rows[i]), where[kept], where[i], differs)


def _key(sheet: Sheet, row: Sequence[object]) -> str:
    names = [column.name for column in sheet.own]
    values: list[tuple[str, Value]] = [(name, row[names.index(name)]) for name in sheet.key]  # type: ignore[misc]
    return " ".join(show_masked(sheet.column(name), value) for name, value in values)
