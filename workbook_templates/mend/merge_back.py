"""Mended rows back into the clerk's own workbook: only cells that were changed are touched, all else stays as it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from workbook_templates.advice import Advice
from workbook_templates.atomic_write import write_atomically
from workbook_templates.layout import MEND_ID_PREFIX, column_index
from workbook_templates.mend.places import OriginalRows
from workbook_templates.mend.rewrite import Changes, rewritten
from workbook_templates.mend.stamp import NotItsWorkbook, fingerprint_in
from workbook_templates.read import Protection, Reading
from workbook_templates.read.troubles import Unusable
from workbook_templates.table import Submission, Table


@dataclass(slots=True)
class Merged:
    """What went back: cells changed, rows found again, rows that came from nowhere (added by hand), and (sheet, number it
    had) of rows that are not as they were: changed in the original since, or deleted there.
    """

    cells: int = 0
    rows: int = 0
    added: int = 0
    left: list[tuple[str, int]] = field(default_factory=list)


def merge_back(original: Reading, mended: Reading, target: Path) -> Merged:
    """Write ``original`` with the cells that were changed in ``mended``, encrypted with its password where it was encrypted.

    NotItsWorkbook where the two do not belong together, or one of them cannot be used. The original may have been changed
    since: a row that is as it was is found again wherever it stands; one that is not is left as it is and told. A row
    deleted from ``mended`` stays as it was; a row added there has no place and is counted.
    """
    for reading in (original, mended):
        _check_usable(reading)
    before, after = original.submission, mended.submission
    if after.form is not before.form:
        raise NotItsWorkbook("这两个文件不是同一种表，不能合并。请核对文件。")
    if before.workbook_id.startswith(MEND_ID_PREFIX) or not after.workbook_id.startswith(MEND_ID_PREFIX):
        raise NotItsWorkbook("先写原表，后写待改表：待改表是", Advice.TAKE_BAD_ROWS, "的那一份。请核对文件。")
    done = Merged()
    changes = {name: _changes(before, after, name, done) for name in after.tables if name in before.tables}
    if done.left and not done.rows:
        raise NotItsWorkbook("待改的行不是从这份原表取出来的，或者这些行后来都改过。请对现在的原表重新取一次。")
    done.cells = sum(len(cells) for sheet in changes.values() for cells in sheet.values())
    try:
        data = rewritten(original, {name: rows for name, rows in changes.items() if rows})
    except Unusable as trouble:
        raise NotItsWorkbook(f"“{original.file}”不能改写：{trouble.trouble.reason}", trouble.trouble.fix) from None
    write_atomically(target, data)
    return done


def _check_usable(reading: Reading) -> None:
    if reading.trouble and reading.protection in (Protection.NEEDED, Protection.WRONG):
        raise NotItsWorkbook(f"“{reading.file}”不能使用：{reading.trouble.reason}", reading.trouble.fix)
    if not reading.submission.usable:
        raise NotItsWorkbook(f"“{reading.file}”不能使用（读不出来，或者不是本系统的表）。请先", Advice.CHECK, "。")


def _changes(before: Submission, after: Submission, name: str, done: Merged) -> Changes:
    new, old = after.tables[name], before.tables[name]
    changes: Changes = {}
    if "来源行" not in new.columns:
        return changes
    places, columns = OriginalRows(old, before.tables.own_rows(name)), before.tables.sources[0].letters[name]
    for j, (origin, file) in enumerate(new.records("来源行", "来源文件")):
        fingerprint = fingerprint_in(file)
        if not isinstance(origin, int) or not fingerprint or not places.claim(origin, fingerprint):
            done.added += 1
            continue
        i = places.find(origin, fingerprint)
        if i is None and not places.holds(new, j):
            done.left.append((name, origin))
            continue
        done.rows += 1
        found = _row_changes(old, i, new, j, columns) if i is not None else {}
        if found and i is not None:
            changes[old.rows[i]] = found
    return changes


def _row_changes(old: Table, i: int, new: Table, j: int, columns: dict[str, str]) -> dict[int, object]:
    own = [column.name for column in old.sheet.own if column.name in columns]
    return {column_index(columns[name]): _typed(new, name, j) for name in own if old.raw(name, i) != new.raw(name, j)}


def _typed(table: Table, name: str, i: int) -> object:
    """What is to stand in the cell: the value where it was understood, else what was typed; empty where it was cleared."""
    value = table.get(name)[i]
    raw = table.raw(name, i)
    return raw if value is None and raw is not None else "" if value is None else value
