"""The type of a column: how a cell is parsed, how a value is displayed and masked, and how Excel formats it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Collection
from decimal import Decimal
from typing import Literal, NamedTuple

from workbook_templates.schema import Column
from workbook_templates.values.date import LAST_TYPED_DAY, parse_date
from workbook_templates.values.identity import is_tidy_id, tidy_id
from workbook_templates.values.number import parse_decimal, parse_integer
from workbook_templates.values.period import Period, parse_period
from workbook_templates.values.person_name import is_tidy_name, tidy_name
from workbook_templates.values.text import (
    as_displayed,
    is_tidy,
    is_tidy_choice,
    is_tidy_code,
    tidy,
    tidy_choice,
    tidy_code,
    tidy_phone,
)

Readable = str | int | Decimal | dt.date | Period
Value = Readable | None
Parser = Callable[[object], Value]
Align = Literal["left", "center", "right"]


class CellType(NamedTuple):
    """One type: its parser (None where a cell is not understood), Excel number format, alignment and usual width in characters.

    ``code`` marks numbers that must be stored as text in Excel (rule F06), ``private`` those that are masked
    outside forms. ``is_tidy`` says whether ``parse`` would return every one of these texts unchanged.
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
    "person_name": CellType(tidy_name, "@", "center", 11, is_tidy=is_tidy_name),
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
    """The parser of a column's cells: a function from a raw cell to its value, None where the cell is not understood."""
    if column.month:
        return lambda raw: parse_date(raw, month=True)
    return TYPES[column.type].parse


def need_no_parsing(column: Column, cells: Collection[object]) -> bool:
    """Whether parsing would leave every one of these cells as it is: normalised texts, or dates in a column of dates.

    ``cells`` holds no blanks. False only means that they must be parsed.
    """
    kinds = set(map(type, cells))
    if kinds == {str}:
        return TYPES[column.type].is_tidy(cells)  # type: ignore[arg-type] # they are texts by now
    return not kinds or (kinds == {dt.date} and column.type == "date" and min(cells) > LAST_TYPED_DAY)  # type: ignore[operator, type-var]


def width(column: Column) -> float:
    """The column's width in characters: its own, else what its values need, and never narrower than its header."""
    content = column.width or (_longest_code(column) * 2 + 3 if column.codes else TYPES[column.type].width)
    return max(content, len(column.name) * 2 + 1)


def _longest_code(column: Column) -> int:
    """The number of characters of the longest value in the column's code list; 0 without a list."""
    return max(map(len, column.allowed), default=0)


def show(value: object) -> str:
    """A value as text for a reader: 2026-03-01, 1,234.50, empty for None. Nothing is masked."""
    if value is None or type(value) is str:
        return value or ""
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value:,.2f}" if value != value.to_integral_value() else f"{value:,.0f}"
    if isinstance(value, float):
        return format(value, ".15g") if abs(value) < 1e15 else f"{value:.2E}"
    return as_displayed(value)


def mask(text: str) -> str:
    """A private number with its middle replaced by asterisks: 530102********2415. Six digits at the front stay of 15 or more."""
    if len(text) <= 4:
        return "*" * len(text)
    head = 6 if len(text) >= 15 else 2
    tail = 4 if len(text) >= 10 else 1
    return text[:head] + "*" * (len(text) - head - tail) + text[-tail:]


# 18 characters count as an identity number only with a birth date in them: a unit's credit code is as long
_BIRTH_DATE = r"(?:18|19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
_PRIVATE_NUMBER = rf"(?<![0-9A-Z])(?:\d{{6}}{_BIRTH_DATE}\d{{3}}[\dXx]|\d{{15,17}}|\d{{19,24}})(?![0-9A-Za-z])"
_LONG_NUMBER = re.compile(r"\d{15}")


def mask_in_text(text: str) -> str:
    """Running text in which identity numbers and bank accounts (15 to 24 digits) are masked.

    A number of 18 characters counts as an identity number only with a birth date in it: a unit's credit code is as long.
    """
    if not _LONG_NUMBER.search(text):  # few sentences hold one, and this is the quicker question
        return text
    return re.sub(_PRIVATE_NUMBER, lambda found: mask(found[0]), text)


def show_masked(column: Column, value: object) -> str:
    """A value of this column as text for a screen or report: as ``show``, with private numbers masked."""
    text = show(value)
    person = column.type == "subject_code" and len(text) > 12  # an organisation's code has 12 digits, a person's 15 or 18
    return mask(text) if person or TYPES[column.type].private else text
