"""Write findings back into the clerk's own workbook: colours, notes, a column of results and a list of all problems."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from workbook_templates.mark.problem import Problem
from workbook_templates.mark.workbook import cleared, marked
from workbook_templates.read.file_bytes import load, opened
from workbook_templates.read.troubles import Unusable
from workbook_templates.write.package import atomic_write

__all__ = ["Problem", "clear", "mark"]


def mark(source: Path, target: Path, problems: Sequence[Problem], *, password: str | None = None) -> bool:
    """Write a marked copy of ``source``; marks of an earlier run are taken off first.

    Everything the clerk made stays: values, formats, widths, drop-downs, notes. A file that was encrypted is encrypted
    again with the same password. False, and nothing written, where the file is no workbook that can be read.
    """
    return _written(source, target, lambda data: marked(data, problems), password)


def clear(source: Path, target: Path, *, password: str | None = None) -> bool:
    """Write a copy of ``source`` without any marks; otherwise as ``mark``."""
    return _written(source, target, cleared, password)


def _written(source: Path, target: Path, change: Callable[[bytes], bytes], password: str | None) -> bool:
    try:
        data = load(source)
        plain = opened(data, password)
        result = change(plain)
    except Unusable:
        return False
    if plain is not data and password:
        from workbook_templates.read.decrypt import encrypt  # noqa: PLC0415 - as its counterpart

        result = encrypt(result, password)
    with atomic_write(target) as file:
        file.write(result)
    return True
