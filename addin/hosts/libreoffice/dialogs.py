"""Message boxes, through UNO's window toolkit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .connection import enum

if TYPE_CHECKING:
    from .app import App

_BUTTONS = {None: 1, "ok": 1, "ok_cancel": 2, "yes_no": 3, "yes_no_cancel": 4}
_BOXES = {None: "MESSAGEBOX", "info": "INFOBOX", "critical": "WARNINGBOX"}
_ANSWERS = {0: "cancel", 1: "ok", 2: "yes", 3: "no"}


def alert(app: App, prompt: str | None, title: str | None, buttons: str | None, mode: str | None) -> str:
    """Show a message box over the active book's window, wait for it, and return 'ok', 'cancel', 'yes' or 'no'.

    `buttons` and `mode` are xlwings' names ('ok_cancel', 'critical', …). NotImplementedError in a process without windows.
    """
    if app.headless:
        raise NotImplementedError("alert: this office runs without windows, so nobody could press a button")
    book = app.books.active_or_none()
    toolkit = app.connection.create("com.sun.star.awt.Toolkit")
    parent = book.xl.CurrentController.Frame.ContainerWindow if book else toolkit.DesktopWindow
    kind = _BOXES[mode] if buttons in (None, "ok") or mode == "critical" else "QUERYBOX"
    box = toolkit.createMessageBox(parent, enum("awt.MessageBoxType", kind), _BUTTONS[buttons], title or "", prompt or "")
    try:
        return _ANSWERS[box.execute()]
    finally:
        box.dispose()
