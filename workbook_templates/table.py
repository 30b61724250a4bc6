"""A sheet as typed columns, every value knowing its file and cell; and the tables of one or many submissions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, NamedTuple

from workbook_templates.cell_types import Value, need_no_parsing, parser
from workbook_templates.changes.words import CLEAR, is_clear
from workbook_templates.explanations import NO_EXPLANATIONS, Explanations
from workbook_templates.lazy_columns import LazyColumns, let_go_of_oldest
from workbook_templates.schema import Form, Sheet
from workbook_templates.values.date import as_typed, holds_typed_numbers
from workbook_templates.values.text import is_blank


class Place(NamedTuple):
    """Where a value stands: file, sheet, Excel's row number, and the cell's address where its column exists."""

    file: str
    sheet: str
    row: int
    cell: str


SUBSIDY_STATES = ("已发放", "待发放", "不重复发放", "暂缓", "不发", "已冲销")


class SubsidySum(NamedTuple):
    """The subsidies of a unit's persons that are in one of ``SUBSIDY_STATES`` in a month (2026-07): numbers and yuan.

    ``people`` counts a person in the first of the period's months alone, so that the months of a period can be added.
    """

    unit: str
    unit_name: str
    state: str
    month: str
    people: int
    lines: int
    yuan: Decimal


class Reporting(NamedTuple):
    """Whose forms a consolidated workbook was made of, the unit's name by its code: those that ``sent`` theirs, be it without
    any rows, and those that were asked for it and had sent nothing (``missing``). ``remarks`` is what they wrote under 说明,
    ``excused`` what the office that consolidated them accepted, by the key of the problem: reasons for warnings, and errors
    that it took in for a reason. ``subsidies`` are the sums of what it computed and paid, without names;
    ``spoilt`` lines of such sums could not be read.
    """

    sent: Mapping[str, str]
    missing: Mapping[str, str]
    remarks: Mapping[str, str]
    excused: Explanations = NO_EXPLANATIONS
    subsidies: tuple[SubsidySum, ...] = ()
    spoilt: int = 0


@dataclass(slots=True)
class Source:
    """One workbook that rows came from. ``letters`` gives the column letters per sheet, ``cells`` fixed addresses (cover).

    ``reporting`` is None where the workbook does not say whose forms it was made of: a unit's own, or an older one. ``shown``
    gives, by sheet, the name of the sheet that rows were read from instead.
    """

    file: str
    unit: str = ""
    unit_name: str = ""
    period: str = ""
    letters: dict[str, dict[str, str]] = field(default_factory=dict)
    cells: dict[tuple[str, str], str] = field(default_factory=dict)
    reporting: Reporting | None = None
    shown: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Table:
    """Typed columns of one sheet.

    ``columns[name][i]`` is the value of row ``i`` (None: blank or not understood); ``unread[name][i]`` what stood in a
    cell that could not be understood as its column's type; ``tidied[name][i]`` the text that stood there before it was
    normalised, where more than its type changed; ``cleared[name]`` the rows of a change form whose cell holds the word that
    empties it (blank in ``columns``). ``rows[i]`` is Excel's row number, ``sources[i]`` the number of the
    workbook it came from. Columns missing from the workbook are absent from ``columns``.
    """

    sheet: Sheet
    columns: MutableMapping[str, list[Value]] = field(default_factory=dict)
    rows: Sequence[int] = field(default_factory=list)
    sources: Sequence[int] = field(default_factory=list)
    unread: dict[str, dict[int, object]] = field(default_factory=dict)
    tidied: dict[str, dict[int, object]] = field(default_factory=dict)
    cleared: dict[str, set[int]] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.rows)

    def get(self, column: str) -> Sequence[Value]:
        """The values of a column; a column the workbook lacks is blank throughout."""
        found = self.columns.get(column)
        return found if found is not None else (None,) * len(self.rows)

    def records(self, *names: str) -> Iterator[tuple[Value, ...]]:
        """Rows of the named columns, in order."""
        return zip(*(self.get(name) for name in names), strict=True)

    def row(self, i: int) -> dict[str, Value]:
        """One row by column name, all columns of the form."""
        return {c.name: self.get(c.name)[i] for c in self.sheet.columns}

    def index(self, column: str) -> dict[Value, int]:
        """First row of each value that is not blank."""
        found: dict[Value, int] = {}
        for i, value in enumerate(self.get(column)):
            if value is not None:
                found.setdefault(value, i)
        return found

    def raw(self, column: str, i: int) -> object:
        """What stood in the cell, where that differs from the typed value; else the typed value."""
        for kept in (self.unread, self.tidied):
            if i in kept.get(column, ()):
                return kept[column][i]
        return CLEAR if i in self.cleared.get(column, ()) else self.get(column)[i]

    def as_written(self, column: str, i: int) -> object:
        """What a copy of the cell has to hold: its value, else the text that could not be read, or the word that empties it."""
        value = self.get(column)[i]
        return self.raw(column, i) if value is None else value

    def add_column(self, name: str, raws: Sequence[object]) -> None:
        """Read one column of cells: blanks become None, what is not understood is kept in ``unread``."""
        column = self.sheet.column(name)
        if self.sheet.changes:
            raws = self._without_cleared(name, raws)
        if not raws or (raws[0] == "" and raws.count("") == len(raws)):  # many columns of a form are seldom filled in
            self.columns[name] = [None] * len(raws)
            return
        distinct: dict[object, object] = {"": None, None: None}
        plain = list(map(distinct.setdefault, raws, raws))  # equal cells become one object, blank ones None
        del distinct[""], distinct[None]
        if need_no_parsing(column, distinct):
            self.columns[name] = plain  # type: ignore[assignment] # texts and dates are values
            return
        if column.type == "date" and holds_typed_numbers(distinct):
            raws = list(map(as_typed, raws))
        values = _parse_all(raws, parser(column))
        self.columns[name] = values
        changed = [
            (i, raw, value) for i, (raw, value) in enumerate(zip(raws, values, strict=True)) if raw is not value and raw != ""
        ]
        unread: dict[int, object] = {i: raw for i, raw, value in changed if value is None and not is_blank(raw)}
        tidied: dict[int, object] = {
            i: raw for i, raw, value in changed if type(raw) is str and value is not None and raw != str(value)
        }
        for kept, cells in ((self.unread, unread), (self.tidied, tidied)):
            if cells:
                kept[name] = cells

    def _without_cleared(self, name: str, raws: Sequence[object]) -> Sequence[object]:
        """The cells, blank where they hold the word that empties one, which is noted."""
        cleared = {i for i, raw in enumerate(raws) if is_clear(raw)}
        if not cleared:
            return raws
        self.cleared[name] = cleared
        return ["" if i in cleared else raw for i, raw in enumerate(raws)]


def _parse_all(raws: Sequence[object], parse: Callable[[object], Value]) -> list[Value]:
    """Each distinct cell is read once: columns of codes and choices repeat themselves a thousandfold.

    Not where numbers of several types meet, for 1, 1.0 and True are one key of a dictionary.
    """
    if len(set(map(type, raws)) - {str, type(None)}) > 1:
        return [None if raw is None or raw == "" else parse(raw) for raw in raws]
    known = {raw: _read(raw, parse) for raw in set(raws)}
    return list(map(known.__getitem__, raws))


def _read(raw: object, parse: Callable[[object], Value]) -> Value:
    """The value of a cell; the very same object where nothing had to be changed, which is quick to see."""
    if raw is None or raw == "":
        return None
    value = parse(raw)
    return raw if isinstance(raw, str) and raw == value else value


_LARGE, _MOST_CELLS, _MOST_WORKED_OUT = 20_000, 1_000_000, 500_000


class Tables(Mapping[str, Table]):
    """The sheets at hand by name, over one or many workbooks. ``memo`` keeps what lookups worked out over them."""

    def __init__(self, tables: Iterable[Table] = (), sources: Sequence[Source] = ()) -> None:
        self._tables = {table.sheet.name: table for table in tables}
        self.sources = list(sources)
        self.memo: dict[object, Any] = {}
        self._large = [one for one in self._tables.values() if isinstance(one.columns, LazyColumns) and len(one) >= _LARGE]

    def __reduce__(self) -> tuple[type[Tables], tuple[list[Table], list[Source]]]:
        """Another process works out for itself what it needs."""
        return Tables, (list(self._tables.values()), self.sources)

    def let_go(self) -> None:
        """Let go of columns and of what lookups worked out, the oldest first, where there is more than memory has room for.

        Both are made again when they are asked for. To be called between two rules or figures: within one it would cost time.
        """
        for table in self._large:
            table.columns.let_go(_MOST_CELLS // len(table))  # type: ignore[attr-defined] # lazy, see above
        if self._large:
            let_go_of_oldest(self.memo, _MOST_WORKED_OUT)

    def __getitem__(self, sheet: str) -> Table:
        return self._tables[sheet]

    def __iter__(self) -> Iterator[str]:
        return iter(self._tables)

    def __len__(self) -> int:
        return len(self._tables)

    def place(self, sheet: str, column: str, i: int) -> Place:
        """Where the value of a row and column stands; the cell is empty where the workbook lacks the column."""
        table = self._tables[sheet]
        source = self.sources[table.sources[i]]
        fixed = source.cells.get((sheet, column))
        letter = source.letters.get(sheet, {}).get(column, "")
        row = int(fixed.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")) if fixed else table.rows[i]
        cell = fixed or (f"{letter}{row}" if letter else "")
        return Place(source.file, source.shown.get(sheet, sheet), row, cell)

    def own_rows(self, sheet: str) -> list[int]:
        """The rows (indices) that stand on the sheet itself: not those that were ticked on a grid."""
        return [i for i, source in enumerate(self._tables[sheet].sources) if sheet not in self.sources[source].shown]

    def unit(self, sheet: str, i: int) -> str:
        """The unit a row speaks for: its provenance where it was consolidated, else the workbook's own unit."""
        table = self._tables[sheet]
        origin = table.get("来源单位代码")[i] if "来源单位代码" in table.columns else None
        return str(origin) if origin else self.sources[table.sources[i]].unit


@dataclass(slots=True)
class Fact:
    """Something the reader noticed about a workbook that is not the value of a cell; the T rules judge it.

    ``kind`` is one of the names in ``workbook_templates.read``; ``cell`` and ``row`` are given where there is one.
    """

    kind: str
    sheet: str = ""
    cell: str = ""
    row: int = 0
    column: str = ""
    value: str = ""
    detail: str = ""


@dataclass(slots=True)
class Submission:
    """One workbook as read: its form (None where it could not be recognised), its tables and what was noticed.

    ``explanations`` are the sender's words on problems of an earlier check, by key.
    """

    file: str
    form: Form | None = None
    version: int = 0
    workbook_id: str = ""
    tables: Tables = field(default_factory=Tables)
    facts: list[Fact] = field(default_factory=list)
    explanations: Explanations = field(default_factory=dict)

    @property
    def excused(self) -> Explanations:
        """What the office that consolidated the workbook accepted for a reason, by key; nothing in a unit's own."""
        reporting = self.tables.sources[0].reporting if self.tables.sources else None
        return reporting.excused if reporting else {}

    @property
    def usable(self) -> bool:
        """Whether it could be read as one of the forms."""
        return self.form is not None

    def cover(self, name: str) -> Value:
        """A value of the cover, None where it is blank or the cover is missing."""
        cover = self.tables.get("封面")
        return cover.get(name)[0] if cover is not None and len(cover) else None
