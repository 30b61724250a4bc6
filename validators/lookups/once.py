"""Cache a lookup for each set of tables (twenty rules ask for the same members by branch), and read columns by name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any, TypeVar, TypeVarTuple

from workbook_templates.cell_types import Value
from workbook_templates.table import Tables

T = TypeVar("T")
Args = TypeVarTuple("Args")


def once(make: Callable[[Tables, *Args], T]) -> Callable[[Tables, *Args], T]:
    """Decorator that caches the result of ``make`` for each set of tables and arguments, which must be hashable.

    The tables must not change any more. The result is shared between callers, who must not change it either.
    """

    @wraps(make)
    def lookup(tables: Tables, *args: *Args) -> T:
        key = (make, *args) if args else make
        if key not in tables.memo:
            tables.memo[key] = make(tables, *args)
        found: T = tables.memo[key]
        return found

    return lookup


def columns(tables: Tables, sheet: str, *names: str) -> list[Sequence[Any]]:
    """The values of the named columns of a sheet, one sequence each; all empty where the sheet is not available."""
    table = tables.get(sheet)
    return [table.get(name) if table is not None else () for name in names]


def column(tables: Tables, sheet: str, name: str) -> Sequence[Any]:
    """The values of one column of a sheet; empty where the sheet is not available."""
    return columns(tables, sheet, name)[0]


def blank(tables: Tables, sheet: str, column: str, i: int) -> bool:
    """Whether the cell of row ``i`` (index into the table) is empty; a value that could not be parsed is not empty.

    Raises KeyError where the sheet is not available.
    """
    table = tables[sheet]
    value: Value = table.get(column)[i]
    return value is None and i not in table.unread.get(column, ())
