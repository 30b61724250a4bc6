"""Read a submission workbook into typed tables, telling all that was noticed; a bad file is a fact, never an exception."""

from __future__ import annotations

from pathlib import Path

from workbook_templates.read import facts
from workbook_templates.read.cells import FileGrids
from workbook_templates.read.file_bytes import load, opened
from workbook_templates.read.grid import Grid, Grids
from workbook_templates.read.package import Package, open_package
from workbook_templates.read.submission import submission_of
from workbook_templates.read.troubles import Unusable
from workbook_templates.read.workbook_parts import hazards, read_workbook_parts
from workbook_templates.table import Fact, Submission

__all__ = ["Grid", "Grids", "read_bytes", "read_submission", "submission_of"]


def read_submission(path: Path, *, name: str | None = None, password: str | None = None) -> Submission:
    """Read a file. ``name`` is what the file is called in findings; a bad file has no form and a fact that says why."""
    file = name or path.name
    try:
        return _read(open_package(opened(load(path), password)), file)
    except Unusable as unusable:
        return _unreadable(file, unusable)


def read_bytes(data: bytes, file: str, *, password: str | None = None) -> Submission:
    """The same from the content of a file."""
    try:
        return _read(open_package(opened(data, password)), file)
    except Unusable as unusable:
        return _unreadable(file, unusable)


def _read(package: Package, file: str) -> Submission:
    book = read_workbook_parts(package)
    noticed = hazards(package)
    return submission_of(FileGrids(package, book, spend=True), file, noticed)


def _unreadable(file: str, unusable: Unusable) -> Submission:
    trouble = unusable.trouble
    return Submission(file, facts=[Fact(facts.UNREADABLE, value=trouble.name, detail=trouble.reason)])
