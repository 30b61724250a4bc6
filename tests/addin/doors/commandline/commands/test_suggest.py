"""``yinling suggest``: what could be corrected, and a corrected copy."""

from __future__ import annotations

from pathlib import Path

from tests.addin.doors.commandline.typed import Clerk
from tests.addin.suggested_forms import DOUBTFUL, SURE, suggested_roster


def test_it_lists_what_it_would_change_and_changes_nothing(clerk: Clerk, tmp_path: Path) -> None:
    path = suggested_roster(tmp_path / "花名册.xlsx")
    before = path.read_bytes()
    said = clerk.types("suggest", path)
    assert clerk.status == 0
    assert f"可以建议改正 {len(SURE) + len(DOUBTFUL)} 处" in said
    assert "“联系电话”：１３８ ８８００ ０００２ → 13888000002" in said
    assert said.count("要认定　") == len(DOUBTFUL)
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.glob("*.xlsx")] == [path.name]


def test_a_copy_gets_the_sure_ones_or_all(clerk: Clerk, tmp_path: Path) -> None:
    path = suggested_roster(tmp_path / "花名册.xlsx")
    assert f"已改正 {len(SURE)} 处" in clerk.types("suggest", path, "-o", tmp_path / "一.xlsx")
    assert f"可以建议改正 {len(DOUBTFUL)} 处" in clerk.types("suggest", tmp_path / "一.xlsx")
    assert f"已改正 {len(SURE) + len(DOUBTFUL)} 处" in clerk.types("suggest", path, "-o", tmp_path / "二.xlsx", "--all")
    assert "没有可以建议改正的地方" in clerk.types("suggest", tmp_path / "二.xlsx")


def test_a_missing_file_is_told(clerk: Clerk, tmp_path: Path) -> None:
    clerk.types("suggest", tmp_path / "没有.xlsx")
    assert clerk.status == 2
    assert "找不到文件" in clerk.scolded
