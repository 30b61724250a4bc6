"""What a newer submission changes, row by row and field by field, in words for whoever decides whether to take it in."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from addin.submissions.difference import RowKey, rows_by_key
from workbook_templates.cell_types import mask_in_text, show_masked
from workbook_templates.row_subject import row_subject
from workbook_templates.schema import Column, Sheet
from workbook_templates.table import Table, Tables


def field_changes(old: Tables | None, new: Tables, most: int) -> list[str]:
    """Up to ``most`` lines: 新增, 减少 with whom or what, 修改 with each field before and after; private numbers masked.

    ``old`` is None where nothing was accepted before: then every row is new, which is not worth listing.
    """
    return [] if old is None else list(islice(_lines(old, new), most))


def _lines(old: Tables, new: Tables) -> Iterator[str]:
    for name in dict.fromkeys([*new, *old]):
        if name != "封面":
            table = new[name] if name in new else old[name]
            yield from _of_sheet(table.sheet, old.get(name), new.get(name))


def _of_sheet(sheet: Sheet, old: Table | None, new: Table | None) -> Iterator[str]:
    before, after = rows_by_key(old), rows_by_key(new)
    for key, row in after.items():
        if key not in before:
            yield f"新增　{sheet.name}　{_about(sheet, row)}"
        elif before[key] != row:
            yield f"修改　{sheet.name}　{_about(sheet, row)}：{'；'.join(_fields(sheet, before[key], row))}"
    yield from (f"减少　{sheet.name}　{_about(sheet, row)}" for key, row in before.items() if key not in after)


def _fields(sheet: Sheet, before: RowKey, after: RowKey) -> Iterator[str]:
    for column, was, now in zip(sheet.own, before, after, strict=False):
        if was != now:
            yield f"{column.name} {_shown(column, was)} → {_shown(column, now)}"


def _shown(column: Column, value: object) -> str:
    return mask_in_text(show_masked(column, value)) or "（空）"


def _about(sheet: Sheet, row: RowKey) -> str:
    return row_subject(sheet, dict(zip((column.name for column in sheet.own), row, strict=False)).get)
