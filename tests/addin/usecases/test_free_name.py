"""A name that nothing has yet."""

from __future__ import annotations

from pathlib import Path

from addin.usecases.free_name import free_name


def test_the_first_number_that_is_free_is_taken(tmp_path: Path) -> None:
    for name in ("表.xlsx", "表-2.xlsx", "表-4.xlsx"):
        (tmp_path / name).touch()
    assert free_name(tmp_path / "表.xlsx") == tmp_path / "表-3.xlsx"
    assert free_name(tmp_path / "别的.xlsx") == tmp_path / "别的.xlsx"


def test_what_counts_as_taken_can_be_said() -> None:
    written = [Path("a.xlsx"), Path("a-2.xlsx")]
    assert free_name(Path("a.xlsx"), written.__contains__) == Path("a-3.xlsx")
