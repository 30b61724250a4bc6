"""Commands as an office types them, and what the program said."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from addin.doors.commandline.main import main


class Clerk:
    """Types commands; remembers what was said."""

    def __init__(self, office: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        self.office, self._capsys, self._patch = office, capsys, monkeypatch
        self.status, self.said, self.scolded = 0, "", ""

    def types(self, *words: object) -> str:
        self._patch.setattr(sys, "argv", ["yinling", *map(str, words)])
        with pytest.raises(SystemExit) as ended:
            main()
        self.status = int(ended.value.code or 0)
        self.said, self.scolded = self._capsys.readouterr()
        return self.said

    def money(self, command: str, *words: object, period: str = "2026Q3") -> str:
        return self.types("allowance", command, "--office", self.office, "--period", period, *words)

    def read(self, command: str, *words: object) -> Any:
        return json.loads(self.money(command, *words, "--json"))

    def ledger(self, command: str, *words: object) -> str:
        return self.types("ledger", command, "--office", self.office, *words)

    def pays(self) -> Any:
        made = self.read("compute", "--by", "李明")
        self.money("approve", "--by", "王芳")
        return made, self.read("pay", "--by", "赵强")
