"""Where rows are so many that columns are unpacked as they are needed and let go of again, the same mistakes are found.

Two prefectures' files, spoilt at random, and pairs across them planted by hand: a person on two rosters, two names beside one
number. What was read of each file is packed and unpacked as in an office's 缓存, and everything is let go of after every rule.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from benchmarks.messy import messy_books, write
from validators.engine import check
from validators.finding import Finding, Report
from workbook_templates import table
from workbook_templates.columnar.packed import packed, unpacked
from workbook_templates.read import read_submission
from workbook_templates.table import Submission

AS_OF = dt.date(2026, 10, 8)
PEOPLE, NUMBER, NAME = "离退休干部", "身份证号", "姓名"


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Submission]:
    """The files of two senders; the second roster repeats the first person of the first one, and the number of its second."""
    found: list[Submission] = []
    for seed in (5, 6):
        folder = tmp_path_factory.mktemp(str(seed))
        read = [
            read_submission(path, name=f"{seed}_{path.name}") for path in write(messy_books(seed, units=1, persons=40), folder)
        ]
        for submission in read:
            submission.tables.sources[0].unit = submission.tables["封面"].columns["单位代码"][0] = f"1153{seed:014d}"
        found += read
    one, other = (submission.tables[PEOPLE] for submission in found if PEOPLE in submission.tables)
    for column in (NUMBER, NAME):
        other.columns[column][0] = one.columns[column][0]
    other.columns[NUMBER][1], other.columns[NAME][1] = one.columns[NUMBER][1], "赵某某"
    return found


def found(reports: list[Report]) -> set[tuple[str, Finding]]:
    return {(report.file, finding) for report in reports for finding in report.findings}


def test_the_same_is_found_with_little_memory(files: list[Submission], monkeypatch: pytest.MonkeyPatch) -> None:
    plain = check(files, as_of=AS_OF, together=True)
    kept = [unpacked(packed(one, "ab" * 32), "ab" * 32, one.file) for one in files]
    for name, value in (("_LARGE", 1), ("_MOST_CELLS", 1), ("_MOST_WORKED_OUT", 0)):
        monkeypatch.setattr(table, name, value)
    sparing = check([replace(one) for one in kept if one], as_of=AS_OF, together=True)
    assert len(kept) == len(sparing)
    assert found(sparing) == found(plain)
    assert [report.not_run for report in sparing] == [report.not_run for report in plain]


def test_what_crosses_senders_is_found(files: list[Submission]) -> None:
    """T12: one number on two rosters; T14: two names beside one number. Told at both places or at the later one."""
    reports = check(files, as_of=AS_OF, together=True)
    second = next(one for one in reversed(files) if PEOPLE in one.tables)
    told = {(finding.rule, finding.row) for report in reports if report.file == second.file for finding in report.findings}
    rows = second.tables[PEOPLE].rows
    assert {("T12", rows[0]), ("T12", rows[1])} <= told
