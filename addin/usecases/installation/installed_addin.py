"""Read the installed add-in: its path, its settings, and whether its interpreter starts."""

from __future__ import annotations

import subprocess
import zipfile
from pathlib import Path

from addin.errors import Refused
from addin.usecases.installation.addin_names import ADDIN_FILE
from addin.usecases.installation.machine import Machine
from addin.usecases.installation.settings_sheet import read_settings

SETTINGS_PART = "xl/worksheets/sheet1.xml"
# What a click loads, in a process of its own.
_TEST = "import addin.doors.ribbon.lean_start,xlwings,addin.doors.ribbon.click;print(xlwings.__version__)"
_TIMEOUT_SECONDS = 120


def addin_path(machine: Machine) -> Path:
    """The add-in's path on this machine, whether or not it is there. Refused where Excel does not exist for the system."""
    return machine.startup_folder() / ADDIN_FILE


def settings_of(path: Path) -> dict[str, str]:
    """The settings in a built add-in, by key. Refused where the file is no add-in of ours."""
    try:
        with zipfile.ZipFile(path) as book:
            return read_settings(book.read(SETTINGS_PART).decode())
    except (OSError, KeyError, zipfile.BadZipFile, UnicodeDecodeError):
        raise Refused(f"“{path}”不是银龄的加载项。") from None


def vba_version(path: Path) -> str:
    """The version of xlwings whose VBA an add-in contains, empty where unknown. Refused where it is no add-in of ours."""
    return settings_of(path).get("XLWINGS_VERSION", "")


def try_interpreter(interpreter: str) -> str:
    """Start the interpreter as a click does; the version of its xlwings. Refused where it does not start or lacks a package."""
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter, our own words
            [interpreter, "-I", "-B", "-c", _TEST], capture_output=True, text=True, timeout=_TIMEOUT_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        raise Refused(f"运行程序 {interpreter} 启动不了。请重新运行安装包里的 install.bat。") from None
    if done.returncode:
        raise Refused(f"运行程序 {interpreter} 缺少本系统的组件。请重新运行安装包里的 install.bat。")
    return done.stdout.strip()
