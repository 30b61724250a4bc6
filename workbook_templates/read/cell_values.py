"""The values of cells: read by calamine where it is installed, else in Python alone, to the same values."""

from __future__ import annotations

import io
from typing import Protocol

try:
    from python_calamine import CalamineError, CalamineWorkbook
except ImportError:  # no wheel for this machine
    CalamineError = ValueError  # type: ignore[assignment,misc]
    CalamineWorkbook = None  # type: ignore[assignment,misc]

BadWorkbook = CalamineError


class SheetValues(Protocol):
    """One sheet."""

    def to_python(self, *, skip_empty_area: bool) -> list[list[object]]:
        """Rows of equal length; from A1 on without ``skip_empty_area``."""


class WorkbookValues(Protocol):
    """The sheets of one workbook."""

    def get_sheet_by_index(self, number: int, /) -> SheetValues:
        """The sheet of that number, from 0."""


def open_values(content: bytes) -> WorkbookValues:
    """The workbook of these bytes, one that ``cells`` put together. BadWorkbook, OSError or ValueError where it is damaged."""
    if CalamineWorkbook is None:
        return open_plainly(content)
    found: WorkbookValues = CalamineWorkbook.from_filelike(io.BytesIO(content))  # type: ignore[assignment] # its rows are lists
    return found


def open_plainly(content: bytes) -> WorkbookValues:
    """As ``open_values``, in Python alone."""
    from workbook_templates.read.plain_cells import PurePythonWorkbook  # noqa: PLC0415 - where calamine is missing

    return PurePythonWorkbook(io.BytesIO(content))
