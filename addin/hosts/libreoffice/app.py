"""One office."""

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
    """An office: its books, its windows and how it behaves."""

    def __init__(self, apps: Apps, connection: Connection) -> None:
        self.apps = apps
        self.connection = connection
        self.clipboard: Range | None = None
        self.active_book: Book | None = None
        self.moves = 0  # how often cells were inserted, removed or moved: what the office gave before may point elsewhere
        self.undo_depth = 0  # how many undo steps are open, see undo_step
        self._display_alerts = True
        self._pid = self._find_pid()

    def _find_pid(self) -> int:
        # UNO does not tell the process of an office it was merely connected to: such an office gets a number below zero
        if self.connection.office is not None:
            return int(self.connection.office.pid)
        return os.getpid() if self.connection.in_process else -next(_attached)

    @property
    def engine(self) -> Engine:
        """The engine this office belongs to."""
        engine: Engine = self.apps.engine
        return engine

    @property
    def xl(self) -> Any:
        """The desktop of the office."""
        return self.connection.desktop

    @xl.setter
    def xl(self, value: Any) -> None:
        self.connection.desktop = value

    @property
    def api(self) -> Any:
        """The desktop of the office."""
        return self.xl

    @property
    def pid(self) -> int:
        """The process id, or a number below zero where it is not known."""
        return self._pid

    @property
    def version(self) -> str:
        """The office's version, as 7.4.7.2."""
        return str(self.connection.setting("/org.openoffice.Setup/Product").ooSetupVersionAboutBox)

    @property
    def path(self) -> str:
        """The folder of the office's program."""
        from .files import to_path

        return to_path(self.connection.create("com.sun.star.util.PathSubstitution").substituteVariables("$(prog)", True))

    @property
    def startup_path(self) -> str:
        """Calc has no folder whose workbooks it opens at the start."""
        raise NotImplementedError("startup_path: Calc has no folder whose workbooks it opens at the start")

    @property
    def books(self) -> Books:
        """The open workbooks."""
        return Books(self)

    @property
    def selection(self) -> Range | None:
        """The selected cells of the active book."""
        from .selection import selected

        book = self.books.active_or_none()
        return selected(book) if book else None

    def quit(self) -> None:
        """Close every workbook without saving and end the office."""
        for book in list(self.books):
            book.close()
        self._end(kill=False)

    def kill(self) -> None:
        """End the office at once."""
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
        """Whether opening and saving may ask the user; never true without windows."""
        return self._display_alerts

    @display_alerts.setter
    def display_alerts(self, value: bool) -> None:
        self._display_alerts = bool(value)

    @property
    def enable_events(self) -> bool:
        """Always true."""
        return True

    @enable_events.setter
    def enable_events(self, value: bool) -> None:
        if not value:
            raise NotImplementedError("enable_events: Calc cannot switch its events off")

    def run(self, macro: str, args: Any) -> Any:
        """Run a macro: `Module1.Main`, `Library.Module1.Main`, or a whole `vnd.sun.star.script:` address."""
        return macros.run(self, macro, args)

    @property
    def cut_copy_mode(self) -> str | None:
        """'copy' while a range that xlwings copied waits to be pasted."""
        return "copy" if self.clipboard is not None else None

    @cut_copy_mode.setter
    def cut_copy_mode(self, value: Any) -> None:
        if value:
            raise ValueError("cut_copy_mode can only be set to False")
        self.clipboard = None

    def alert(self, prompt: str, title: str | None, buttons: str | None, mode: str | None, callback: Any) -> str:
        """Show a message box and give the button that was pressed."""
        if callback is not None:
            raise NotImplementedError("alert: a callback is for xlwings Server")
        return dialogs.alert(self, prompt, title, buttons, mode)
