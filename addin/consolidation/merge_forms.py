"""Merge the rows of many submissions into one form: every row keeps its origin, duplicates between files are joined.

What counts as a duplicate:

* A party organisation or study group that two units both list (a joint branch) under one code and one name is one body.
  The row with more filled cells is kept; columns in which the other differs are reported.
* A row that another file repeats in all its own columns (two units both naming the liaison of their joint branch; the
  parts of one unit both carrying its branches).
* A row of one unit that a later part repeats under the same key: the later part is kept, differences are reported.

Activities are numbered by each unit for itself, matters (单位事项) are each unit's own, and an allowance standard counts
by who states it: equal rows of two units are not duplicates.
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
LOCAL_TO_UNIT = ("活动记录", "参加人员", "单位事项", "补贴标准")
Row = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class JoinedRow:
    """A row that was dropped as a duplicate of ``kept``; ``differs`` names the columns in which the two disagree.

    ``key`` is the row's key as text, identity numbers masked.
    """

    sheet: str
    key: str
    kept: Origin
    dropped: Origin
    differs: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The object that ``--json`` prints; identity numbers in the key are masked."""
        origin = {"kept": self.kept._asdict(), "dropped": self.dropped._asdict()}
        return {"sheet": self.sheet, "key": self.key, **origin, "differs": list(self.differs)}


@dataclass(frozen=True, slots=True)
class MergedSheet:
    """The rows of one sheet, provenance columns included, their origins (``origins[i]`` is that of ``rows[i]``), and the
    duplicates that were joined.
    """

    sheet: Sheet
    rows: list[Row]
    origins: list[Origin]
    joined: list[JoinedRow]


def merge_sheet(tables: Tables, sheet: Sheet) -> MergedSheet:
    """Merge the rows of one sheet over all files, in the order of the files; none where no file has the sheet."""
    table = tables[sheet.name] if sheet.name in tables else Table(sheet)
    rows, row_origins = list(_contents(table)), origins(table, tables.sources)
    joined: dict[int, int] = {}
    for row_key in _identity_keys(sheet):
        _join_rows(joined, [i for i in range(len(rows)) if i not in joined], rows, row_origins, table.sources, row_key)
    kept = [i for i in range(len(rows)) if i not in joined]
    joined_rows = [_joined_row(sheet, rows, row_origins, joined, i) for i in sorted(joined)]
    return MergedSheet(sheet, [(*rows[i], *row_origins[i]) for i in kept], [row_origins[i] for i in kept], joined_rows)


def _contents(table: Table) -> Iterator[Row]:
    """The form's own columns of every row; a cell that could not be parsed (accepted with a reason) keeps its raw value."""
    columns: list[Sequence[object]] = []
    for column in table.sheet.own:
        values: Sequence[object] = table.get(column.name)
        if column.name in table.unread:
            raw_values = table.unread[column.name]
            values = [raw_values.get(i, value) for i, value in enumerate(values)]
        columns.append(values)
    return zip(*columns, strict=True) if len(table) else iter(())


RowKey = Callable[[Row, Origin], Hashable]


def _identity_keys(sheet: Sheet) -> Iterator[RowKey]:
    """Functions by which rows of this sheet are duplicates: those with an equal value, never those with None."""
    names = [column.name for column in sheet.own]
    if sheet.name in LOCAL_TO_UNIT:
        key = [names.index(name) for name in sheet.key]
        yield lambda row, origin: _complete_or_none((origin.unit, *(row[i] for i in key)))
        return
    if sheet.name in BODIES:
        body = [names.index(name) for name in BODIES[sheet.name]]
        yield lambda row, origin: _complete_or_none(tuple(row[i] for i in body))
    else:
        yield lambda row, origin: row
    key = [names.index(name) for name in sheet.key]
    yield lambda row, origin: _complete_or_none((origin.unit, *(row[i] for i in key)))


def _complete_or_none(values: tuple[object, ...]) -> Hashable:
    return None if None in values else values


def _join_rows(
    joined: dict[int, int], open_rows: list[int], rows: list[Row], row_origins: list[Origin], sources: list[int], row_key: RowKey
) -> None:
    """Join rows of different files with an equal key: ``joined`` maps a dropped row to the kept one.

    A row that occurs twice within one file is kept, for rule T11 to report.
    """
    groups: dict[Hashable, list[int]] = defaultdict(list)
    for i in open_rows:
        value = row_key(rows[i], row_origins[i])
        if value is not None:
            groups[value].append(i)
    for group in groups.values():
        if len(group) > 1 and len({sources[i] for i in group}) == len(group):
            kept = _row_to_keep(group, rows, row_origins)
            joined.update((i, kept) for i in group if i != kept)


def _row_to_keep(group: list[int], rows: list[Row], row_origins: list[Origin]) -> int:
    """Of one unit's rows the last (a later part is newer); of several units' the one with most filled cells, then the first."""
    if len({row_origins[i].unit for i in group}) == 1:
        return group[-1]
    return max(group, key=lambda i: (sum(value is not None for value in rows[i]), -i))


def _joined_row(sheet: Sheet, rows: list[Row], row_origins: list[Origin], joined: dict[int, int], i: int) -> JoinedRow:
    kept = joined[i]
    while kept in joined:
        kept = joined[kept]
    pairs = zip(sheet.own, rows[i], rows[kept], strict=True)
    differs = tuple(column.name for column, mine, theirs in pairs if mine is not None and mine != theirs)
    return JoinedRow(sheet.name, _key(sheet, rows[i]), row_origins[kept], row_origins[i], differs)


def _key(sheet: Sheet, row: Sequence[object]) -> str:
    names = [column.name for column in sheet.own]
    values: list[tuple[str, Value]] = [(name, row[names.index(name)]) for name in sheet.key]  # type: ignore[misc]
    return " ".join(show_masked(sheet.column(name), value) for name, value in values)
