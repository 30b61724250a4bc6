"""`App`: one LibreOffice process."""

# ruff: noqa: PLC0415 the parts of a sheet know each other
from __future__ import annotations

import itertools
import os
from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from . import dialogs, macros, windows
from .books import Book, Books
from .connection import Connection
from .recalculation import Recalculation

if TYPE_CHECKING:
    from .apps import Apps
    from .engine import Engine
    from .ranges import Range

_attached = itertools.count(1)


class App(Recalculation, windows.Windows, base_classes.App):
    """A LibreOffice process: its open workbooks, its windows and its application-wide settings."""

    def __init__(self, apps: Apps, connection: Connection) -> None:
        self.apps = apps
        self.connection = connection
        self.clipboard: Range | None = None
        self.active_book: Book | None = None
        self.layout_changes = 0  # counts insertions, removals and moves of cells: each makes earlier UNO ranges stale
        self.undo_depth = 0  # number of open undo steps, see undo_step
        self._display_alerts = True
        self._pid = self._find_pid()

    def _find_pid(self) -> int:
        # UNO does not say the process id of a LibreOffice that was only connected to; xlwings needs a unique key
        if self.connection.office is not None:
            return int(self.connection.office.pid)
        return os.getpid() if self.connection.in_process else -next(_attached)

    @property
    def engine(self) -> Engine:
        """The engine whose list of apps this one is in."""
        engine: Engine = self.apps.engine
        return engine

    @property
    def xl(self) -> Any:
        """The UNO desktop (`com.sun.star.frame.Desktop`), through which everything else is reached."""
        return self.connection.desktop

    @xl.setter
    def xl(self, value: Any) -> None:
        """Replace the UNO desktop of the connection by another one."""
        self.connection.desktop = value

    @property
    def api(self) -> Any:
        """The UNO desktop, the same object as `xl`."""
        return self.xl

    @property
    def pid(self) -> int:
        """The process id, or a negative number of this engine's own where UNO does not say it (an app only connected to)."""
        return self._pid

    @property
    def version(self) -> str:
        """LibreOffice's full version as text, for example `7.4.7.2`."""
        return str(self.connection.setting("/org.openoffice.Setup/Product").ooSetupVersionAboutBox)

    @property
    def path(self) -> str:
        """The path of the folder that holds LibreOffice's program."""
        from .files import to_path

        return to_path(self.connection.create("com.sun.star.util.PathSubstitution").substituteVariables("$(prog)", True))

    @property
    def startup_path(self) -> str:
        """Always NotImplementedError: Calc has no folder whose workbooks it opens when it starts."""
        raise NotImplementedError("startup_path: Calc has no folder whose workbooks it opens at the start")

    @property
    def books(self) -> Books:
        """The open workbooks, also those opened by the user."""
        return Books(self)

    @property
    def selection(self) -> Range | None:
        """The selected cells of the active book (the first area of
        several); None without a book or where a drawing is selected.
        """
        from .selection import selected_range

        book = self.books.active_or_none()
        return selected_range(book) if book else None

    def quit(self) -> None:
        """Close every workbook without saving, then end LibreOffice; from inside LibreOffice's own Python it is left running."""
        for book in list(self.books):
            book.close()
        self._end(kill=False)

    def kill(self) -> None:
        """End the process at once; NotImplementedError where it was not started by xlwings, as its process id is not known."""
        self._end(kill=True)

    def _end(self, kill: bool) -> None:
        self.apps.forget(self)
        office = self.connection.office
        if office is not None:
            office.kill() if kill else office.close()
        elif kill:
            raise NotImplementedError("kill: this office was not started by xlwings, so its process is not known")
        elif not self.connection.in_process:
            macros.end_office(self.connection)

    @property
    def display_alerts(self) -> bool:
        """Whether opening a file may show dialogs; kept by this object, and without effect in a process without windows."""
        return self._display_alerts

    @display_alerts.setter
    def display_alerts(self, value: bool) -> None:
        """Allow (True) or suppress (False) dialogs while files are opened."""
        self._display_alerts = bool(value)

    @property
    def enable_events(self) -> bool:
        """Always True: Calc runs its event macros and offers no switch for them."""
        return True

    @enable_events.setter
    def enable_events(self, value: bool) -> None:
        """Accept True; NotImplementedError for False, as Calc cannot switch its events off."""
        if not value:
            raise NotImplementedError("enable_events: Calc cannot switch its events off")

    def run(self, macro: str, args: Any) -> Any:
        """Run a macro with these arguments and return its result; KeyError where none of that name is found or may be run.

        `macro` is `Module1.Main`, `Library.Module1.Main`, `'book.xlsm'!Module1.Main` or a whole `vnd.sun.star.script:` address.
        """
        return macros.run(self, macro, args)

    @property
    def cut_copy_mode(self) -> str | None:
        """'copy' after a range was copied by xlwings, otherwise None; what the user copied is not seen."""
        return "copy" if self.clipboard is not None else None

    @cut_copy_mode.setter
    def cut_copy_mode(self, value: Any) -> None:
        """Accept False, which forgets the copied range; ValueError for a true value."""
        if value:
            raise ValueError("cut_copy_mode can only be set to False")
        self.clipboard = None

    def alert(self, prompt: str, title: str | None, buttons: str | None, mode: str | None, callback: Any) -> str:
        """Show a message box and return the button that was pressed: 'ok', 'cancel', 'yes' or 'no'.

        NotImplementedError with a `callback` (xlwings Server only) and in a process without windows.
        """
        if callback is not None:
            raise NotImplementedError("alert: a callback is for xlwings Server")
        return dialogs.alert(self, prompt, title, buttons, mode)
