"""The windows of an office: shown or hidden, in front, with a line of text at the bottom."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

from .connection import bridge

_SYSTEM_WIN32, _SYSTEM_XWINDOW = 1, 6


class Windows:
    """The part of an application that is about its windows."""

    books: Any
    apps: Any
    connection: Any
    _status_text: str | None = None
    _status_indicator: Any = None
    _interactive = True
    _shown: bool | None = None

    def _windows(self) -> Iterator[Any]:
        for book in self.books:
            controller = book.xl.CurrentController
            if controller is not None:
                yield controller.Frame.ContainerWindow

    @property
    def headless(self) -> bool:
        """Whether this office has no windows at all."""
        office = self.connection.office
        return office is not None and office.headless

    @property
    def visible(self) -> bool:
        """Whether a workbook is shown; always false for an office without windows."""
        shown = [bool(window.isVisible()) for window in self._windows()]
        return not self.headless and (any(shown) if shown else bool(self._shown))

    @visible.setter
    def visible(self, visible: bool) -> None:
        self._shown = bool(visible)
        if not self.headless:
            for window in self._windows():
                window.setVisible(bool(visible))

    @property
    def opens_hidden(self) -> bool:
        """Whether a book that is opened now stays out of sight.

        An office without windows hides nothing: there a hidden book would only lose what a view knows, as frozen panes.
        """
        return not self.headless and not (self.visible if self._shown is None else self._shown)

    def activate(self, steal_focus: bool = False) -> None:
        """Bring the active book's window to the front."""
        self.apps.bring_forward(self)
        book = self.books.active_or_none()
        if book is not None and (steal_focus or not self.headless):
            window = book.xl.CurrentController.Frame.ContainerWindow
            window.toFront()
            if steal_focus:
                window.setFocus()

    @property
    def hwnd(self) -> int:
        """The system's handle of the active book's window; 0 without windows."""
        book = self.books.active_or_none()
        if book is None or self.headless:
            return 0
        window = book.xl.CurrentController.Frame.ContainerWindow
        kind = _SYSTEM_WIN32 if sys.platform == "win32" else _SYSTEM_XWINDOW
        handle = window.getWindowHandle(bridge().ByteSequence(b""), kind)
        return int(getattr(handle, "WindowHandle", handle) or 0)

    @property
    def interactive(self) -> bool:
        """Whether the user can type and click."""
        return self._interactive

    @interactive.setter
    def interactive(self, value: bool) -> None:
        self._interactive = bool(value)
        for window in self._windows():
            window.setEnable(self._interactive)

    @property
    def status_bar(self) -> str | bool:
        """The text put into the status bar; False while the office uses it."""
        return self._status_text if self._status_text is not None else False

    @status_bar.setter
    def status_bar(self, value: str | bool) -> None:
        if self._status_indicator is not None:
            self._status_indicator.end()
            self._status_indicator = None
        self._status_text = None if value is False or value is None else str(value)
        book = self.books.active_or_none()
        if self._status_text is not None and book is not None:
            self._status_indicator = book.xl.CurrentController.Frame.createStatusIndicator()
            self._status_indicator.start(self._status_text, 100)
