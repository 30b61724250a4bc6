"""The sheets of a change form, derived from those of the form they change: a new column there appears here by itself."""

from __future__ import annotations

from typing import Any

from workbook_templates.changes.words import ACTION

# Judged on the roster that the changes make, where all it needs is at hand; and what earlier versions of the roster had.
_NOT_TAKEN = frozenset(
    ("required", "unless", "refers_to", "outside", "obligations", "formerly", "former_values", "since", "before")
)
_ACTION_HELP = "先选这一行是什么变动；只写有变动的格子，其余的空着，表示不变。"


def derived_sheet(sheet: dict[str, Any], source: dict[str, Any]) -> dict[str, Any]:
    """The data of a change sheet with the columns of ``source``, the data of the sheet that it changes.

    Its own data says the code list of its ``actions``, by which columns a row is ``known_by``, and ``more`` columns.
    """
    known_by, more = sheet["known_by"], sheet.get("more", [])
    action = {"name": ACTION, "type": "list", "codes": sheet["actions"], "required": True, "help": _ACTION_HELP}
    columns = [action, *(_changing(column, column["name"] in known_by) for column in source["columns"]), *more]
    kept = {name: value for name, value in sheet.items() if name not in ("actions", "more", "known_by")}
    return kept | {"columns": columns, "key": source["key"]}


def _changing(column: dict[str, Any], known_by: bool) -> dict[str, Any]:
    """A column of the roster as one in which a blank means that nothing changes."""
    kept = {name: value for name, value in column.items() if name not in _NOT_TAKEN}
    clearable = not known_by and (not column.get("required") or "unless" in column)
    return kept | {"required": known_by, "clearable": clearable}
