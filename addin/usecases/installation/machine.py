"""The machine on which the add-in is installed: system, folders, registry. Tests pass their own."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from addin.errors import Refused


class Registry(Protocol):
    """Read access to Windows' registry."""

    def read(self, key: str, value: str = "") -> str | None:
        """A value as text by its key (beginning with HKCU, HKLM or HKCR) and name; None where there is none."""

    def texts(self, key: str) -> list[str]:
        """All values of a key as text, binary ones as the UTF-16 they hold; none where there is no such key."""


class NoRegistry:
    """The registry of a system that has none: every key is missing."""

    def read(self, key: str, value: str = "") -> str | None:
        """None for every key."""
        return None

    def texts(self, key: str) -> list[str]:
        """None of any key."""
        return []


class WindowsRegistry:
    """The registry of the Windows this runs on."""

    def read(self, key: str, value: str = "") -> str | None:
        """A value as text (multi-part and binary values as Python shows them); None where there is none."""
        import winreg  # noqa: PLC0415 - there on Windows alone

        try:
            with self._opened(key) as opened:
                return str(winreg.QueryValueEx(opened, value)[0])  # type: ignore[attr-defined,unused-ignore]
        except OSError:
            return None

    def texts(self, key: str) -> list[str]:
        """All values of a key as text, binary ones as the UTF-16 they hold; none where there is no such key."""
        import winreg  # noqa: PLC0415 - as above

        try:
            with self._opened(key) as opened:
                count = winreg.QueryInfoKey(opened)[1]  # type: ignore[attr-defined,unused-ignore]
                values = [winreg.EnumValue(opened, n)[1] for n in range(count)]  # type: ignore[attr-defined,unused-ignore]
        except OSError:
            return []
        return [one.decode("utf-16-le", "replace") if isinstance(one, bytes) else str(one) for one in values]

    @staticmethod
    def _opened(key: str) -> Any:
        import winreg  # noqa: PLC0415 - as above

        hive, _, path = key.partition("\\")
        roots = {"HKCU": "HKEY_CURRENT_USER", "HKLM": "HKEY_LOCAL_MACHINE", "HKCR": "HKEY_CLASSES_ROOT"}
        return winreg.OpenKey(getattr(winreg, roots[hive]), path)  # type: ignore[attr-defined,unused-ignore]


def real_registry() -> Registry:
    """The registry of the machine this runs on."""
    return WindowsRegistry() if sys.platform == "win32" else NoRegistry()


@dataclass(frozen=True)
class Machine:
    """A machine: ``platform`` as ``sys.platform``, environment, registry, our interpreter, macOS' folder of applications."""

    platform: str = sys.platform
    environment: Mapping[str, str] = field(default_factory=lambda: dict(os.environ))
    registry: Registry = field(default_factory=real_registry)
    interpreter: str = sys.executable
    applications: Path = Path("/Applications")

    @property
    def windows(self) -> bool:
        """Whether Excel here is Excel for Windows."""
        return self.platform == "win32"

    @property
    def home(self) -> Path:
        """The user's home folder."""
        return Path(self.environment.get("USERPROFILE" if self.windows else "HOME") or Path.home())

    def startup_folder(self) -> Path:
        """Excel's startup folder, whose workbooks it opens when it starts. Refused where there is no Excel for this system."""
        if self.windows:
            roaming = self.environment.get("APPDATA")
            if not roaming:
                raise Refused("系统没有告诉 APPDATA 在哪里，不能安装。请用平时登录的账户运行。")
            return Path(roaming) / "Microsoft" / "Excel" / "XLSTART"
        if self.platform == "darwin":
            return self.home / "Library/Group Containers/UBF8T346G9.Office/User Content.localized/Startup.localized/Excel"
        raise Refused("这个系统上没有 Excel。LibreOffice 请安装 .oxt 扩展。")
