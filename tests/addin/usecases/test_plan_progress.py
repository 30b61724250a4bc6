"""The progress of the plan from received files to a Word file in the office's folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from addin.doors.commandline.main import main
from addin.submissions.receive import receive
from tests.addin.conftest import found, registered
from tests.addin.submitted_files import roster, unit, write


def test_the_command_writes_the_document(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    office = found(tmp_path / "盘龙区", units=registered(1), phone="0871-63123456")
    receive(office, [write(tmp_path / "1.xlsx", "roster", roster(1), **unit(1, "530102"))], accept_with_reason="测试")
    monkeypatch.setattr("sys.argv", ["yinling", "report", "progress", "--office", str(office.root), "--period", "2026Q3"])
    with pytest.raises(SystemExit) as ended:
        main()
    assert not ended.value.code
    path = office.root / "报表" / "盘龙区委老干部局_计划推进情况_2026Q3.docx"
    assert capsys.readouterr().out == f"已生成计划推进情况：{path}\n"
    assert path.read_bytes()[:2] == b"PK"
