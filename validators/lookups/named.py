"""What messages call an organisation, a group or a unit: by its name, the code in brackets."""

from __future__ import annotations

from typing import Any

from validators.lookups.bodies import body_name
from validators.lookups.liaisons import ASSIGNMENTS
from validators.lookups.once import columns, once
from validators.lookups.units import unit_names
from workbook_templates.table import Tables

_BODY_DIGITS = 12


def named(tables: Tables, code: Any) -> str:
    """The name with the code in brackets; where no table names it, the code with what it is a code of."""
    code = str(code or "")
    name = unit_names(tables).get(code) or body_name(tables, code)
    if name == code:
        name = _as_the_liaisons_say(tables).get(code, code)
    return f"{_kind(code)} {code}" if name == code else f"{name}（{code}）"


@once
def _as_the_liaisons_say(tables: Tables) -> dict[Any, str]:
    """The names beside the codes in 联络员选派, for that form is often checked without the roster."""
    return {
        code: name for code, name in zip(*columns(tables, ASSIGNMENTS, "联系党组织代码", "联系党组织名称"), strict=True) if name
    }


def _kind(code: str) -> str:
    if code.startswith("X"):
        return "学习小组"
    return "党组织" if len(code) == _BODY_DIGITS else "单位"
