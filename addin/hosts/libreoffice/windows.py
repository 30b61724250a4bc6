"""`Windows`: the members of `App` about its windows."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

from .connection import import_uno

_SYSTEM_WIN32, _SYSTEM_XWINDOW = 1, 6


class Windows:
    """Members of `App` about windows: visibility, focus and the status bar."""

    books: Any
    apps: Any
    connection: Any
    _status_text: str | None = None
    _status_indicator: Any = None
    _interactive = True
    _wanted_visible: bool | None = None

    def _windows(self) -> Iterator[Any]:
        for book in self.books:
            controller = book.xl.CurrentController
            if controller is not None:
                yield controller.Frame.ContainerWindow

    @property
    def headless(self) -> bool:
        """Whether this process was started without windows."""
        office = self.connection.office
        return office is not None and office.headless

    @property
    def visible(self) -> bool:
        """Whether a workbook's window is shown; always False for a headless process."""
        shown = [bool(window.isVisible()) for window in self._windows()]
        return not self.headless and (any(shown) if shown else bool(self._wanted_visible))

    @visible.setter
    def visible(self, visible: bool) -> None:
        """Show or hide the windows of all workbooks, also of those opened later; without effect in a headless process."""
        self._wanted_visible = bool(visible)
        if not self.headless:
            for window in self._windows():
                window.setVisible(bool(visible))

    @property
    def opens_hidden(self) -> bool:
        """Whether a workbook opened now gets no visible window.

        A headless process never opens hidden: a hidden document has no view, which holds frozen panes for example.
        """
        return not self.headless and not (self.visible if self._wanted_visible is None else self._wanted_visible)

    def activate(self, steal_focus: bool = False) -> None:
        """Make this the active app and bring the active book's window
        to the front; with `steal_focus` it gets the keyboard focus.
        """
        self.apps.make_active(self)
        book = self.books.active_or_none()
        if book is not None and (steal_focus or not self.headless):
            window = book.xl.CurrentController.Frame.ContainerWindow
            window.toFront()
            if steal_focus:
                window.setFocus()

    @property
    def hwnd(self) -> int:
        """The operating system's handle of the active book's window; 0 without one."""
        book = self.books.active_or_none()
        if book is None or self.headless:
            return 0
        window = book.xl.CurrentController.Frame.ContainerWindow
        kind = _SYSTEM_WIN32 if sys.platform == "win32" else _SYSTEM_XWINDOW
        handle = window.getWindowHandle(import_uno().ByteSequence(b""), kind)
        return int(getattr(handle, "WindowHandle", handle) or 0)

    @property
    def interactive(self) -> bool:
        """Whether the windows accept mouse and keyboard; kept by this object."""
        return self._interactive

    @interactive.setter
    def interactive(self, value: bool) -> None:
        """Let the windows accept mouse and keyboard, or ignore them."""
        self._interactive = bool(value)
        for window in self._windows():
            window.setEnable(self._interactive)

    @property
    def status_bar(self) -> str | bool:
        """The text xlwings put into the status bar; False while LibreOffice uses it itself."""
        return self._status_text if self._status_text is not None else False

    @status_bar.setter
    def status_bar(self, value: str | bool) -> None:
        """Show a text in the status bar of the active book's window, the next one in the same; False or None gives it back."""
        self._status_text = None if value is False or value is None else str(value)
        if self._status_indicator is not None and self._status_text is not None:
            self._status_indicator.setText(self._status_text)
            return
        if self._status_indicator is not None:
            self._status_indicator.end()
            self._status_indicator = None
        book = self.books.active_or_none() if self._status_text is not None else None
        if book is not None:
            self._status_indicator = book.xl.CurrentController.Frame.createStatusIndicator()
            self._status_indicator.start(self._status_text, 100)
