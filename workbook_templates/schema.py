"""The description of the forms: kinds, sheets, columns and code lists, read from ``schemas/*.yaml``.

Plain frozen dataclasses and named tuples, because every command needs them and building pydantic models costs a click 80 ms. The
tests validate the same classes with pydantic (``TypeAdapter(Form)``), so that a wrong YAML file cannot be committed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple

from workbook_templates.changes import words
from workbook_templates.changes.sheets import derived_sheet
from workbook_templates.compiled import load

REPORTED_KINDS = ("roster", "liaison", "activity", "allowance", "assessment")
"""The forms that are asked of a unit for every period."""
CHANGED_KIND = "roster"
KINDS = (*REPORTED_KINDS, words.KIND)


class Column(NamedTuple):
    """One column of a sheet (or one line of the cover): its header (``name``), what it may hold and how to explain it.

    ``obligations`` are the ids in ``validators/obligations.toml`` of what the plan asks and this column records, where no rule
    says so. ``unless`` names the column that may be filled instead of a required one.
    ``refers_to`` names ``sheet.column`` targets, any of which may hold the value; with ``outside`` the target may belong to
    another unit, so that an unresolved reference is no mistake of this unit. ``month`` allows a year and month without a day.
    ``future`` allows dates after the as-of date. ``not_before`` names the column whose date this one may not precede. Where a
    code list is ``open``, its values are suggestions and others may be written. ``width`` is in characters, 0 for the usual one.

    What earlier versions of the form had instead is kept as well, so that they can still be read: ``formerly`` the
    former headers, ``former_values`` pairs of a former value and its present one, ``since`` the version that added
    the column, and ``before`` the value that rows of earlier versions get in it (a new required column needs one).
    In a change form a ``clearable`` column may hold the word that empties the roster's cell.
    """

    name: str
    type: str
    required: bool = False
    unless: str = ""
    codes: str = ""
    open: bool = False
    width: float = 0
    example: str = ""
    help: str = ""
    clause: str = ""
    obligations: tuple[str, ...] = ()
    refers_to: tuple[str, ...] = ()
    outside: bool = False
    min: float | None = None
    max: float | None = None
    max_length: int = 200
    month: bool = False
    future: bool = False
    not_before: str = ""
    formerly: tuple[str, ...] = ()
    former_values: tuple[tuple[str, str], ...] = ()
    since: int = 1
    before: str = ""
    clearable: bool = False

    @property
    def allowed(self) -> tuple[str, ...]:
        """The values of the column's code list in their order, empty without a list; KeyError for a list that does not exist."""
        return code_lists()[self.codes] + ((words.CLEAR,) if self.clearable else ()) if self.codes else ()

    @property
    def drop_down(self) -> str:
        """The name of the drop-down's list: that of the code list, and the word that empties a cell where it is offered too."""
        return self.codes + (words.CLEAR if self.clearable and self.codes else "")

    @property
    def sample(self) -> str:
        """A value it may hold: its example, else, where it must be filled in, the first of its code list; or nothing."""
        return self.example or (self.allowed[0] if self.required and self.codes else "")


class Carry(NamedTuple):
    """Which rows of a sheet go on into the next period's form; without conditions all do.

    A row whose date in the column ``ended`` lies in the last period or before does not; with ``states`` only where the row's
    状态 is one of them. One whose ``year`` (a year, or a date) lies before the new period's does not. Nor does one of a person
    (``person``: the column of the identity number) who does not go on in the sheet ``of``.
    """

    ended: str = ""
    states: tuple[str, ...] = ()
    year: str = ""
    of: str = ""
    person: str = "身份证号"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One data sheet (or the cover). ``key`` names the columns that together identify a row. ``carry`` says which rows go on
    into the next period's form; None: it begins empty. ``changes`` names the roster's sheet that a change form's sheet changes.

    ``columns`` are the ``own_columns`` a unit fills, then the provenance columns. ``formerly`` gives the sheet's names in
    earlier versions of the form, ``since`` the version that added it, ``dropped`` the columns that were removed since.
    ``ticks`` names a sheet that a workbook may have besides: a grid of persons and activities whose ticks are read as rows.
    """

    name: str
    reminder: str = ""
    clause: str = ""
    key: tuple[str, ...] = ()
    columns: tuple[Column, ...] = ()
    own_columns: int = 0
    formerly: tuple[str, ...] = ()
    since: int = 1
    dropped: tuple[str, ...] = ()
    carry: Carry | None = None
    changes: str = ""
    ticks: str = ""
    _by_name: dict[str, Column] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_name", {column.name: column for column in self.columns})

    def column(self, name: str) -> Column:
        """The column with this header; KeyError where the sheet has none."""
        found = self._by_name.get(name)
        if found is None:
            raise KeyError(f"{self.name}.{name}")
        return found

    @property
    def names(self) -> tuple[str, ...]:
        """Its name, and that of its grid of ticks where it may have one."""
        return (self.name, self.ticks) if self.ticks else (self.name,)

    @property
    def own(self) -> tuple[Column, ...]:
        """The columns that a unit fills: all but the provenance columns at the far right."""
        return self.columns[: self.own_columns]


@dataclass(frozen=True, slots=True)
class Form:
    """One kind of submission: its cover and its data sheets."""

    kind: str
    title: str
    version: int
    purpose: str
    cover: Sheet
    sheets: tuple[Sheet, ...] = field(default=())

    def sheet(self, name: str) -> Sheet:
        """The data sheet of this name, or whose grid of ticks has it; KeyError where the form has none."""
        for sheet in self.sheets:
            if name in sheet.names:
                return sheet
        raise KeyError(f"{self.kind}.{name}")


_COLUMN_FIELDS = frozenset(Column._fields)


def _column(data: dict[str, Any]) -> Column:
    unknown = set(data) - _COLUMN_FIELDS
    if unknown:
        raise ValueError(f"unknown column attributes {unknown} in {data}")
    sequences = {name: tuple(data.get(name, ())) for name in ("refers_to", "obligations", "formerly")}
    values = tuple(dict(data.get("former_values", {})).items())
    return Column(**data | sequences | {"former_values": values, "example": str(data.get("example", ""))})


def _sheet(data: dict[str, Any], provenance: tuple[Column, ...] = ()) -> Sheet:
    own = tuple(_column(column) for column in data["columns"])
    sequences = {name: tuple(data.get(name, ())) for name in ("key", "formerly", "dropped")}
    carry = Carry(**data["carry"] | {"states": tuple(data["carry"].get("states", ()))}) if "carry" in data else None
    return Sheet(**data | sequences | {"columns": own + provenance, "own_columns": len(own), "carry": carry})


@cache
def code_lists() -> dict[str, tuple[str, ...]]:
    """Every code list by its name, the values in the order of the drop-down."""
    return {name: tuple(values) for name, values in load("codes").items()}


@cache
def provenance() -> tuple[Column, ...]:
    """The columns at the far right that say where a consolidated row came from."""
    return tuple(_column(column) for column in load("origin")["columns"])


@cache
def form(kind: str) -> Form:
    """The form of one kind, read once; KeyError for a kind that does not exist."""
    if kind not in KINDS:
        raise KeyError(kind)
    return form_from_data(load(kind))


def brought_kind(kind: str) -> str:
    """The kind of form that is in force once a form of ``kind`` is accepted: a change form brings a roster."""
    return CHANGED_KIND if kind == words.KIND else kind


def form_from_data(data: dict[str, Any]) -> Form:
    """The form that the content of a schema file describes.

    ValueError for an unknown attribute of a column, TypeError for one of a form or sheet, KeyError where a part is missing.
    """
    cover = load("cover")
    cover = cover | {"columns": [*cover["columns"], *data.get("cover", ())]}
    sheets = tuple(_sheet(_whole(sheet), provenance()) for sheet in data["sheets"])
    return Form(**data | {"cover": _sheet(cover), "sheets": sheets})


def _whole(sheet: dict[str, Any]) -> dict[str, Any]:
    """The data of a sheet; of one that changes another, with the columns derived from that one."""
    if "changes" not in sheet:
        return sheet
    return derived_sheet(sheet, next(one for one in load(CHANGED_KIND)["sheets"] if one["name"] == sheet["changes"]))


@cache
def all_forms() -> dict[str, Form]:
    """Every form by its kind, in the order of ``KINDS``."""
    return {kind: form(kind) for kind in KINDS}


def sheet_names() -> list[str]:
    """What the data sheets of all forms and their grids of ticks are called, and were called formerly; no form is made for it."""
    sheets = [sheet for kind in KINDS for sheet in load(kind)["sheets"]]
    names = (name for sheet in sheets for name in (sheet["name"], *sheet.get("formerly", ()), sheet.get("ticks", "")))
    return [name for name in names if name]


def kind_of_sheet(sheet: str) -> str:
    """The kind of form that a data sheet or a grid of ticks belongs to; KeyError for another. No form is made for it."""
    return _kinds_by_sheet()[sheet]


@cache
def _kinds_by_sheet() -> dict[str, str]:
    sheets = [(kind, sheet) for kind in KINDS for sheet in load(kind)["sheets"]]
    return {name: kind for kind, sheet in sheets for name in (sheet["name"], sheet.get("ticks", "")) if name}


def title_of(kind: str) -> str:
    """The title of a kind of form; no form is made for it."""
    return str(load(kind)["title"])


def form_of_sheet(sheet: str) -> Form:
    """The form that a data sheet or a grid of ticks belongs to (names are unique over all kinds); KeyError for another."""
    return form(kind_of_sheet(sheet))
