"""A finger from outside: press a button of an office's message box, through what the office tells a screen reader.

Run as a program (`python -m … URL TITLE BUTTON`) while another process waits for the box. A box hears nothing in the
moment between its making and its showing, so it is pressed until it has gone.
"""

from __future__ import annotations

import contextlib
import sys
import time
from collections.abc import Iterator
from typing import Any

from addin.hosts.libreoffice import connect
from tests.addin.hosts.bridge import bridge_found

LONGEST = 60.0  # seconds until the box must have shown itself


def press(url: str, title: str, button: str) -> bool:
    """Press until the box has gone; `False` where it never came or never went."""
    toolkit = connect(url, timeout=LONGEST).create("com.sun.star.awt.Toolkit")
    pressed = False
    end = time.monotonic() + LONGEST
    while time.monotonic() < end:
        with contextlib.suppress(Exception):  # the box may go while it is being read, with one of several UNO exceptions
            found = next((c for c in _shown(toolkit, title) if c.getAccessibleName() == button), None)
            if found is None and pressed:
                return True
            if found is not None:
                found.doAccessibleAction(0)
                pressed = True
        time.sleep(0.2)
    return False


def _shown(toolkit: Any, title: str) -> Iterator[Any]:
    for index in range(toolkit.getTopWindowCount()):
        box = toolkit.getTopWindow(index).getAccessibleContext()
        if box.getAccessibleName() == title:
            yield from _inside(box)


def _inside(context: Any) -> Iterator[Any]:
    for index in range(context.getAccessibleChildCount()):
        child = context.getAccessibleChild(index).getAccessibleContext()
        yield child
        yield from _inside(child)


if __name__ == "__main__":
    sys.exit(0 if bridge_found() and press(*sys.argv[1:]) else 1)
