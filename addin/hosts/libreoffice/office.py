"""Starting a LibreOffice process with a user profile of its own, and ending it reliably."""

from __future__ import annotations

import atexit
import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import uuid
from dataclasses import dataclass
from pathlib import Path

from .connection import Connection, NoOffice, connect

_USUAL_PATHS = (
    "/usr/bin/soffice",
    "/usr/local/bin/soffice",
    "/opt/libreoffice/program/soffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
)
_OPTIONS = ("--norestore", "--nologo", "--nodefault", "--nofirststartwizard")


def find_soffice() -> str | None:
    """The path of LibreOffice's program: the environment variable
    SOFFICE, the PATH, or a usual folder; None where it is missing.
    """
    named = os.environ.get("SOFFICE")
    if named:
        return named
    return shutil.which("soffice") or shutil.which("libreoffice") or next((p for p in _USUAL_PATHS if Path(p).exists()), None)


def environment_without_venv() -> dict[str, str]:
    """The environment variables without the virtual environment this Python runs in.

    LibreOffice takes the library of the first `python3` on its path for its own; that
    of a virtual environment crashes it when it loads its first Python component.
    """
    left = {name: value for name, value in os.environ.items() if name not in ("VIRTUAL_ENV", "PYTHONHOME")}
    ours = {Path(sys.prefix) / "bin", Path(sys.prefix) / "Scripts"} if sys.prefix != sys.base_prefix else set()
    folders = [folder for folder in left.get("PATH", "").split(os.pathsep) if folder and Path(folder) not in ours]
    return left | {"PATH": os.pathsep.join(folders)}


def has_display() -> bool:
    """Whether windows can be shown: always on Windows and macOS, on Linux with an X11 or Wayland display."""
    return not sys.platform.startswith("linux") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


@dataclass
class OfficeProcess:
    """A running LibreOffice that this process started. As a context manager it is closed at the end.

    `profile` is its user profile, removed afterwards where `own_profile` says it is temporary; `url` is how to connect to it.
    """

    process: subprocess.Popen[bytes]
    profile: Path
    url: str
    headless: bool
    own_profile: bool
    connection: Connection | None = None

    @property
    def pid(self) -> int:
        """The process id, which is also the id of the process group."""
        return self.process.pid

    def close(self, timeout: float = 5.0) -> None:
        """Ask LibreOffice to end; kill its process group where it does not within `timeout` seconds."""
        if self.connection is not None and self.process.poll() is None:
            with contextlib.suppress(Exception):
                self.connection.desktop.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(timeout)
        self.kill()

    def kill(self) -> None:
        """Kill the process group at once and remove a temporary profile."""
        if sys.platform == "win32":
            self.process.kill()
        else:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self.process.pid, signal.SIGKILL)
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(5)
        self.connection = None
        atexit.unregister(self.kill)
        if self.own_profile:
            shutil.rmtree(self.profile, ignore_errors=True)

    def __enter__(self) -> OfficeProcess:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def start_office(visible: bool = False, profile: Path | None = None, timeout: float = 60.0) -> OfficeProcess:
    """Start LibreOffice and connect to it; NoOffice where it is not installed or does not answer within `timeout` seconds.

    Each process has a user profile of its own (temporary without `profile`), so it never joins a LibreOffice the
    user has open. Without `visible`, or without a display, it runs headless. It is killed when this program exits.
    """
    program = find_soffice()
    if program is None:
        raise NoOffice("LibreOffice is not installed, or not found. Set the environment variable SOFFICE to its program.")
    folder = profile or Path(tempfile.mkdtemp(prefix="xlwings-calc-"))
    headless = not (visible and has_display())
    url = f"pipe,name=xlwings{uuid.uuid4().hex}"
    options = [f"-env:UserInstallation={folder.as_uri()}", f"--accept={url};urp;", *(["--headless"] if headless else [])]
    office = OfficeProcess(spawn([program, *_OPTIONS, *options]), folder, url, headless, own_profile=profile is None)
    try:
        office.connection = connect(url, timeout)
    except NoOffice:
        office.kill()
        raise
    office.connection.office = office
    atexit.register(office.kill)  # otherwise a LibreOffice nobody closed would outlive this program
    return office


def spawn(command: list[str]) -> subprocess.Popen[bytes]:
    """Start a program of LibreOffice in a process group of its own, outside the virtual environment, without input or output."""
    return subprocess.Popen(  # noqa: S603 the program is found, not given by a workbook
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        env=environment_without_venv(),
    )
