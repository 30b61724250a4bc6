"""Python objects that LibreOffice calls back; importable only where `uno` is."""

from __future__ import annotations

from typing import Any

import unohelper
from com.sun.star.frame import XStatusListener


class StatusListener(unohelper.Base, XStatusListener):  # type: ignore[misc]
    """Records the state of a menu command, which LibreOffice reports when a listener is added."""

    def __init__(self) -> None:
        self.state: Any = None

    def statusChanged(self, event: Any) -> None:  # noqa: N802 UNO's name
        """Record the state that LibreOffice reports."""
        self.state = event.State

    def disposing(self, source: Any) -> None:
        """Ignore that the window is closed: no state follows."""
