"""Rows of the register by what they hold: organisations, branches, groups; which count follows ``validators.lookups``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from validators.lookups import bodies
from workbook_templates.table import Tables

RowIndices = list[int]


def rows(tables: Tables, sheet: str, *columns: str, where: Callable[..., Any]) -> RowIndices:
    """Rows of a sheet for which ``where``, called with the values of ``columns``, is true; KeyError without the sheet."""
    return [i for i, values in enumerate(tables[sheet].records(*columns)) if where(*values)]


def organisations(tables: Tables) -> RowIndices:
    """Rows of the party organisations that have not been dissolved."""
    return [body.row for body in bodies.organisations(tables).values() if body.exists]


def branches(tables: Tables) -> RowIndices:
    """Rows of the branches that have not been dissolved."""
    return [body.row for body in bodies.branches(tables)]


def groups(tables: Tables) -> RowIndices:
    """Rows of the study groups that have not been dissolved."""
    return [body.row for body in bodies.groups(tables).values() if body.exists]


def separately_set_up(tables: Tables) -> RowIndices:
    """Rows of the organisations that exist and were set up separately (单独成立)."""
    ways = tables[bodies.ORGANISATIONS].get("设置方式")
    return [i for i in organisations(tables) if ways[i] == "单独成立"]
