"""The log of bugs: when, on which file or button, and where in the program; no value, for it may be somebody's number."""

from __future__ import annotations

import contextlib
import traceback
from pathlib import Path

from addin.runtime import clock

USER_LOG = "buttons.log"
"""In the user's own folder: bugs met by a button or a command."""

OFFICE_LOG = "出错记录.txt"
"""In an office's folder: bugs met in a file that was received."""

_MOST_BYTES = 200_000


def note_bug(log: Path, subject: str, error: BaseException) -> Path:
    """Append time, ``subject`` (names of files, or of a button), the kind of error and its places in the program to ``log``.

    The error's own text is left out. A log over 200 kB is started anew. Returns ``log``; a log that cannot be written is
    ignored, for the caller is already reporting an error.
    """
    when = clock.stamp()
    frames = [f"  {Path(f.filename).name}:{f.lineno} {f.name}" for f in traceback.extract_tb(error.__traceback__)]
    with contextlib.suppress(OSError):
        log.parent.mkdir(parents=True, exist_ok=True)
        full = log.exists() and log.stat().st_size > _MOST_BYTES
        with log.open("w" if full else "a", encoding="utf-8", errors="replace") as stream:
            stream.write("\n".join([f"{when} {subject} {type(error).__name__}", *frames, ""]))
    return log
