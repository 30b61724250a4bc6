"""What the use cases of money refuse before anything is written, and how they take what a user types."""

from __future__ import annotations

from pathlib import Path

import pytest

from addin.errors import Refused
from addin.usecases.allowances import explain_person
from tests.addin.money_sheets import TWO, Desk, number


@pytest.mark.parametrize("state", ["draft", "replaced"])
def test_no_bank_file_of_what_nobody_approved(desk: Desk, tmp_path: Path, state: str) -> None:
    desk.rosters(TWO)
    desk.computes()
    if state == "replaced":
        desk.computes()
    words = ("--batch", "2026Q3-1", "-o", tmp_path / "表.xlsx", "--bank", tmp_path / "银行.csv")
    assert "还没有人复核" in desk.refused("sheet", *words)
    assert not (tmp_path / "银行.csv").exists()
    assert not (tmp_path / "表.xlsx").exists()


def test_the_bank_file_of_an_approved_batch(desk: Desk, tmp_path: Path) -> None:
    desk.rosters(TWO)
    desk.computes()
    desk.approves()
    desk.money("sheet", "-o", tmp_path / "表.xlsx", "--bank", tmp_path / "银行.csv")
    assert (tmp_path / "银行.csv").is_file()


@pytest.mark.parametrize("text", ["2026-7", "2026-07", "2026/7", "2026年7月", "202607", "２０２６-７", " 2026.07 "])
def test_a_month_as_people_write_it(desk: Desk, text: str) -> None:
    desk.rosters(TWO)
    desk.computes()
    assert {one.line.month for one in explain_person(desk.root, number("张建国"), text)} == {"2026-07"}


@pytest.mark.parametrize("text", ["2026-13", "2026-0", "2026", "七月", "2026-07-01", "26-07"])
def test_what_is_no_month_is_refused_in_a_sentence(desk: Desk, text: str) -> None:
    with pytest.raises(Refused, match="不是月份，请写成 2026-07"):
        explain_person(desk.root, number("张建国"), text)
