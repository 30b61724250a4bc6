"""Files and units given back, and units reorganised, by buttons: what is said, what counts afterwards."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from addin.submissions.folder import INBOX, RETURNED, Office
from addin.submissions.receive import receive
from addin.submissions.reorganisations import reorganisations
from tests.addin.conftest import found, registered
from tests.addin.doors.ribbon.test_click_office import Clerk
from tests.addin.submissions.test_waiting_units import county, prefecture, units_of, upward  # noqa: F401 - fixtures
from tests.addin.submitted_files import roster, unit, unit_code, unit_name, write

FIRST = {"receipt": "B3", "reason": "B4", "units": "B5", "held": "B6"}


def asked(clerk: Clerk, tag: str, **cells: str) -> str:
    """The button's sheet, filled in, and the button once more."""
    clerk.click(tag)
    form = clerk.host.books[-1]
    for cell, text in cells.items():
        form.wb.active[cell].value = text
    return clerk.click(tag, form)


def returned(clerk: Clerk, **answers: str) -> str:
    return asked(clerk, "gather_return", **{FIRST[key]: text for key, text in answers.items()})


def test_some_units_of_a_countys_book(
    prefecture: Office,  # noqa: F811 - the fixture
    county: Office,  # noqa: F811 - as above
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    receive(prefecture, [upward(county, tmp_path / "上报")])
    clerk = Clerk(prefecture, tmp_path, monkeypatch)
    said = returned(clerk, receipt="1", reason="人数不对", units=f"{unit_code(1)}，{unit_code(3)}")
    assert "退回第1号回执（盘龙区委老干部局 花名册 2026年第三季度）里的" in said
    assert f"已退回2个单位：{unit_name(1)}、{unit_name(3)}" in said
    assert units_of(prefecture) == {unit_name(2)}


def test_a_file_that_waits_in_the_inbox(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    office = found(tmp_path / "盘龙区", units=registered(1, kinds=("roster",)))
    clerk = Clerk(office, tmp_path, monkeypatch)
    shutil.copy(write(tmp_path / "一局.xlsx", "roster", roster(1, 5), **unit(1)), office.root / INBOX)
    clerk.click("gather_receive")
    fewer = write(office.root / INBOX / "少了.xlsx", "roster", roster(1, 4), **unit(1), 报送次数="2")
    clerk.host.answer = "no"
    clerk.click("gather_receive")
    assert fewer.exists()
    clerk.host.answer = "yes"
    assert "没有收下，已退回" in returned(clerk, held="少了.xlsx", reason="漏了一个人")
    assert not fewer.exists()
    assert len(list((office.root / RETURNED).rglob("*.xlsx"))) == 1


@pytest.mark.parametrize("answers", [{}, {"receipt": "1", "held": "花名册.xlsx"}])
def test_one_of_both_has_to_be_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answers: dict[str, str]) -> None:
    clerk = Clerk(found(tmp_path / "盘龙区", units=registered(1)), tmp_path, monkeypatch)
    assert "填一样，不要都填" in returned(clerk, reason="原因", **answers)


def test_a_unit_is_merged_and_that_is_cancelled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    office = found(tmp_path / "盘龙区", units=registered(1, 2, kinds=("roster",)))
    clerk = Clerk(office, tmp_path, monkeypatch)
    clerk.host.answer = "no"
    cells = {"B3": unit_code(2), "B4": "2026Q3", "B5": unit_code(1), "B8": "机构改革"}
    said = asked(clerk, "gather_reorganise", **cells)
    assert f"{unit_name(2)}从 2026Q3 起归{unit_name(1)}，确定吗" in said
    assert not reorganisations(office).in_force
    clerk.host.answer = "yes"
    assert f"并入{unit_name(1)}" in asked(clerk, "gather_reorganise", **cells)
    assert f"{unit_name(2)} 花名册" not in clerk.click("gather_status"), "nobody asks it any more"
    assert "作废" in asked(clerk, "gather_reorganise", B3=unit_code(2), B7="是", B8="登记错了")
    assert not reorganisations(office).in_force


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"B3": "11530102015101099X", "B4": "2026Q3", "B8": "改革"}, "登记簿里没有"),
        ({"B3": unit_code(1), "B4": "2026Q3", "B6": "大概", "B8": "改革"}, "请写“是”"),
        ({"B3": unit_code(1), "B4": "2026Q3"}, "还没有填"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_recorded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cells: dict[str, str], told: str
) -> None:
    office = found(tmp_path / "盘龙区", units=registered(1, kinds=("roster",)))
    clerk = Clerk(office, tmp_path, monkeypatch)
    assert told in asked(clerk, "gather_reorganise", **cells)
    assert not reorganisations(office).in_force
