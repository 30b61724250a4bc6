"""``yinling due`` over files and over an office: the same lines, by day, and a sentence where it cannot be done."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from addin.errors import Refused
from addin.presentation.due import due_json, due_text
from addin.usecases.due import due_in_files
from validators.examples import baseline
from workbook_templates.schema import form
from workbook_templates.write.fill import fill_form

COVER = {column.name: column.example for column in form("roster").cover.columns}


def write(path: Path, kind: str, **sheets: list[dict[str, object]]) -> Path:
    rows = {}
    for name, lines in sheets.items():
        sheet = form(kind).sheet(name)
        rows[name] = [list((baseline(sheet) | line).values()) for line in lines]
    fill_form(path, form(kind), COVER, rows)
    return path


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    roster = write(tmp_path / "花名册.xlsx", "roster", 党组织=[{}], 学习小组=[{}])
    activity = write(tmp_path / "活动记录.xlsx", "activity", 活动记录=[{"活动类型": "党员大会"}])
    return [roster, activity]


def test_a_group_without_a_meeting_owes_one_by_the_end_of_the_quarter(files: list[Path]) -> None:
    lines = due_in_files(files, as_of=dt.date(2026, 9, 1)).lines
    owed = next(line for line in lines if line.rule == "C02-5")
    assert (owed.code, owed.by, owed.have, owed.need, owed.late) == ("X530102000001", dt.date(2026, 9, 30), 0, 1, False)
    assert owed.sentence in due_text(lines)


def test_the_day_after_it_is_overdue(files: list[Path]) -> None:
    lines = due_in_files(files, as_of=dt.date(2026, 10, 1)).lines
    assert next(line for line in lines if line.rule == "C02-5").late
    assert "已逾期" in due_text(lines)


def test_json_carries_every_line_with_its_sentence(files: list[Path]) -> None:
    lines = due_in_files(files).lines
    printed = json.loads(due_json(lines))
    assert [row["sentence"] for row in printed] == [line.sentence for line in lines]
    assert {row["by"] for row in printed} == {line.by.isoformat() for line in lines}


def test_nothing_owed_is_said_in_so_many_words() -> None:
    assert due_text([]) == "没有尚未完成的事项。"


def test_what_could_not_be_looked_at_is_not_said_to_be_done(files: list[Path], capsys: pytest.CaptureFixture[str]) -> None:
    """A roster alone owes nothing, because nobody knows what the unit did: that must not read as if all were well."""
    owed = due_in_files(files[:1])
    assert {"activity", "liaison"} <= {one.kind for one in owed.missing}
    told = due_text(owed.lines, owed.missing)
    assert "不等于已经完成" in told
    assert "加上《活动记录》才能检查" in told
    assert "activity" not in {one.kind for one in due_in_files(files).missing}


def test_files_of_two_periods_are_refused(files: list[Path], tmp_path: Path) -> None:
    other = tmp_path / "二季度.xlsx"
    fill_form(other, form("roster"), COVER | {"报告期": "2026Q2"}, {})
    with pytest.raises(Refused, match="报告期"):
        due_in_files([*files, other])


def test_a_file_that_cannot_be_read_is_named(files: list[Path], tmp_path: Path) -> None:
    broken = tmp_path / "坏的.xlsx"
    broken.write_bytes(b"PK")
    with pytest.raises(Refused, match=r"坏的\.xlsx"):
        due_in_files([*files, broken])
