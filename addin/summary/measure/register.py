"""Who and what stands in the register, as rows of a sheet; who counts is decided where the rules decide it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from validators.lookups import bodies
from workbook_templates.table import Tables

Found = list[int]


def rows(tables: Tables, sheet: str, *columns: str, where: Callable[..., Any]) -> Found:
    """Rows of a sheet whose named columns satisfy ``where``."""
    return [i for i, values in enumerate(tables[sheet].records(*columns)) if where(*values)]


def organisations(tables: Tables) -> Found:
    """Organisations in being."""
    return [body.row for body in bodies.organisations(tables).values() if body.alive]


def branches(tables: Tables) -> Found:
    """Branches in being."""
    return [body.row for body in bodies.branches(tables)]


def groups(tables: Tables) -> Found:
    """Study groups in being."""
    return [body.row for body in bodies.groups(tables).values() if body.alive]


def separate(tables: Tables) -> Found:
    """Organisations in being that were set up separately."""
    ways = tables[bodies.ORGANISATIONS].get("设置方式")
    return [i for i in organisations(tables) if ways[i] == "单独成立"]
