"""The next period's form of a unit that took another one over: the other's rows stand below its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from workbook_templates.layout import FIRST_ROW
from workbook_templates.next_period import NextForm, Notice
from workbook_templates.schema import Sheet


def renamed(other: NextForm, cover: Mapping[str, object]) -> NextForm:
    """The form as that of a unit with these cover values; who filled it in is left to that unit."""
    kept = {name: other.cover[name] for name in ("报告期", "报送次数") if name in other.cover}
    return replace(other, cover={**kept, **cover})


def joined(own: NextForm, other: NextForm) -> NextForm:
    """The unit's own form with the rows of the other's of the same kind, but for those whose key (a person's number, a code) is
    there already.
    """
    rows = {name: [list(row) for row in those] for name, those in own.rows.items()}
    moved: dict[str, dict[int, int]] = {}
    for name, those in other.rows.items():
        sheet, here = own.form.sheet(name), rows.setdefault(name, [])
        known = {_key(sheet, row) for row in here}
        moved[name] = {}
        for number, row in enumerate(those):
            if _key(sheet, row) not in known:
                moved[name][number] = len(here)
                here.append(row)
    ending = [one for notice in other.ending if (one := _moved(notice, moved))]
    return replace(own, rows=rows, gone=(*own.gone, *other.gone), ending=(*own.ending, *ending))


def _key(sheet: Sheet, row: list[object]) -> tuple[object, ...]:
    """What tells a row from others: its key columns, or all of it where the sheet has none."""
    values = dict(zip((column.name for column in sheet.own), row, strict=True))
    return tuple(values[name] for name in sheet.key) if sheet.key else tuple(row)


def _moved(notice: Notice, moved: Mapping[str, Mapping[int, int]]) -> Notice | None:
    """A notice with its cell where the row stands now; None where the row was there already."""
    if notice.cell is None:
        return notice
    row, column = notice.cell
    there = moved.get(notice.sheet, {}).get(row - FIRST_ROW)
    return replace(notice, cell=(there + FIRST_ROW, column)) if there is not None else None
