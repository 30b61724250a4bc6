"""Machines made up in a folder: a Windows and a Mac with Excel, whose interpreter is the one that runs the tests."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from pathlib import Path

from addin.usecases.installation import examination
from addin.usecases.installation.machine import Machine

EXCEL = {
    (r"HKCR\Excel.Application\CLSID", ""): "{00024500-0000-0000-C000-000000000046}",
    (
        r"HKCR\CLSID\{00024500-0000-0000-C000-000000000046}\LocalServer32",
        "",
    ): r"C:\Program Files\Microsoft Office\EXCEL.EXE /automation",
}
WPS = EXCEL | {
    (
        r"HKCR\CLSID\{00024500-0000-0000-C000-000000000046}\LocalServer32",
        "",
    ): r"C:\Users\a\AppData\Local\Kingsoft\WPS Office\et.exe",
}


@dataclass
class FakeRegistry:
    values: dict[tuple[str, str], str] = field(default_factory=lambda: dict(EXCEL))

    def read(self, key: str, value: str = "") -> str | None:
        return self.values.get((key, value))

    def texts(self, key: str) -> list[str]:
        return [text for (known, _), text in self.values.items() if known == key]


def windows_in(folder: Path) -> Machine:
    """A Windows with Excel. Its interpreter is this one, so that it really starts."""
    environment = {"APPDATA": str(folder / "Roaming"), "USERPROFILE": str(folder)}
    return Machine("win32", environment, FakeRegistry(), sys.executable, folder)


def mac_in(folder: Path) -> Machine:
    """A Mac with Excel."""
    (folder / "Applications" / "Microsoft Excel.app").mkdir(parents=True)
    return Machine("darwin", {"HOME": str(folder)}, FakeRegistry({}), sys.executable, folder / "Applications")


def codes(machine: Machine) -> list[str]:
    """The codes of what is found on a machine."""
    return [one.code for one in examination.examine(machine)]
