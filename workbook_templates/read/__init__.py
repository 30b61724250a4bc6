"""Read a submission workbook into typed tables, telling all that was noticed; a bad file is a fact, never an exception."""

from __future__ import annotations

from pathlib import Path

from workbook_templates.read.cells import FileGrids
from workbook_templates.read.file_bytes import ChangedSinceRead, FileBytes
from workbook_templates.read.grid import Grid, Grids
from workbook_templates.read.reading import ByteBudget, Protection, Reading
from workbook_templates.table import Submission

__all__ = [
    "ByteBudget", "ChangedSinceRead", "FileBytes", "Grid", "Grids", "Protection", "Reading", "read_file", "read_grids",
    "read_submission",
]  # fmt: skip


def read_file(path: Path, *, name: str | None = None, password: str | None = None) -> Reading:
    """The reading of a file, done when something of it is asked for. ``name`` is what the file is called in findings."""
    return Reading(name or path.name, FileBytes(path), password)


def read_submission(path: Path, *, name: str | None = None, password: str | None = None) -> Submission:
    """The tables and facts of a file of which nothing else is wanted."""
    return read_file(path, name=name, password=password).submission


def read_grids(path: Path) -> Grids:
    """The cells of a file that need not be one of our forms. Unusable where it is no workbook that can be read."""
    reading = read_file(path)
    return FileGrids(reading.package, reading.book)
