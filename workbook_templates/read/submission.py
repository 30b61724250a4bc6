"""A workbook's grids as a submission: the form recognised, each sheet read, every value knowing its cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from workbook_templates.cell_types import show
from workbook_templates.layout import COVER
from workbook_templates.read import facts
from workbook_templates.read.cover import read_cover
from workbook_templates.read.grid import Grid, Grids, OpenGrids
from workbook_templates.read.recognise import Recognised, recognise
from workbook_templates.read.sheet import read_sheet
from workbook_templates.table import Fact, Source, Submission, Table, Tables


def submission_of(grids: Grids | Sequence[Grid], file: str, noticed: Sequence[Fact] = ()) -> Submission:
    """Read the grids of one workbook; ``noticed`` is what was found out about the file before."""
    book = OpenGrids(grids) if isinstance(grids, Sequence) else grids
    found = recognise(book)
    if found is None:
        return Submission(file, facts=[*noticed, Fact(facts.UNKNOWN_FORM)])
    source = Source(file)
    seen = [*noticed, *found.facts]
    tables = _tables(book, found, source, seen)
    result = Submission(file, found.form, found.version, found.workbook_id, Tables(tables, [source]), seen)
    source.unit, source.unit_name = show(result.cover("单位代码")), show(result.cover("填报单位"))
    source.period = show(result.cover("报告期"))
    return result


def _tables(book: Grids, found: Recognised, source: Source, seen: list[Fact]) -> list[Table]:
    tables: list[Table] = []
    if COVER in found.sheets:
        cover = read_cover(replace(book.grid(found.sheets[COVER]), name=COVER), found.form.cover)
        tables.append(cover.table)
        source.cells.update(cover.cells)
        seen += cover.facts
    for sheet in found.form.sheets:
        if sheet.name in found.sheets:
            # Facts name the sheet as the form does, like findings; what it is called here was told once.
            grid = replace(book.grid(found.sheets[sheet.name]), name=sheet.name)
            table, places, noticed = read_sheet(grid, sheet, found.older)
            seen += noticed
            if table is not None:
                tables.append(table)
                source.letters[sheet.name] = places
    return tables
