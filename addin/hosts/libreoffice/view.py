"""What only a window knows of a sheet: it is shown for the moment it takes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .connection import bridge, struct

if TYPE_CHECKING:
    from .sheet import Sheet


class shown:  # noqa: N801 used as a function
    """Give the controller with a sheet shown, and show again what was shown before.

    A class, because the office's exceptions cannot pass through `contextlib.contextmanager`.
    """

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._before: Any = None
        self._controller: Any = None

    def __enter__(self) -> Any:
        self._controller = self._sheet.book.xl.CurrentController
        active = self._controller.ActiveSheet
        if active.Name != self._sheet.name:
            if not self._sheet.visible:
                raise ValueError(f"The sheet {self._sheet.name} is hidden; make it visible first.")
            self._before = active
            self._controller.setActiveSheet(self._sheet.xl)
        return self._controller

    def __exit__(self, *_: object) -> None:
        if self._before is not None:
            self._controller.setActiveSheet(self._before)


def command(sheet: Sheet, name: str) -> None:
    """Give one of the office's commands while the sheet is shown."""
    helper = sheet.book.app.connection.create("com.sun.star.frame.DispatchHelper")
    with shown(sheet) as controller:
        helper.executeDispatch(controller.Frame, name, "", 0, ())


def is_on(sheet: Sheet, name: str) -> bool:
    """Whether a command that can be on or off is on for the sheet, where no property tells it."""
    bridge()  # the listener's base classes can be imported only once it is loaded
    from .listeners import StatusListener  # noqa: PLC0415

    transformer = sheet.book.app.connection.create("com.sun.star.util.URLTransformer")
    url = transformer.parseStrict(struct("util.URL", Complete=name))[1]
    listener = StatusListener()
    with shown(sheet) as controller:
        dispatch = controller.Frame.queryDispatch(url, "", 0)
        dispatch.addStatusListener(listener, url)
        dispatch.removeStatusListener(listener, url)
    return bool(listener.state)
