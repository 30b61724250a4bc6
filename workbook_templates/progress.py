"""Progress of long work: what the work calls to tell how far it is."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[int, int, str], None]
"""Called with how many are done, how many there are in all, and the name of the last one."""


def no_progress(done: int, total: int, name: str) -> None:
    """A callback that shows nothing."""
