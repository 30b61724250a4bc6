"""A bug met while receiving: written down where someone can find it, without a single value of anybody's file."""

from __future__ import annotations

import datetime as dt
import traceback
from pathlib import Path

FILE_NAME = "出错记录.txt"


def record(root: Path, files: str, error: Exception) -> None:
    """Append time, file names, kind of error and where in the program it happened; not its text, which may hold a number."""
    when = dt.datetime.now().astimezone().isoformat(timespec="seconds")
    frames = [f"  {Path(f.filename).name}:{f.lineno} {f.name}" for f in traceback.extract_tb(error.__traceback__)]
    with (root / FILE_NAME).open("a", encoding="utf-8") as stream:
        stream.write("\n".join([f"{when} {files} {type(error).__name__}", *frames, ""]))
