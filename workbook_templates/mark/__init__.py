"""Write findings back into the clerk's own workbook: colours, notes, a column of results and a list of all problems."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from workbook_templates.atomic_write import write_atomically
from workbook_templates.explanations import Explanations
from workbook_templates.mark.problem import Problem
from workbook_templates.mark.workbook import cleared, marked
from workbook_templates.read import Reading, read_file
from workbook_templates.read.troubles import Unusable

__all__ = ["Problem", "clear", "mark", "mark_reading", "marked"]


def mark_reading(reading: Reading, target: Path, problems: Sequence[Problem], explanations: Explanations | None = None) -> bool:
    """Write a marked copy of a workbook that was read; marks of an earlier run are taken off first.

    Everything the clerk made stays: values, formats, widths, drop-downs, notes. A file that was encrypted is encrypted
    again with the same password. ``explanations`` stand in the list beside their problems, by default those that the
    workbook's own list has. False, and nothing written, where it is no workbook that can be read, is too large to be
    changed, or where its bytes were let go and the file has changed since.
    """
    return _written(reading, target, lambda: marked(reading, problems, explanations))


def mark(source: Path, target: Path, problems: Sequence[Problem], *, password: str | None = None) -> bool:
    """The same for a file that was not read yet."""
    return mark_reading(read_file(source, password=password), target, problems)


def clear(source: Path, target: Path, *, password: str | None = None) -> bool:
    """Write a copy of ``source`` without any marks; otherwise as ``mark_reading``."""
    reading = read_file(source, password=password)
    return _written(reading, target, lambda: cleared(reading))


def _written(reading: Reading, target: Path, changed: Callable[[], bytes]) -> bool:
    try:
        result = reading.sealed(changed())
    except Unusable:
        return False
    write_atomically(target, result)
    return True
