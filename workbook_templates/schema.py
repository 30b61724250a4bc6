"""The one description of the forms: kinds, sheets, columns and code lists, read from ``schemas/*.yaml``.

Plain frozen dataclasses, because every command needs them and building pydantic models costs a click 80 ms.
The same classes are validated by pydantic in the tests (``TypeAdapter(Form)``), so a wrong YAML cannot land.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from functools import cache
from typing import Any

from workbook_templates.compiled import load

KINDS = ("roster", "liaison", "activity", "allowance", "assessment")


@dataclass(frozen=True, slots=True)
class Column:
    """One column (or one line of the cover): its header (``name``), what it may hold and how to explain it.

    ``refers_to`` names ``sheet.column`` targets, any of which may hold the value; with ``outside`` the target may
    lie with another unit, so an unresolved reference is no mistake of this unit. ``month`` allows a year and month
    without a day. ``future`` allows dates after the as-of date. ``not_before`` names the column this date may not
    precede. Where a code list is ``open`` its values are suggestions and others may be written.

    What earlier versions of the form had instead is kept here too, so that they are still read: ``formerly`` the
    headers it bore, ``former_values`` pairs of a value then and its value now, ``since`` the version that brought the
    column and ``before`` what rows of earlier versions count as in it (a required column that is new needs one).
    """

    name: str
    type: str
    required: bool = False
    codes: str = ""
    open: bool = False
    width: float = 0
    example: str = ""
    help: str = ""
    clause: str = ""
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

    @property
    def allowed(self) -> tuple[str, ...]:
        """The values of the code list, or nothing where the column has none."""
        return code_lists()[self.codes] if self.codes else ()

    @property
    def sample(self) -> str:
        """A value it may hold: its example, else, where it must be filled in, the first of its code list; or nothing."""
        return self.example or (self.allowed[0] if self.required and self.codes else "")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One data sheet (or the cover). ``key`` names the columns that together identify a row.

    ``formerly`` gives the names it bore in earlier versions of the form, ``since`` the version that brought it,
    ``dropped`` the columns that earlier versions had and this one no longer asks for.
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

    def column(self, name: str) -> Column:
        """The column of that name; KeyError if the form has none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(f"{self.name}.{name}")

    @property
    def own(self) -> tuple[Column, ...]:
        """The columns a unit fills: all but the provenance at the far right."""
        return self.columns[: self.own_columns]


@dataclass(frozen=True, slots=True)
class Form:
    """One kind of submission: cover and data sheets."""

    kind: str
    title: str
    version: int
    purpose: str
    cover: Sheet
    sheets: tuple[Sheet, ...] = field(default=())

    def sheet(self, name: str) -> Sheet:
        """The data sheet of that name; KeyError if the form has none."""
        for sheet in self.sheets:
            if sheet.name == name:
                return sheet
        raise KeyError(f"{self.kind}.{name}")


_COLUMN_FIELDS = {f.name for f in fields(Column)}


def _column(data: dict[str, Any]) -> Column:
    unknown = set(data) - _COLUMN_FIELDS
    if unknown:
        raise ValueError(f"unknown column attributes {unknown} in {data}")
    several = {name: tuple(data.get(name, ())) for name in ("refers_to", "formerly")}
    values = tuple(dict(data.get("former_values", {})).items())
    return Column(**data | several | {"former_values": values, "example": str(data.get("example", ""))})


def _sheet(data: dict[str, Any], provenance: tuple[Column, ...] = ()) -> Sheet:
    own = tuple(_column(column) for column in data["columns"])
    several = {name: tuple(data.get(name, ())) for name in ("key", "formerly", "dropped")}
    return Sheet(**data | several | {"columns": own + provenance, "own_columns": len(own)})


@cache
def code_lists() -> dict[str, tuple[str, ...]]:
    """Every code list by name, values in the order of the drop-down."""
    return {name: tuple(values) for name, values in load("codes").items()}


@cache
def provenance() -> tuple[Column, ...]:
    """The columns at the far right that say where a consolidated row came from."""
    return tuple(_column(column) for column in load("origin")["columns"])


@cache
def form(kind: str) -> Form:
    """The form of one kind; KeyError for a kind that does not exist."""
    if kind not in KINDS:
        raise KeyError(kind)
    return form_of(load(kind))


def form_of(data: dict[str, Any]) -> Form:
    """The form that the content of a schema file describes; ValueError or TypeError where it says what no form has."""
    sheets = tuple(_sheet(sheet, provenance()) for sheet in data["sheets"])
    return Form(**data | {"cover": _sheet(load("cover")), "sheets": sheets})


@cache
def all_forms() -> dict[str, Form]:
    """Every form by kind, in the order offices know them."""
    return {kind: form(kind) for kind in KINDS}


@cache
def home_of(sheet: str) -> Form:
    """The form a data sheet belongs to; sheet names are unique over all kinds. KeyError otherwise."""
    for candidate in all_forms().values():
        if any(s.name == sheet for s in candidate.sheets):
            return candidate
    raise KeyError(sheet)
