"""Read an installed add-in: where it lies, the settings it carries, and whether its interpreter starts."""

from __future__ import annotations

import subprocess
import zipfile
from pathlib import Path

from addin.errors import Refused
from addin.usecases.installation.conf_sheet import read_settings
from addin.usecases.installation.machine import Machine
from addin.usecases.installation.project import ADDIN_FILE

SETTINGS_PART = "xl/worksheets/sheet1.xml"
# What a click loads, in a process of its own.
_TEST = "import addin.doors.ribbon.lean_start,xlwings,addin.doors.ribbon.click;print(xlwings.__version__)"
_PATIENCE = 120


def installed(machine: Machine) -> Path:
    """Where the add-in lies, or would lie."""
    return machine.startup_folder() / ADDIN_FILE


def settings_of(path: Path) -> dict[str, str]:
    """What a built add-in's own sheet says. Refused where it is no add-in of ours."""
    try:
        with zipfile.ZipFile(path) as book:
            return read_settings(book.read(SETTINGS_PART).decode())
    except (OSError, KeyError, zipfile.BadZipFile, UnicodeDecodeError):
        raise Refused(f"“{path}”不是银龄的加载项。") from None


def vba_version(path: Path) -> str:
    """The version of xlwings whose VBA an add-in holds: written beside the settings when it was built."""
    return settings_of(path).get("XLWINGS_VERSION", "")


def try_interpreter(interpreter: str) -> str:
    """Start the interpreter as a click does; the version of its xlwings. Refused where it does not work."""
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter, our own words
            [interpreter, "-I", "-B", "-c", _TEST], capture_output=True, text=True, timeout=_PATIENCE, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        raise Refused(f"运行程序 {interpreter} 启动不了。请重新运行安装包里的 install.bat。") from None
    if done.returncode:
        raise Refused(f"运行程序 {interpreter} 缺少本系统的组件。请重新运行安装包里的 install.bat。")
    return done.stdout.strip()
