"""Objects the office calls back; importable only where `uno` is."""

from __future__ import annotations

from typing import Any

import unohelper
from com.sun.star.frame import XStatusListener


class StatusListener(unohelper.Base, XStatusListener):  # type: ignore[misc]
    """Keeps the state of a command that the office reports when one begins to listen."""

    def __init__(self) -> None:
        self.state: Any = None

    def statusChanged(self, event: Any) -> None:  # noqa: N802 the office's name
        """The office tells the state."""
        self.state = event.State

    def disposing(self, source: Any) -> None:
        """The window is gone."""
