"""The user's settings of the ribbon, stored between clicks in a JSON file in the user's folder."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path

from addin.errors import Refused
from workbook_templates.atomic_write import write_atomically

KEYS = {"office": "机构文件夹", "period": "报告期", "user": "办理人", "folder": "新表存放文件夹"}


def user_folder(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Path:
    """The folder of the user's settings and log, by the conventions of the system."""
    home = Path(environment.get("HOME") or environment.get("USERPROFILE") or Path.home())
    if platform == "win32":
        return Path(environment.get("APPDATA") or home / "AppData" / "Roaming") / "yinling"
    if platform == "darwin":
        return home / "Library" / "Application Support" / "yinling"
    return Path(environment.get("XDG_CONFIG_HOME") or home / ".config") / "yinling"


class UserSettings:
    """The settings of one user, by the keys of ``KEYS``; a file that cannot be read counts as empty."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or user_folder()
        self._file = self.folder / "buttons.json"
        self._values = self._read()

    def _read(self) -> dict[str, str]:
        try:
            found = json.loads(self._file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return {k: v for k, v in found.items() if k in KEYS and isinstance(v, str)} if isinstance(found, dict) else {}

    def get(self, key: str) -> str:
        """The value of a key; empty where it is not set."""
        return self._values.get(key, "")

    def save(self, values: Mapping[str, str]) -> None:
        """Store these values for later clicks. Refused where the file cannot be written."""
        self._values |= {key: value.strip() for key, value in values.items() if key in KEYS}
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            write_atomically(self._file, json.dumps(self._values, ensure_ascii=False, indent=1).encode())
        except OSError:
            raise Refused(f"设置没有保存：{self.folder} 不能写入。") from None
