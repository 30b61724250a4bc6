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
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from addin.consolidation.origin import Origin, origins, unit_codes
from workbook_templates.cell_types import Value, show_masked
from workbook_templates.lazy_columns import picked
from workbook_templates.repeated import repeated
from workbook_templates.schema import Sheet
from workbook_templates.table import Source, Table, Tables

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
    """The rows of one sheet that go up: those ``kept`` (indices, which ascend) of the rows of all files, ``units`` the unit codes
    of all of these, and the duplicates that were joined.
    """

    sheet: Sheet
    table: Table
    sources: Sequence[Source]
    units: Sequence[str]
    kept: Sequence[int]
    joined: list[JoinedRow]

    @property
    def rows(self) -> list[Row]:
        """All rows kept, as ``rows_of``."""
        return list(self.rows_of(None))

    def count(self, units: frozenset[str] | None) -> int:
        """How many rows ``rows_of`` gives."""
        return len(self._kept_of(units))

    def rows_of(self, units: frozenset[str] | None) -> Iterator[Row]:
        """The kept rows of these units (codes; None: all) in the order of the files, provenance columns included.

        They are read when they are asked for: a province's would not fit into memory at once.
        """
        rows = self._kept_of(units)
        came = origins(self.table, self.sources, rows)
        yield from (own + origin for own, origin in zip(contents(self.table, rows), came, strict=True))

    def _kept_of(self, units: frozenset[str] | None) -> Sequence[int]:
        return self.kept if units is None else [i for i in self.kept if self.units[i] in units]


def merge_sheet(tables: Tables, sheet: Sheet) -> MergedSheet:
    """Merge the rows of one sheet over all files, in the order of the files; none where no file has the sheet."""
    table = tables[sheet.name] if sheet.name in tables else Table(sheet)
    units = unit_codes(table, tables.sources)
    joined: dict[int, int] = {}
    seen: dict[int, Row] = {}
    for row_key in _identity_keys(sheet):
        candidates = [i for i in repeated(_values(table, units, row_key)) if i not in joined]
        seen |= zip(candidates, contents(table, candidates), strict=True)
        _join_rows(joined, candidates, seen, units, table.sources, row_key)
    kept = [i for i in range(len(table)) if i not in joined]
    joined_rows = _joined_rows(table, tables.sources, seen, joined)
    return MergedSheet(sheet, table, tables.sources, units, kept, joined_rows)


def contents(table: Table, rows: Sequence[int]) -> Iterator[Row]:
    """The form's own columns of some rows, which ascend; a cell that could not be parsed (accepted with a reason) keeps its raw
    value.
    """
    return zip(*(_cells(table, column.name, rows) for column in table.sheet.own), strict=True)


def _cells(table: Table, name: str, rows: Sequence[int]) -> list[object]:
    values, raw = picked(table.columns, name, rows), table.unread.get(name)
    return [raw.get(i, value) for i, value in zip(rows, values, strict=True)] if raw else values


class _RowKey(NamedTuple):
    """By what rows are duplicates: equal in these columns, and of one unit or not; ``whole`` in all others too.

    With a blank in a column only what is equal in the whole row is.
    """

    sheet: Sheet
    columns: tuple[str, ...]
    of_unit: bool = False
    whole: bool = False

    def of(self, row: Row, unit: str) -> Hashable:
        """What must be equal of a row; None where it is no duplicate of any."""
        if self.whole:
            return row
        names = [column.name for column in self.sheet.own]
        values = tuple(row[names.index(name)] for name in self.columns)
        return None if None in values else (unit, *values) if self.of_unit else values


def _identity_keys(sheet: Sheet) -> Iterator[_RowKey]:
    """The keys by which rows of this sheet are duplicates, one after the other."""
    if sheet.name not in LOCAL_TO_UNIT:
        yield _RowKey(sheet, BODIES[sheet.name]) if sheet.name in BODIES else _RowKey(sheet, tuple(sheet.key), whole=True)
    yield _RowKey(sheet, tuple(sheet.key), of_unit=True)


def _values(table: Table, units: Sequence[str], key: _RowKey) -> Iterator[Row]:
    columns: list[Sequence[object]] = [_cells(table, name, range(len(table))) for name in key.columns]
    return zip(units, *columns, strict=True) if key.of_unit else zip(*columns, strict=True)


def _join_rows(
    joined: dict[int, int],
    candidates: Sequence[int],
    rows: Mapping[int, Row],
    units: Sequence[str],
    sources: Sequence[int],
    key: _RowKey,
) -> None:
    """Join rows of different files with an equal key: ``joined`` maps a dropped row to the kept one.

    A row that occurs twice within one file is kept, for rule T11 to report.
    """
    groups: dict[Hashable, list[int]] = defaultdict(list)
    for i in candidates:
        value = key.of(rows[i], units[i])
        if value is not None:
            groups[value].append(i)
    for group in groups.values():
        if len(group) > 1 and len({sources[i] for i in group}) == len(group):
            kept = _row_to_keep(group, rows, units)
            joined.update((i, kept) for i in group if i != kept)


def _row_to_keep(group: list[int], rows: Mapping[int, Row], units: Sequence[str]) -> int:
    """Of one unit's rows the last (a later part is newer); of several units' the one with most filled cells, then the first."""
    if len({units[i] for i in group}) == 1:
        return group[-1]
    return max(group, key=lambda i: (sum(value is not None for value in rows[i]), -i))


def _joined_rows(table: Table, sources: Sequence[Source], rows: Mapping[int, Row], joined: Mapping[int, int]) -> list[JoinedRow]:
    """The dropped rows in the table's order, each with the row that stands for it."""
    final = {i: _kept_for(joined, i) for i in sorted(joined)}
    concerned = sorted({*final, *final.values()})
    came = dict(zip(concerned, origins(table, sources, concerned), strict=True))
    return [_joined_row(table.sheet, rows[i], rows[kept], came[i], came[kept]) for i, kept in final.items()]


def _kept_for(joined: Mapping[int, int], i: int) -> int:
    while i in joined:
        i = joined[i]
    return i


def _joined_row(sheet: Sheet, dropped: Row, kept: Row, came: Origin, stands: Origin) -> JoinedRow:
    pairs = zip(sheet.own, dropped, kept, strict=True)
    differs = tuple(column.name for column, mine, theirs in pairs if mine is not None and mine != theirs)
    return JoinedRow(sheet.name, _key(sheet, dropped), stands, came, differs)


def _key(sheet: Sheet, row: Sequence[object]) -> str:
    names = [column.name for column in sheet.own]
    values: list[tuple[str, Value]] = [(name, row[names.index(name)]) for name in sheet.key]  # type: ignore[misc]
    return " ".join(show_masked(sheet.column(name), value) for name, value in values)
