"""`Apps`: the LibreOffice processes an engine is connected to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from .app import App
from .connection import Connection, connect
from .office import has_display, start_office

if TYPE_CHECKING:
    from .engine import Engine


class Apps(base_classes.Apps):
    """The connected apps, most recently used first: xlwings takes the first for the active one. `apps[pid]` raises KeyError."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._apps: list[App] = []

    def keys(self) -> list[int]:
        """The process ids of the apps that still answer, most recently used first."""
        return [app.pid for app in self]

    def add(self, spec: str | None = None, add_book: bool | None = None, xl: Any = None, visible: bool | None = None) -> App:
        """Start LibreOffice, or connect to the process that `spec` names (`socket,host=localhost,port=2002`).

        `xl` may be a `Connection` made before; `visible` defaults to True where there is a display; `add_book`
        opens an empty workbook. NoOffice is raised where LibreOffice is missing or does not answer.
        """
        if isinstance(xl, Connection):
            connection = xl
        elif spec:
            connection = connect(spec, timeout=30)
        else:
            wanted = has_display() if visible is None else visible
            office = start_office(visible=wanted)
            assert office.connection is not None  # noqa: S101 start_office connects or raises
            connection = office.connection
        app = self.attach(connection)
        if add_book:
            app.books.add()
        return app

    def attach(self, connection: Connection) -> App:
        """Return the app of an open connection and make it the most recently used one."""
        app = App(self, connection)
        self._apps.insert(0, app)
        return app

    def forget(self, app: App) -> None:
        """Drop an app whose process has ended from the list; an app that is not in it is ignored."""
        if app in self._apps:
            self._apps.remove(app)

    def make_active(self, app: App) -> None:
        """Move an app to the front of the list, which makes it xlwings' active app."""
        self._apps.sort(key=lambda other: other is not app)

    def cleanup(self) -> None:  # type: ignore[override] # the list of apps belongs to the instance
        """Drop the apps whose process no longer answers."""
        self._apps = [app for app in self._apps if app.connection.alive]

    def __iter__(self) -> Iterator[App]:
        self.cleanup()
        return iter(list(self._apps))

    def __len__(self) -> int:
        self.cleanup()
        return len(self._apps)

    def __getitem__(self, pid: int) -> App:
        for app in self:
            if app.pid == pid:
                return app
        raise KeyError(f"No office with the process id {pid} is connected.")
