"""Mended rows back into the clerk's own workbook: only cells that were changed are touched, all else stays as it is."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from workbook_templates.layout import column_index
from workbook_templates.mark.cells import Edit, column_styles, edit_cells
from workbook_templates.mark.parts import Parts
from workbook_templates.mend.stamp import NotItsWorkbook, stamp
from workbook_templates.read import read_submission
from workbook_templates.read.book import open_book
from workbook_templates.read.cells import FileGrids
from workbook_templates.read.package import open_package
from workbook_templates.read.recognise import recognise
from workbook_templates.read.source import load
from workbook_templates.table import Submission, Table
from workbook_templates.write.package import replacing

Changes = dict[int, dict[int, object]]  # row number, zero-based column: what is to stand there


@dataclass(frozen=True, slots=True)
class Merged:
    """What went back: cells changed, rows looked at, and rows of the mended workbook that came from nowhere (added by hand)."""

    cells: int
    rows: int
    added: int


def merge_back(original: Path, mended: Path, target: Path) -> Merged:
    """Write ``original`` with the cells that were changed in ``mended``. NotItsWorkbook where the two do not belong together.

    A row deleted from ``mended`` stays as it was; a row added there has no place and is only counted.
    """
    before, after = read_submission(original), read_submission(mended)
    for read in (before, after):
        if not read.usable:
            raise NotItsWorkbook(f"“{read.file}”不能使用（读不出来，或设了密码）。请先运行 yinling check 看原因。")
    if after.form is not before.form:
        raise NotItsWorkbook("这两个文件不是同一种表，不能合并。请核对文件。")
    if after.workbook_id != stamp(original):
        raise NotItsWorkbook("待改的行不是从这份原表取出来的，或者原表后来又改过。请对现在的原表重新取一次。")
    changes, rows, added = _all_changes(before, after)
    with replacing(target) as file:
        file.write(_written(original, changes))
    return Merged(sum(len(cells) for sheet in changes.values() for cells in sheet.values()), rows, added)


def _all_changes(before: Submission, after: Submission) -> tuple[dict[str, Changes], int, int]:
    changes: dict[str, Changes] = {}
    rows = added = 0
    for name, new in after.tables.items():
        if name not in before.tables or "来源行" not in new.columns:
            continue
        old, letters = before.tables[name], before.tables.sources[0].letters[name]
        at = {row: i for i, row in enumerate(old.rows)}
        for i, origin in enumerate(new.get("来源行")):
            here = at.get(origin) if isinstance(origin, int) else None
            if here is None:
                added += 1
                continue
            rows += 1
            found = _row_changes(old, here, new, i, letters)
            if found:
                changes.setdefault(name, {})[old.rows[here]] = found
    return changes, rows, added


def _row_changes(old: Table, i: int, new: Table, j: int, letters: dict[str, str]) -> dict[int, object]:
    own = [column.name for column in old.sheet.own if column.name in letters]
    return {column_index(letters[name]): _typed(new, name, j) for name in own if old.raw(name, i) != new.raw(name, j)}


def _typed(table: Table, name: str, i: int) -> object:
    """What is to stand in the cell: the value where it was understood, else what was typed; empty where it was cleared."""
    value = table.get(name)[i]
    raw = table.raw(name, i)
    return raw if value is None and raw is not None else "" if value is None else value


def _written(original: Path, changes: dict[str, Changes]) -> bytes:
    package = open_package(load(original))
    book = open_book(package)
    found = recognise(FileGrids(package, book))
    parts = Parts(package)
    paths = {part.name: part.path for part in book.sheets}
    for name, rows in changes.items():
        path = paths[found.sheets[name]] if found else ""
        parts.put(path, _edited(parts.text(path), rows))
    return parts.packed()


def _edited(xml: str, rows: Changes) -> str:
    edits: dict[int, dict[int, Edit]] = defaultdict(dict)
    for row, cells in rows.items():
        for column, value in cells.items():
            edits[row][column] = Edit(text="") if value == "" else Edit(value=value)
    return edit_cells(xml, edits, column_styles(xml))
