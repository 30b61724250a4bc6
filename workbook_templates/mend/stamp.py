"""How a workbook of bad rows remembers which workbook it was taken from: by that workbook's content, not its name."""

from __future__ import annotations

import hashlib
from pathlib import Path

from workbook_templates.layout import MENDING


class NotItsWorkbook(ValueError):  # noqa: N818 - told to the user as it is
    """The rows were taken from another workbook, or that one was changed since; the text is a sentence to show."""


def stamp(path: Path) -> str:
    """The workbook id of the rows taken from this file."""
    return MENDING + hashlib.sha256(path.read_bytes()).hexdigest()[:16]
