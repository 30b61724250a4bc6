"""What only a window knows of a sheet: it is shown for the moment it takes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .sheet import Sheet


@contextmanager
def shown(sheet: Sheet) -> Iterator[Any]:
    """Give the controller with this sheet shown, and show again what was shown before."""
    controller = sheet.book.xl.CurrentController
    before = controller.ActiveSheet
    changes = before.Name != sheet.name
    if changes:
        if not sheet.visible:
            raise ValueError(f"The sheet {sheet.name} is hidden; make it visible first.")
        controller.setActiveSheet(sheet.xl)
    try:
        yield controller
    finally:
        if changes:
            controller.setActiveSheet(before)
