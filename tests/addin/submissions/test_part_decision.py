"""Two parts of one unit do not overwrite each other; two versions of one part do."""

from __future__ import annotations

from pathlib import Path

from addin.consolidation.consolidate import consolidate
from addin.store.connection import reading
from addin.submissions.folder import Office
from addin.submissions.receipts import accepted
from addin.submissions.receive import receive
from tests.addin.submitted_files import roster, unit, write
from workbook_templates.values.period import Period


def parts(office: Office) -> dict[int, int]:
    """Persons by part."""
    with reading(office.engine) as connection:
        return {r.key.part: r.detail["rows"]["离退休干部"] for r in accepted(connection) if r.key}


def second(people: int = 4) -> dict[str, list[dict[str, object]]]:
    """Another branch of the same unit."""
    return roster(11, people)


def test_parts_named_in_the_file_name_stand_side_by_side(county: Office, tmp_path: Path) -> None:
    one = write(tmp_path / "花名册第1部分.xlsx", "roster", roster(1), **unit(1))
    two = write(tmp_path / "花名册第2部分.xlsx", "roster", second(), **unit(1))
    receive(county, [one, two])
    assert parts(county) == {1: 4, 2: 4}
    newer = write(tmp_path / "花名册（第二部分）改.xlsx", "roster", second(5), **unit(1))
    receive(county, [newer])
    assert parts(county) == {1: 4, 2: 5}


def test_the_cover_says_it_before_the_file_name(county: Office, tmp_path: Path) -> None:
    receive(county, [write(tmp_path / "第1部分.xlsx", "roster", roster(1), **unit(1), 说明="第3部分，共3部分")])
    assert parts(county) == {3: 4}


def test_parts_that_say_nothing_are_told_by_their_rows(county: Office, tmp_path: Path) -> None:
    receive(county, [write(tmp_path / "a.xlsx", "roster", roster(1), **unit(1))])
    (outcome,) = receive(county, [write(tmp_path / "b.xlsx", "roster", second(), **unit(1))])
    assert "按第2部分收下" in outcome.messages[0]
    assert parts(county) == {1: 4, 2: 4}
    receive(county, [write(tmp_path / "c.xlsx", "roster", second(5), **unit(1))])
    assert parts(county) == {1: 4, 2: 5}, "a newer file replaces the part it shares rows with"


def test_a_further_submission_with_other_rows_replaces(county: Office, tmp_path: Path) -> None:
    receive(county, [write(tmp_path / "a.xlsx", "roster", roster(1), **unit(1))])
    (outcome,) = receive(county, [write(tmp_path / "b.xlsx", "roster", second(), **unit(1), 报送次数="2")])
    assert parts(county) == {1: 4}
    assert {(d.sheet, d.added, d.gone) for d in outcome.difference} == {("党组织", 1, 1), ("离退休干部", 4, 4), ("任职", 1, 1)}


def test_a_copy_that_was_taken_away_cannot_be_compared_and_is_replaced(county: Office, tmp_path: Path) -> None:
    (first,) = receive(county, [write(tmp_path / "a.xlsx", "roster", roster(1), **unit(1))])
    assert first.receipt is not None
    (county.root / first.receipt.stored).unlink()
    (outcome,) = receive(county, [write(tmp_path / "b.xlsx", "roster", roster(1, 5), **unit(1))])
    assert "无法比较差别" in outcome.messages[0]
    assert parts(county) == {1: 5}


def test_a_branch_that_is_divided_over_parts_is_counted_when_they_are_together(county: Office, tmp_path: Path) -> None:
    """Two members in each of two parts: neither is a branch too small (C06-2), in whatever order they come."""
    whole = roster(1)
    for n in (2, 1):
        half = whole | {"离退休干部": whole["离退休干部"][2 * n - 2 : 2 * n], "任职": whole["任职"] if n == 1 else []}
        (outcome,) = receive(county, [write(tmp_path / f"花名册第{n}部分.xlsx", "roster", half, **unit(1))])
        assert outcome.result == "accepted", outcome.findings
    assert parts(county) == {1: 2, 2: 2}
    assert "C06-2" not in {one.rule for one in consolidate(county, Period.parse("2026Q3"), tmp_path / "上报").findings}
