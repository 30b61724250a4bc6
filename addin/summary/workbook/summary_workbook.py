"""The summary workbook of a period: all its sheets, in order, written atomically."""

from __future__ import annotations

from pathlib import Path

from addin.summary.collect.data import SummaryData
from addin.summary.workbook import (
    by_unit,
    changes,
    charts,
    definitions,
    details,
    dues,
    duplicates,
    findings,
    moves,
    overview,
    progress,
    submissions,
    subsidies,
)
from addin.summary.workbook.places import DetailPlaces
from addin.summary.workbook.writer import SummaryWriter
from workbook_templates.atomic_write import write_atomically


def write_summary(path: Path, data: SummaryData, *, on_paper: bool = False) -> None:
    """Write the summary workbook atomically; OSError where the file cannot be written.

    ``on_paper`` leaves out what fills hundreds of sheets and is looked up on the screen: each row behind each figure, and each
    payment (finance prints the allowance sheet).
    """
    book = SummaryWriter(on_paper=on_paper)
    book.book.set_properties({"title": f"{data.heading}汇总", "company": data.office})
    book.book.set_size(2400, 1600)
    places = DetailPlaces.of(data.indicators, (one.finding.rule for one in findings.in_order(data)), data.parents)
    overview.write(book, data, places)
    charts.write(book, data)
    progress.write(book, data)
    submissions.write(book, data)
    by_unit.write(book, data, places)
    findings.write_rules(book, data, places)
    findings.write_each(book, data)
    duplicates.write(book, data)
    if not on_paper:
        subsidies.write(book, data)
    changes.write(book, data, places)
    moves.write(book, data, places)
    dues.write(book, data)
    if not on_paper:
        details.write(book, data)
    definitions.write(book, data)
    write_atomically(path, book.close())
