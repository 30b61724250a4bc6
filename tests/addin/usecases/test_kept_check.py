"""A check whose files are kept: how far it is told, and nothing is read twice that was read last."""

from __future__ import annotations

from pathlib import Path

from addin.usecases.kept_check import CheckProgress, KeptCheck
from tests.workbook_templates.read.forms import filled

SHEET = "离退休干部"
ROWS = {SHEET: [{"姓名": "张建国"}, {"姓名": "李红", "身份证号": "530103195504120024", "性别": "女", "出生日期": "1955-04-12"}]}
Told = list[tuple[int, int, str]]


def test_how_far_a_check_is_told_in_files_rows_and_checks(tmp_path: Path) -> None:
    files: Told = []
    rows: Told = []
    checks: Told = []
    told = CheckProgress(*(lambda *one, into=into: into.append(one) for into in (files, rows, checks)))
    KeptCheck([filled(tmp_path / "花名册.xlsx", ROWS)], tmp_path / "results", progress=told)
    assert files == [(1, 1, "花名册.xlsx")]
    assert [name for *_, name in rows].count(f"“花名册.xlsx”的“{SHEET}”") == 1, "a sheet is told when it has been read, once"
    assert [done for done, *_ in rows] == sorted(done for done, *_ in rows)
    assert rows[-1][0] == rows[-1][1] == max(done for done, *_ in rows), "in the end all rows have been read"
    assert [done for done, *_ in checks] == list(range(1, checks[0][1] + 1)), "every check is told once, to the last"
    assert {code for *_, code in checks} >= {"F01", "F05", "C08-2"}


def test_of_several_files_it_is_told_which_one_is_read(tmp_path: Path) -> None:
    rows: Told = []
    paths = [filled(tmp_path / "花名册.xlsx", ROWS), filled(tmp_path / "活动记录.xlsx", kind="activity")]
    KeptCheck(paths, tmp_path / "results", progress=CheckProgress(rows=lambda *one: rows.append(one)))
    assert {name.partition("“")[0] for *_, name in rows} == {"第 1 个（共 2 个）", "第 2 个（共 2 个）"}


def test_a_row_is_shown_from_what_was_read_for_the_check(tmp_path: Path) -> None:
    form = filled(tmp_path / "花名册.xlsx", ROWS)
    kept = KeptCheck([form], tmp_path / "results")
    form.unlink()
    assert {cell.column: cell.text for cell in kept.row(0, SHEET, 5)}["姓名"] == "李红"
