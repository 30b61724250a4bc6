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


def command(sheet: Sheet, name: str) -> None:
    """Give one of the office's commands while the sheet is shown."""
    helper = sheet.book.app.connection.create("com.sun.star.frame.DispatchHelper")
    with shown(sheet) as controller:
        helper.executeDispatch(controller.Frame, name, "", 0, ())


def grid_shown(sheet: Sheet) -> bool:
    """Whether the lines between the cells are shown; the controller only knows it of all sheets together."""
    views = sheet.book.xl.getViewData()
    for entry in views.getByIndex(0) if views is not None and views.getCount() else ():
        if entry.Name == "Tables" and entry.Value.hasByName(sheet.name):
            return all(bool(part.Value) for part in entry.Value.getByName(sheet.name) if part.Name == "ShowGrid")
    return True
