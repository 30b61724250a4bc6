"""Atomic writes: a file is written under a temporary name in its own folder and then renamed over its target.

Whoever reads the target finds the old content or the new one, never half of it. The temporary name cannot be guessed
and the file is created anew, so that nothing is ever written through a link that somebody put there.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

_LEFTOVERS = ".*.tmp"
_DAY = 86_400
_NEW = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)  # Windows else changes line ends


@contextmanager
def replacing(target: Path, *, durable: bool = False) -> Iterator[BinaryIO]:
    """A binary file to write to, which takes the place of ``target`` when the block ends.

    With ``durable`` the content is on the disk (fsync) before the rename. If the block or the rename raises, the
    temporary file is removed and ``target`` is as it was. OSError where the folder is missing or cannot be written.
    """
    temporary = target.with_name(f".{os.urandom(8).hex()}.tmp")
    file = os.fdopen(os.open(temporary, _NEW, 0o666), "w+b")  # the mode that any new file gets, less the umask
    try:
        with file:
            yield file
            if durable:
                file.flush()
                os.fsync(file.fileno())
        temporary.replace(target)
    except BaseException:  # also when the user interrupts: half a file holds numbers of persons
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise


def write_atomically(target: Path, content: bytes, *, durable: bool = False) -> None:
    """Write ``content`` as the file ``target``; the rest as in ``replacing``."""
    with replacing(target, durable=durable) as file:
        file.write(content)


def copy_atomically(source: Path, target: Path, *, durable: bool = False) -> None:
    """Copy the content of ``source``, not its date or mode, to ``target``; the rest as in ``replacing``."""
    with source.open("rb") as old, replacing(target, durable=durable) as new:
        shutil.copyfileobj(old, new)


def clear_leftovers(root: Path) -> None:
    """Remove temporary files that runs which were killed left below ``root``: nobody sees them, and they hold numbers of
    persons. One that is younger than a day may belong to a run that is writing now and stays.
    """
    for file in root.rglob(_LEFTOVERS):
        with contextlib.suppress(OSError):
            if time.time() - file.lstat().st_mtime > _DAY:
                file.unlink()
