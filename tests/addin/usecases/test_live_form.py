"""An open roster is checked at the office as it is going to be when it is received: beside the unit's last one."""

from __future__ import annotations

from pathlib import Path

import pytest

from addin.submissions.folder import Office
from addin.submissions.receive import receive
from addin.usecases.live_form import check_open_form
from tests.addin.conftest import found, registered
from tests.addin.submitted_files import person, roster, unit, write
from workbook_templates.read import read_submission

LAST, GONE, DEAD = [100, 101, 102, 103], 103, 104


def open_roster(folder: Path, who: list[int], **cover: object) -> set[tuple[str, str]]:
    """Rule and severity of what is said of persons who are missing, or dead, in an open roster of the third quarter."""
    rows = roster(1)
    rows["离退休干部"] = [person(n) | {"党支部代码": "530102000001"} for n in who]
    path = write(folder / "本期.xlsx", "roster", rows, **(unit(1) | {"报告期": "2026Q3"} | cover))
    report = check_open_form(read_submission(path), folder / "盘龙区")
    return {(one.rule, str(one.severity)) for one in report.findings if one.rule in ("T17", "T18")}


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """An office that has received a unit's roster of the second quarter."""
    office = found(tmp_path / "盘龙区", units=registered(1, kinds=("roster",)))
    rows = roster(1)
    rows["离退休干部"] = [person(n) | {"党支部代码": "530102000001"} for n in LAST]
    rows["离退休干部"].append(person(DEAD) | {"党支部代码": "530102000001", "状态": "去世", "状态日期": "2026-05-12"})
    path = write(tmp_path / "上期.xlsx", "roster", rows, **(unit(1) | {"报告期": "2026Q2"}))
    assert [one.result for one in receive(office, [path])] == ["accepted"]
    return office


@pytest.mark.usefixtures("office")
def test_who_is_missing_or_comes_back_from_the_dead_is_told_before_it_is_received(tmp_path: Path) -> None:
    assert open_roster(tmp_path, LAST) == set()
    assert open_roster(tmp_path, LAST[:3]) == {("T17", "error")}
    assert open_roster(tmp_path, LAST[:3], 说明=f"{person(GONE)['姓名']}系误列。") == {("T17", "info")}
    assert open_roster(tmp_path, [*LAST, DEAD]) == {("T18", "error")}


@pytest.mark.usefixtures("office")
def test_a_part_and_another_unit_s_roster_are_not_compared(tmp_path: Path) -> None:
    assert open_roster(tmp_path, LAST[:3], 说明="第1部分") == set()
    assert open_roster(tmp_path, LAST[:3], **unit(2)) == set()


def test_a_form_is_checked_though_the_office_s_database_is_lost(office: Office, tmp_path: Path) -> None:
    for file in list(office.root.glob("台账*.db*")):
        file.unlink()
    assert open_roster(tmp_path, LAST[:3]) == set()
