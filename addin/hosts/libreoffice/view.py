"""Settings and commands that only the window of a sheet has; the sheet is activated for as long as they take."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .connection import import_uno, struct

if TYPE_CHECKING:
    from .sheet import Sheet


class temporarily_shown:  # noqa: N801 used as a function
    """A context manager that activates a sheet, returns the window's controller, and activates the earlier sheet afterwards.

    ValueError where the sheet is hidden. A class, because LibreOffice's
    exceptions cannot pass through `contextlib.contextmanager`.
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
    """Run a menu command (`.uno:…`) on a sheet; ValueError where the sheet is hidden."""
    helper = sheet.book.app.connection.create("com.sun.star.frame.DispatchHelper")
    with temporarily_shown(sheet) as controller:
        helper.executeDispatch(controller.Frame, name, "", 0, ())


def is_on(sheet: Sheet, name: str) -> bool:
    """Whether a menu command that toggles is on for the sheet,
    where no property says so; ValueError where the sheet is hidden.
    """
    import_uno()  # the listener's base classes can be imported only once it is loaded
    from .listeners import StatusListener  # noqa: PLC0415

    transformer = sheet.book.app.connection.create("com.sun.star.util.URLTransformer")
    url = transformer.parseStrict(struct("util.URL", Complete=name))[1]
    listener = StatusListener()
    with temporarily_shown(sheet) as controller:
        dispatch = controller.Frame.queryDispatch(url, "", 0)
        dispatch.addStatusListener(listener, url)
        dispatch.removeStatusListener(listener, url)
    return bool(listener.state)
