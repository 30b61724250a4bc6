"""Start an office of one's own, with a user installation of its own, and end it for certain."""

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

_PLACES = (
    "/usr/bin/soffice",
    "/usr/local/bin/soffice",
    "/opt/libreoffice/program/soffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
)
_QUIET = ("--norestore", "--nologo", "--nodefault", "--nofirststartwizard")


def find_soffice() -> str | None:
    """Give the path of the office's program, or nothing when it is not installed."""
    named = os.environ.get("SOFFICE")
    if named:
        return named
    return shutil.which("soffice") or shutil.which("libreoffice") or next((p for p in _PLACES if Path(p).exists()), None)


def outside_environment() -> dict[str, str]:
    """Give the environment without the virtual environment this Python runs in.

    An office that finds the `python3` of a virtual environment first on its path takes that one's library for its own
    and dies when it loads its first Python component.
    """
    left = {name: value for name, value in os.environ.items() if name not in ("VIRTUAL_ENV", "PYTHONHOME")}
    ours = {Path(sys.prefix) / "bin", Path(sys.prefix) / "Scripts"} if sys.prefix != sys.base_prefix else set()
    folders = [folder for folder in left.get("PATH", "").split(os.pathsep) if folder and Path(folder) not in ours]
    return left | {"PATH": os.pathsep.join(folders)}


def has_display() -> bool:
    """Whether windows can be shown at all."""
    return not sys.platform.startswith("linux") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


@dataclass
class OfficeProcess:
    """A running office that this process started."""

    process: subprocess.Popen[bytes]
    profile: Path
    url: str
    headless: bool
    own_profile: bool
    connection: Connection | None = None

    @property
    def pid(self) -> int:
        """The leader of the office's process group."""
        return self.process.pid

    def close(self, patience: float = 5.0) -> None:
        """Ask the office to end, and end its process group when it does not."""
        if self.connection is not None and self.process.poll() is None:
            with contextlib.suppress(Exception):
                self.connection.desktop.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(patience)
        self.kill()

    def kill(self) -> None:
        """End the office's process group at once and remove its profile."""
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
    """Start an office and connect to it.

    Each office has its own user installation, so it never meets one the user has open; without `visible` (or
    without a display) it runs headless.
    """
    program = find_soffice()
    if program is None:
        raise NoOffice("LibreOffice is not installed, or not found. Set the environment variable SOFFICE to its program.")
    folder = profile or Path(tempfile.mkdtemp(prefix="xlwings-calc-"))
    headless = not (visible and has_display())
    url = f"pipe,name=xlwings{uuid.uuid4().hex}"
    options = [f"-env:UserInstallation={folder.as_uri()}", f"--accept={url};urp;", *(["--headless"] if headless else [])]
    office = OfficeProcess(_process([program, *_QUIET, *options]), folder, url, headless, own_profile=profile is None)
    try:
        office.connection = connect(url, timeout)
    except NoOffice:
        office.kill()
        raise
    office.connection.office = office
    atexit.register(office.kill)  # an office nobody closed does not outlive this program
    return office


def _process(command: list[str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603 the program is found, not given by a workbook
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        env=outside_environment(),
    )
