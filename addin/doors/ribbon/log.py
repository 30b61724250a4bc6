"""The buttons' log: when, which button, where in the program; never a value, for it may be somebody's number."""

from __future__ import annotations

import contextlib
import datetime as dt
import traceback
from pathlib import Path

FILE_NAME = "buttons.log"
_MOST = 200_000


def note_bug(folder: Path, tag: str, error: BaseException) -> Path:
    """Append the kind of error and its places in the program; the file's path. A full log is begun anew."""
    file = folder / FILE_NAME
    when = dt.datetime.now().astimezone().isoformat(timespec="seconds")
    frames = [f"  {Path(f.filename).name}:{f.lineno} {f.name}" for f in traceback.extract_tb(error.__traceback__)]
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        full = file.exists() and file.stat().st_size > _MOST
        with file.open("w" if full else "a", encoding="utf-8") as stream:
            stream.write("\n".join([f"{when} {tag} {type(error).__name__}", *frames, ""]))
    return file
