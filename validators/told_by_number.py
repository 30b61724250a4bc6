"""What a person's identity number tells of its row: sex and date of birth."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from validators.identity import birth_date, is_valid, sex
from validators.rule import View
from workbook_templates.cell_types import Value

_NUMBER = "身份证号"
_TOLD: Mapping[str, Callable[[str], Value]] = {"性别": sex, "出生日期": birth_date}


def told_by_number(view: View, row: int) -> Value:
    """The sex or date of birth in the row's identity number (GB 11643); None for other columns, or where the number is wrong."""
    number, tell = view.table.get(_NUMBER)[row], _TOLD.get(view.column.name)
    return tell(str(number)) if tell and is_valid(number) else None
