"""Work a lookup out once a set of tables: twenty rules ask for the same members by branch."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any, TypeVar, TypeVarTuple

from workbook_templates.cell_types import Value
from workbook_templates.table import Tables

T = TypeVar("T")
Asked = TypeVarTuple("Asked")


def once(make: Callable[[Tables, *Asked], T]) -> Callable[[Tables, *Asked], T]:
    """Remember what ``make`` says of a set of tables, for each thing it is asked; tables do not change once their rows are in."""

    @wraps(make)
    def look(tables: Tables, *asked: *Asked) -> T:
        key = (make, *asked) if asked else make
        if key not in tables.memo:
            tables.memo[key] = make(tables, *asked)
        found: T = tables.memo[key]
        return found

    return look


def columns(tables: Tables, sheet: str, *names: str) -> list[Sequence[Any]]:
    """The named columns of a sheet, all empty where the sheet is not at hand."""
    table = tables.get(sheet)
    return [table.get(name) if table is not None else () for name in names]


def column(tables: Tables, sheet: str, name: str) -> Sequence[Any]:
    """One column of a sheet, empty where the sheet is not at hand."""
    return columns(tables, sheet, name)[0]


def blank(tables: Tables, sheet: str, column: str, i: int) -> bool:
    """Whether nothing stands in the cell; what stands there and was not understood is a field rule's matter."""
    table = tables[sheet]
    value: Value = table.get(column)[i]
    return value is None and i not in table.unread.get(column, ())
