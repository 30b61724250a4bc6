"""A paper bears the day on which it is written, and asks for nothing that should have been done by then."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from docx import Document

from addin.submissions.receive import receive
from addin.usecases.plan_progress import plan_progress
from addin.usecases.reports import analysis, notices
from tests.addin.conftest import found, registered
from tests.addin.submitted_files import roster, unit, write
from tests.conftest import OfficeClock


def lines(path: Path) -> list[str]:
    return [one.text for one in Document(str(path)).paragraphs]


@pytest.mark.parametrize(
    ("today", "signed", "by"),
    [
        ("2026-12-01", "2026年12月1日", "2026年12月11日"),  # long after the closing day, 2026-10-10
        ("2026-09-28", "2026年10月10日", "2026年10月20日"),  # before it: what is told is how things stand on that day
    ],
)
def test_letters_and_analysis(tmp_path: Path, office_clock: OfficeClock, today: str, signed: str, by: str) -> None:
    office = found(tmp_path / "办公室", units=registered(1, 2, kinds=("roster",)))
    receive(office, [write(tmp_path / "花名册.xlsx", "roster", roster(1), **unit(1))])
    office_clock.set(today)
    to_all, *to_units = notices(office.root, "2026Q3", each=True)
    assert to_units
    for path in (to_all, *to_units):
        assert any("统计截至2026年10月10日" in line for line in lines(path))
        assert any(f"请于{by}（含）前" in line or f"{by}前" in line for line in lines(path)) or path == to_all
        assert lines(path)[-1].strip().endswith(signed)
    for path in (analysis(office.root, "2026Q3")[0], plan_progress(office.root, "2026Q3")):
        assert lines(path)[-1].strip().endswith(signed)


def test_a_last_day_may_be_named(tmp_path: Path, office_clock: OfficeClock) -> None:
    office = found(tmp_path / "办公室", units=registered(1, kinds=("roster",)))
    office_clock.set("2026-12-01")
    _, one = notices(office.root, "2026Q3", by=dt.date(2026, 12, 24), each=True)
    assert any("请于2026年12月24日（含）前" in line for line in lines(one))
