"""A file name that is not taken yet, so that nothing written before is overwritten."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path


def free_name(path: Path, taken: Callable[[Path], bool] = Path.exists) -> Path:
    """The path, or the first of path-2, path-3 … that is not ``taken``."""
    number, free = 2, path
    while taken(free):
        free = path.with_stem(f"{path.stem}-{number}")
        number += 1
    return free
