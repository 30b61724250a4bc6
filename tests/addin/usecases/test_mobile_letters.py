"""The letters about mobile members, from received files to Word files in the office's folder."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path
from typing import Any

import pytest

from addin.doors.commandline.main import main
from addin.errors import Refused
from addin.submissions.folder import Office
from addin.submissions.receive import receive
from addin.usecases.mobile_letters import mobile_letters
from tests.addin.conftest import found, registered
from tests.addin.submitted_files import person, roster, unit, unit_name, write

OCTOBER = dt.date(2026, 10, 20)


def office_with(tmp_path: Path, **stay: Any) -> Office:
    office = found(tmp_path / "盘龙区", units=registered(1), phone="0871-63123456")
    rows = roster(1)
    who = {name: person(103)[name] for name in ("姓名", "身份证号")}
    rows["流动党员"] = [who | {"流出党支部代码": "530102000001", "外出日期": "2026-01-10"} | stay]
    path = write(tmp_path / "1.xlsx", "roster", rows, **unit(1, "530102"))
    receive(office, [path], accept_with_reason="测试")
    return office


def test_each_has_a_letter_in_a_folder_of_the_reports(tmp_path: Path) -> None:
    office = office_with(tmp_path, 通报流入地日期=None)
    (path,) = mobile_letters(office.root, "2026Q3", as_of=OCTOBER)
    assert path.parent == office.root / "报表" / "盘龙区委老干部局_流动党员通报函_2026Q3"
    assert path.name == f"{unit_name(1)}_{person(103)['姓名']}_通报函_第4行.docx"
    assert path.read_bytes()[:2] == b"PK"


def test_they_go_into_the_folder_that_is_named_and_into_no_file(tmp_path: Path) -> None:
    office = office_with(tmp_path, 通报流入地日期=None)
    (path,) = mobile_letters(office.root, "2026Q3", tmp_path / "信", OCTOBER)
    assert path.parent == tmp_path / "信"
    with pytest.raises(Refused, match="请写一个文件夹"):
        mobile_letters(office.root, "2026Q3", tmp_path / "1.xlsx", OCTOBER)


def test_where_everybody_was_notified_there_is_none_and_the_command_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    office = office_with(tmp_path, 通报流入地日期="2026-06-01")
    monkeypatch.setattr(sys, "argv", ["yinling", "report", "mobile", "--office", str(office.root), "--period", "2026Q3"])
    with pytest.raises(SystemExit) as ended:
        main()
    assert not ended.value.code
    assert "没有需要通报流入地的流动党员。" in capsys.readouterr().out
    assert not list((office.root / "报表").rglob("*.docx"))
