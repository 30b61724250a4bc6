"""The offices an engine is connected to."""

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
    """Offices, the one that was used last first, as xlwings takes the first for the active one."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._apps: list[App] = []

    def keys(self) -> list[int]:
        """The process ids."""
        return [app.pid for app in self]

    def add(self, spec: str | None = None, add_book: bool | None = None, xl: Any = None, visible: bool | None = None) -> App:
        """Start an office, or connect to the one that `spec` names (`socket,host=localhost,port=2002`)."""
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
        """Use an office that is already connected."""
        app = App(self, connection)
        self._apps.insert(0, app)
        return app

    def forget(self, app: App) -> None:
        """Leave an office that has ended out of the list."""
        if app in self._apps:
            self._apps.remove(app)

    def bring_forward(self, app: App) -> None:
        """Make an office the active one."""
        self._apps.sort(key=lambda other: other is not app)

    def cleanup(self) -> None:  # type: ignore[override] # the offices are this engine's, not the class's
        """Forget the offices that no longer answer."""
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
