"""A SQLite file on a network share: told by where it lies, and written by one computer at a time, by a lock file.

SQLite's write-ahead log needs memory that all its users share, which computers do not; and the locks of SMB and NFS are not
always kept. So a file there is opened with the older journal, and whoever writes holds a file that nobody else can make.
"""

from __future__ import annotations

import os
import socket
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from addin.errors import Refused

LOCK = ".锁"
WAIT = 15.0
"""Seconds to wait for another computer that is writing."""

_REMOTE_DRIVE = 4  # GetDriveTypeW: DRIVE_REMOTE
_SHARES = {
    "cifs",
    "smb3",
    "smbfs",
    "smb2",
    "nfs",
    "nfs4",
    "ncpfs",
    "afs",
    "9p",
    "fuse.sshfs",
    "fuse.gvfsd-fuse",
    "fuse.rclone",
    "davfs",
}
_MOUNTS = Path("/proc/mounts")


def is_on_share(file: Path) -> bool:
    """Whether a file lies on a network share, as far as the system tells: Windows by the kind of drive, Linux by the mount."""
    if sys.platform == "win32":
        return on_windows_share(str(file.absolute()), _drive_type)
    try:
        return on_mounted_share(file.absolute().as_posix(), _MOUNTS.read_text(encoding="utf-8", errors="replace"))
    except OSError:
        return False  # macOS has no such list


def on_windows_share(path: str, drive_type: Callable[[str], int | None]) -> bool:
    """The same of a Windows path: one that begins with a server's name, or lies on a drive that ``drive_type`` calls remote."""
    path = path.replace("/", "\\").removeprefix("\\\\?\\UNC").removeprefix("\\\\?\\")
    if path.startswith("\\"):
        return True
    return path[1:2] == ":" and drive_type(f"{path[:2]}\\") == _REMOTE_DRIVE


def _drive_type(root: str) -> int:
    import ctypes  # noqa: PLC0415 - Windows alone

    return int(ctypes.windll.kernel32.GetDriveTypeW(root))  # type: ignore[attr-defined,unused-ignore]


def on_mounted_share(path: str, mounts: str) -> bool:
    """The same of a Linux path, by the text of ``/proc/mounts``: the longest mount point that it lies below decides."""
    best, kind = "", ""
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        point = fields[1].encode().decode("unicode_escape").encode("latin-1", "replace").decode("utf-8", "replace")
        if len(point) >= len(best) and (path == point or path.startswith(point.rstrip("/") + "/")):
            best, kind = point, fields[2]
    return kind in _SHARES


@contextmanager
def written_alone(database: Path) -> Iterator[None]:
    """Hold the lock file beside a database for the time of the block, after waiting for whoever holds it.

    Refused, with the name of that computer, where it is held for longer than ``WAIT``; or where it cannot be made.
    """
    lock = database.with_name(f"{database.name}{LOCK}")
    _take(lock)
    try:
        yield
    finally:
        with suppress(OSError):
            lock.unlink()


def _take(lock: Path) -> None:
    until = time.monotonic() + WAIT
    while True:
        try:
            made = os.open(lock, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o660)
        except FileExistsError:
            if time.monotonic() > until:
                raise Refused(
                    f"台账放在共享文件夹里，正被“{_holder(lock)}”写着，这一步没有做，什么也没有改动。请稍后再试；"
                    f"那台电脑如果已经关机或者断开，请删去“{lock.name}”这个文件再试。"
                ) from None
            time.sleep(0.05)
        except OSError:
            raise Refused("台账所在的共享文件夹写不了，这一步没有做。请检查网络和权限，再试一次。") from None
        else:
            with os.fdopen(made, "w", encoding="utf-8") as file:
                file.write(f"{socket.gethostname()} {os.getpid()}")
            return


def _holder(lock: Path) -> str:
    try:
        return lock.read_text(encoding="utf-8", errors="replace").split(" ")[0] or "另一台电脑"
    except OSError:
        return "另一台电脑"
