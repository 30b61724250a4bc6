"""Which units of an office's new workbook are as they were in the one that it replaces: they keep the receipt they came with."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping

from addin.submissions.receipts import Receipt
from addin.submissions.waiting_units import units_in
from workbook_templates.table import Tables

SINCE = "since"
"""What a receipt keeps: by unit (code) the number of the receipt in which its rows first came as they are."""


def receipts_of_units(old: Tables, receipt: Receipt, new: Tables) -> dict[str, int]:
    """By unit (code) the receipt it keeps: the one of ``receipt``, whose workbook is ``old``, or an earlier one. Units whose rows
    are new or changed are left out.
    """
    before, now = _prints(old), _prints(new)
    earlier: Mapping[str, int] = receipt.detail.get(SINCE, {})
    return {unit: earlier.get(unit, receipt.id) for unit, found in now.items() if before.get(unit) == found}


def unchanged_words(tables: Tables, kept: Mapping[str, int]) -> str:
    """How many units are as they were, and which are not; empty where none is."""
    changed = [name for code, name in units_in(tables).items() if code not in kept]
    if not kept:
        return ""
    rest = f"新报或有变化的：{'、'.join(changed)}" if changed else "没有单位有变化"
    return f"{len(kept)}个单位没有变化，沿用原来的回执；{rest}。"


def _prints(tables: Tables) -> dict[str, str]:
    """A hash over all rows of each unit, whatever their order and place."""
    rows: dict[str, list[str]] = defaultdict(list)
    for sheet, table in tables.items():
        names = [column.name for column in table.sheet.own]
        for i, (unit, row) in enumerate(zip(table.get("来源单位代码"), table.records(*names), strict=True)):
            if unit:
                unread = [str(cells[i]) for _, cells in sorted(table.unread.items()) if i in cells]
                rows[str(unit)].append(repr((sheet, row, unread)))
    return {unit: hashlib.sha256("\n".join(sorted(told)).encode()).hexdigest() for unit, told in rows.items()}
