"""The lists from received files to a workbook and a calendar in the office's folder."""

from __future__ import annotations

from pathlib import Path

import icalendar
import pytest

from addin.doors.commandline.main import main
from addin.submissions.folder import Office
from addin.submissions.receive import receive
from tests.addin.conftest import found, registered
from tests.addin.submitted_files import roster, unit, write


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """One unit with four members, who retired on 2023-03-31 and have held a post; the term of its branch ends on 2028-05-31."""
    office = found(tmp_path / "盘龙区", units=registered(1), phone="0871-63123456")
    receive(office, [write(tmp_path / "1.xlsx", "roster", roster(1), **unit(1, "530102"))], accept_with_reason="测试")
    return office


def test_the_command_writes_the_workbook_and_beside_it_a_calendar(
    office: Office, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["yinling", "report", "lists", "--office", str(office.root), "--period", "2026Q3"]
    monkeypatch.setattr("sys.argv", words)
    with pytest.raises(SystemExit) as ended:
        main()
    assert not ended.value.code
    workbook = office.root / "报表" / "盘龙区委老干部局_工作名单_2026Q3.xlsx"
    said = capsys.readouterr().out.splitlines()
    assert said[-2:] == [f"已生成工作名单：{workbook}", f"日历：{workbook.with_suffix('.ics')}"]
    assert "后备书记人选：4 行" in said
    assert "模范党支部评选：没有收到所需的表" in said
    assert workbook.exists()
    calendar = icalendar.Calendar.from_ical(workbook.with_suffix(".ics").read_bytes())
    days = sorted(str(event["DTSTART"].dt) for event in calendar.walk("VEVENT"))
    assert days == ["2028-03-31", "2028-05-31"]
