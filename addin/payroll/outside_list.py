"""Read a list from outside (who died, whom others pay): identity number, name, date of birth, and since when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from addin.errors import Refused
from addin.payroll.old_columns import NUMBER_HEADERS, places_of
from addin.payroll.old_sheets import pages_of
from validators.allowance.identity import well_formed
from workbook_templates.values.date import parse_date
from workbook_templates.values.identity import tidy_id
from workbook_templates.values.person_name import tidy_name
from workbook_templates.values.text import is_blank

_WORDS = {
    "name": ("姓名", "死者姓名", "逝者姓名", "人员姓名", "参保人姓名"),
    "number": NUMBER_HEADERS,
    "birth": ("出生日期", "出生年月日", "生日"),
    "since": ("死亡日期", "去世日期", "死亡时间", "去世时间", "逝世日期", "停发日期", "起始日期", "开始日期", "日期", "时间"),
}
_SEARCHED_ROWS = 20


class ListedPerson(NamedTuple):
    """A row of a list: a well-formed number or empty, the name, the date of birth (also from the number), since when, if told."""

    number: str
    name: str
    birth: dt.date | None
    since: dt.date | None


def read_list(file: Path) -> list[ListedPerson]:
    """The rows of all pages of a list (.xlsx, .xls, .csv …) that name somebody.

    Refused where it cannot be opened, or where no page has a name and a number or date of birth in its headers.
    """
    found: list[ListedPerson] = []
    pages = [(rows, at, places) for rows in pages_of(file) for at, places in _headers(rows)]
    if not pages:
        raise Refused(f"{file.name} 里没有找到“姓名”和“身份证号”（或者“出生日期”）的表头，没有核对。")
    for rows, at, places in pages:
        cells = ([row[n] if n < len(row) else None for n in places] for row in rows[at + 1 :])
        found += [person for name, number, birth, since in cells if (person := _person(name, number, birth, since))]
    return found


def _headers(rows: Sequence[Sequence[object]]) -> list[tuple[int, list[int]]]:
    """The row of headers and the columns for name, number, birth and since (past the end where there is none); at most one."""
    for at, row in enumerate(rows[:_SEARCHED_ROWS]):
        places = places_of(row, _WORDS)
        if places is not None and "name" in places and places.keys() & {"number", "birth"}:
            return [(at, [places.get(key, 1 << 30) for key in _WORDS])]
    return []


def _person(name: object, number: object, birth: object, since: object) -> ListedPerson | None:
    told = "" if is_blank(name) else tidy_name(name) or ""
    own = "" if is_blank(number) else tidy_id(number) or ""
    own = own if well_formed(own) else ""
    born = parse_date(own[6:14]) if own else None if is_blank(birth) else parse_date(birth)
    if not own and not told:
        return None
    return ListedPerson(own, told, born, None if is_blank(since) else parse_date(since))
