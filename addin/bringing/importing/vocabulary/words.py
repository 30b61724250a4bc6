"""The names of columns and the ways of writing values that offices use, by what they mean in our forms."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from workbook_templates.read.names import plain
from workbook_templates.schema import Column, code_lists, form_of_sheet
from workbook_templates.values.text import tidy_choice

_FOLDER = Path(__file__).parent
PERSONS, POSTS, ACCOUNTS, ORGANISATIONS, GROUPS = "离退休干部", "任职", "收款账户", "党组织", "学习小组"
SHEETS = (PERSONS, POSTS, ACCOUNTS, ORGANISATIONS, GROUPS)
NAMES = frozenset(("姓名", "党组织名称", "小组名称"))  # the columns that say who or what a row is
_BODIES = frozenset(("organisation_code", "group_code", "body_code"))


class FormField(NamedTuple):
    """A column of a data sheet of our forms."""

    sheet: str
    column: str

    @property
    def label(self) -> str:
        """As users read it: 离退休干部.身份证号."""
        return f"{self.sheet}.{self.column}"

    @property
    def described(self) -> Column:
        """The column's description. KeyError where there is no such column."""
        return form_of_sheet(self.sheet).sheet(self.sheet).column(self.column)

    @property
    def holds_body(self) -> bool:
        """Whether the column holds the code of a party organisation or study group."""
        return self.described.type in _BODIES


class FlagColumn(NamedTuple):
    """A column answered by yes or no: the field, its value for yes, and for no where that tells one."""

    field: FormField
    yes: str
    no: str


def field_of(label: str) -> FormField | None:
    """The field of a label; None where there is none."""
    sheet, _, column = label.partition(".")
    found = FormField(sheet, column)
    return found if found in all_fields() else None


@cache
def all_fields() -> tuple[FormField, ...]:
    """Every column that a list may bring, in the order of the forms."""
    own = ((sheet, form_of_sheet(sheet).sheet(sheet).own) for sheet in SHEETS)
    return tuple(FormField(sheet, column.name) for sheet, columns in own for column in columns)


@cache
def _names() -> dict[str, Any]:
    return tomllib.loads((_FOLDER / "names.toml").read_text(encoding="utf-8"))


@cache
def names_of(sheet: str) -> Mapping[str, FormField]:
    """The column of that sheet by every name it is known by, in plain writing."""
    others = _names()[sheet]
    fields = [FormField(sheet, column.name) for column in form_of_sheet(sheet).sheet(sheet).own]
    named = [
        (text, field) for field in fields for text in (field.column, *field.described.formerly, *others.get(field.column, ()))
    ]
    return {flat(text): field for text, field in named}


@cache
def flags() -> Mapping[str, FlagColumn]:
    """Columns answered by yes or no, by their names."""
    told = _names()["flag"].items()
    return {flat(name): FlagColumn(_field(label), one["yes"], one.get("no", "")) for label, one in told for name in one["names"]}


@cache
def units_and_posts() -> Mapping[str, FormField]:
    """Columns that hold a unit and the post in it: the field of the post."""
    told = _names()["unit_and_post"]
    return {flat(name): _field(told["column"]) for name in told["names"]}


@cache
def foreign() -> frozenset[str]:
    """The names of columns that our forms do not have."""
    return frozenset(map(flat, _names()["not_ours"]["names"]))


def _field(label: str) -> FormField:
    sheet, _, column = label.partition(".")
    return FormField(sheet, column)


def flat(text: str) -> str:
    """A header in plain writing, also without brackets and dividers inside."""
    return plain(text).translate(_DIVIDERS)


_DIVIDERS = str.maketrans("", "", "()/、，,")


@cache
def spellings(codes: str) -> Mapping[str, str]:
    """The value of a code list by every way of writing it, capitals, without blanks."""
    told = tomllib.loads((_FOLDER / "values.toml").read_text(encoding="utf-8")).get(codes, {})
    own = {_key(value): value for value in code_lists()[codes]}
    nations = {_key(value.removesuffix("族")): value for value in code_lists()[codes]} if codes == "民族" else {}
    return nations | {_key(other): value for value, others in told.items() for other in others} | own


def meaning(codes: str, raw: object) -> str:
    """The value of the code list that a cell means; empty where it means none."""
    return spellings(codes).get(_key(raw), "")


def _key(raw: object) -> str:
    return (tidy_choice(raw) or "").upper().rstrip("。.;；,，")
