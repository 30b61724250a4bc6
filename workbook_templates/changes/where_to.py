"""Where somebody moved: the roster has no column for it, so it is written among the remarks, after what they say."""

from __future__ import annotations

import re

from workbook_templates.changes.entries import ChangeEntry
from workbook_templates.changes.problems import ChangeProblem, row_problem
from workbook_templates.changes.state import StateRow
from workbook_templates.changes.words import REMARK, STATE, WHERE_TO

_BETWEEN = re.compile("[；;，,。\n]")


def with_where_to(entry: ChangeEntry, row: StateRow) -> dict[str, object]:
    """The cells that the entry wants in its row, the remarks with where somebody moved."""
    return entry.wanted | ({REMARK: _remark(entry, row)} if entry.where_to else {})


def cannot_note(entry: ChangeEntry, row: StateRow) -> ChangeProblem | None:
    """The problem where the roster says already that somebody moved elsewhere, or where the remarks would become too long."""
    if not entry.where_to:
        return None
    elsewhere = _moved_elsewhere(entry, row)
    if elsewhere:
        return row_problem(entry, WHERE_TO, "elsewhere", row.cells, 另=elsewhere, 值=entry.where_to)
    length, most = len(_remark(entry, row)), entry.sheet.column(REMARK).max_length
    if length <= most:
        return None
    left = str(max(0, most - len(_note(entry)) - 1))
    return row_problem(entry, WHERE_TO, "too long", row.cells, 值=_note(entry), 共=str(length), 多=str(most), 余=left)


def _note(entry: ChangeEntry) -> str:
    return f"{WHERE_TO}{entry.where_to}"


def _said(entry: ChangeEntry, row: StateRow) -> str:
    return str(entry.cells.get(REMARK, row.cells.get(REMARK)) or "")


def _remark(entry: ChangeEntry, row: StateRow) -> str:
    said, note = _said(entry, row), _note(entry)
    return said if note in _BETWEEN.split(said) else "；".join(filter(None, (said, note)))


def _moved_elsewhere(entry: ChangeEntry, row: StateRow) -> str:
    """What the remarks say of a move that the roster has registered, where that is another one; else nothing."""
    parts = [part.strip() for part in _BETWEEN.split(_said(entry, row))]
    moves = [part for part in parts if part.startswith(WHERE_TO)]
    known = REMARK in entry.cells or row.cells.get(STATE) != entry.action.state or _note(entry) in moves
    return "" if known or not moves else moves[-1]
