"""Where a file is written before it takes the place of another."""

from __future__ import annotations

import os
import threading
from pathlib import Path

PATTERN = ".*.tmp"


def beside(path: Path) -> Path:
    """A hidden name in the same folder, this thread's own. A link or a leftover that stands there is taken away first: what
    is written must not go where a link points.
    """
    here = path.with_name(f".{os.getpid()}-{threading.get_ident()}.tmp")
    if os.path.lexists(here):
        here.unlink()
    return here
