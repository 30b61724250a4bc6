"""The compiled schemas say what the YAML says, and are passed over once it changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbook_templates import compiled


def test_an_edited_schema_is_read_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = (compiled.SCHEMAS / "cover.yaml").read_text(encoding="utf-8")
    (tmp_path / "cover.yaml").write_text(text.replace("填报单位", "报送单位"), encoding="utf-8")
    monkeypatch.setattr(compiled, "SCHEMAS", tmp_path)
    assert compiled.load("cover")["columns"][0]["name"] == "报送单位"
