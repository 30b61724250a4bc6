"""The benchmark of the province makes what it says, and its steps run; their times are nobody's test."""

from __future__ import annotations

from pathlib import Path

from benchmarks.province import STEPS, WORK
from benchmarks.province_files import KINDS, PROVINCE, make_office, make_province, prefectures


def test_a_small_province_goes_through_all_steps(tmp_path: Path) -> None:
    files = make_province(tmp_path / "files", 0.001, ["530100", "530300"], workers=1)
    assert len(prefectures()) == 16
    assert len(files) == 2 * len(KINDS)
    office = make_office(tmp_path / "office", prefectures(), PROVINCE)
    for step in STEPS:
        WORK[step](office, tmp_path / "files")
    assert len(list((office / "上报").rglob("*.xlsx"))) == len(KINDS)
    assert len(list((office / "报表").glob("*.xlsx"))) == 1
