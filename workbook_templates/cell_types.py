"""What a column of each type holds: how a cell is read, how it is shown, and how Excel formats it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from workbook_templates.schema import Column
from workbook_templates.values.date import parse_date
from workbook_templates.values.identity import is_tidy_id, tidy_id
from workbook_templates.values.number import parse_decimal, parse_integer
from workbook_templates.values.period import Period, parse_period
from workbook_templates.values.text import (
    is_tidy,
    is_tidy_choice,
    is_tidy_code,
    plainly,
    tidy,
    tidy_choice,
    tidy_code,
    tidy_name,
    tidy_phone,
)

Readable = str | int | Decimal | dt.date | Period
Value = Readable | None
Parser = Callable[[object], Value]
Align = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class CellType:
    """One type: its parser (None = not understood), Excel number format, alignment and usual width in characters.

    ``code`` marks numbers that must be text in Excel (F06), ``private`` those that are masked outside forms.
    ``is_tidy`` says of many texts whether ``parse`` would give each back as it stands.
    """

    parse: Parser
    number_format: str = "@"
    align: Align = "left"
    width: float = 14
    code: bool = False
    private: bool = False
    is_tidy: Callable[[Collection[str]], bool] = lambda texts: False


def _code(width: float, *, private: bool = False) -> CellType:
    return CellType(tidy_code, "@", "center", width, code=True, private=private, is_tidy=is_tidy_code)


TYPES: dict[str, CellType] = {
    "text": CellType(tidy, "@", "left", 14, is_tidy=is_tidy),
    "person_name": CellType(tidy_name, "@", "center", 11, is_tidy=is_tidy),
    "list": CellType(tidy_choice, "@", "center", 11, is_tidy=is_tidy_choice),
    "id_number": CellType(tidy_id, "@", "center", 22, code=True, private=True, is_tidy=is_tidy_id),
    "bank_account": _code(24, private=True),
    "office_code": _code(22),
    "organisation_code": _code(16),
    "group_code": _code(17),
    "body_code": _code(17),
    "actor_code": _code(22),
    "subject_code": CellType(tidy_id, "@", "center", 22, code=True, is_tidy=is_tidy_id),
    "activity_code": CellType(tidy_code, "@", "center", 15, is_tidy=is_tidy_code),
    "phone": CellType(tidy_phone, "@", "center", 15, is_tidy=is_tidy_code),
    "date": CellType(parse_date, "yyyy-mm-dd", "center", 13),
    "period": CellType(parse_period, "@", "center", 12),
    "year": CellType(parse_integer, "0", "center", 8),
    "integer": CellType(parse_integer, "0", "center", 10),
    "decimal": CellType(parse_decimal, "0.0", "center", 8),
    "score": CellType(parse_decimal, "0.0", "center", 11),
    "amount": CellType(parse_decimal, "#,##0.00", "right", 14),
}


def parser(column: Column) -> Parser:
    """The function that reads a cell of this column."""
    if column.month:
        return lambda raw: parse_date(raw, month=True)
    return TYPES[column.type].parse


def stand_as_read(column: Column, cells: Collection[object]) -> bool:
    """Whether each of these cells is the value it would be read as: tidy texts, or dates in a column of dates."""
    kinds = set(map(type, cells))
    if kinds == {str}:
        return TYPES[column.type].is_tidy(cells)  # type: ignore[arg-type] # they are texts by now
    return not kinds or (kinds == {dt.date} and column.type == "date")


def width(column: Column) -> float:
    """Column width in characters: the column's own, else what its values need, and never narrower than its header."""
    content = column.width or (longest(column) * 2 + 3 if column.codes else TYPES[column.type].width)
    return max(content, len(column.name) * 2 + 1)


def longest(column: Column) -> int:
    """How many characters the longest value of its code list has."""
    return max(map(len, column.allowed), default=0)


def show(value: object) -> str:
    """A value as a person reads it: 2026-03-01, 1,234.50, empty for nothing."""
    if value is None:
        return ""
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value:,.2f}" if value != value.to_integral_value() else f"{value:,.0f}"
    if isinstance(value, float):
        return format(value, ".15g") if abs(value) < 1e15 else f"{value:.2E}"
    return plainly(value)


def mask(text: str) -> str:
    """A private number with its middle hidden: 530102********2415."""
    if len(text) <= 4:
        return "*" * len(text)
    head = 6 if len(text) >= 15 else 2
    tail = 4 if len(text) >= 10 else 1
    return text[:head] + "*" * (len(text) - head - tail) + text[-tail:]


# A number of 18 places counts as a person's only with a date of birth in it: a unit's code has as many.
_BORN = r"(?:18|19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
_PRIVATE = re.compile(rf"(?<![0-9A-Z])(?:\d{{6}}{_BORN}\d{{3}}[\dXx]|\d{{15,17}}|\d{{19,24}})(?![0-9A-Za-z])")


def conceal(text: str) -> str:
    """Running text as it may be shown: identity numbers and accounts that someone wrote into it are masked."""
    return _PRIVATE.sub(lambda found: mask(found[0]), text)


def shown(column: Column, value: object) -> str:
    """A value of this column as it may stand on a screen or in a report: private numbers are masked."""
    text = show(value)
    person = column.type == "subject_code" and len(text) > 12  # an organisation's code has 12 digits, a person's 15 or 18
    return mask(text) if person or TYPES[column.type].private else text
