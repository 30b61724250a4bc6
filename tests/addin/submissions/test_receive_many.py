"""Receiving many files in one run: what one brings another may refer to, and the newest wins."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from addin.store.connection import reading
from addin.submissions.folder import Office
from addin.submissions.receipts import accepted
from addin.submissions.receive import receive
from tests.addin.submissions.received import results, said
from tests.addin.submitted_files import activity, liaison, roster, unit, write


def test_a_file_may_refer_to_what_another_file_of_the_run_or_an_accepted_one_brings(county: Office, tmp_path: Path) -> None:
    other = liaison(2, ["530102000001", "530102000002"])
    roster_1 = write(tmp_path / "1.xlsx", "roster", roster(1), **unit(1))
    roster_2 = write(tmp_path / "2.xlsx", "roster", roster(2), **unit(2))
    link = write(tmp_path / "3.xlsx", "liaison", other, **unit(2))
    assert results(receive(county, [link, roster_1, roster_2])) == ["accepted"] * 3
    lost = write(tmp_path / "4.xlsx", "liaison", liaison(2, ["530102000009"]), **unit(2), 报送次数="2")
    (outcome,) = receive(county, [lost])
    assert {f.rule for f in outcome.findings if f.severity == "error"} == {"F13"}


def test_a_roster_that_has_not_come_makes_no_other_form_wrong(county: Office, tmp_path: Path) -> None:
    receive(county, [write(tmp_path / "1.xlsx", "roster", roster(1), **unit(1))])
    (outcome,) = receive(county, [write(tmp_path / "2.xlsx", "liaison", liaison(2, ["530102000002"]), **unit(2))])
    assert outcome.result == "accepted"


def test_an_empty_list_of_groups_is_known_too(county: Office, tmp_path: Path) -> None:
    receive(county, [write(tmp_path / "1.xlsx", "roster", roster(1), **unit(1))])
    lost = activity(9, [("1", "2026-08-12")])
    (outcome,) = receive(county, [write(tmp_path / "2.xlsx", "activity", lost, **unit(1))])
    assert {f.rule for f in outcome.findings if f.severity == "error"} == {"F13"}


def test_codes_of_a_replaced_file_count_no_more(county: Office, tmp_path: Path) -> None:
    receive(county, [write(tmp_path / "1.xlsx", "roster", roster(1), **unit(1))])
    receive(county, [write(tmp_path / "2.xlsx", "roster", roster(2), **unit(2))])
    moved = roster(1)
    moved["党组织"][0]["党组织代码"] = "530102000077"
    for row in (*moved["离退休干部"], *moved["任职"]):
        row["党支部代码" if "党支部代码" in row else "任职组织代码"] = "530102000077"
    (outcome,) = receive(county, [write(tmp_path / "1b.xlsx", "roster", moved, **unit(1), 报送次数="2")])
    assert outcome.result == "accepted", said(outcome)
    (old,) = receive(county, [write(tmp_path / "3.xlsx", "liaison", liaison(2, ["530102000001"]), **unit(2))])
    assert old.result == "returned"


def test_two_versions_in_one_run_the_newest_wins(county: Office, tmp_path: Path) -> None:
    newer = write(tmp_path / "a.xlsx", "roster", roster(1, people=5), **unit(1), 报送次数="2")
    older = write(tmp_path / "b.xlsx", "roster", roster(1, people=4), **unit(1), 报送次数="1")
    assert results(receive(county, [newer, older])) == ["accepted", "accepted"]
    with reading(county.engine) as connection:
        (receipt,) = accepted(connection)
    assert receipt.detail["rows"]["离退休干部"] == 5


def test_progress_counts_both_passes(county: Office, tmp_path: Path) -> None:
    steps: list[tuple[int, int]] = []
    for number in (1, 2):
        write(tmp_path / f"{number}.xlsx", "roster", roster(number), **unit(number))
    count: Callable[[int, int, str], None] = lambda done, total, name: steps.append((done, total))  # noqa: E731
    receive(county, [tmp_path], progress=count)
    assert steps == [(n, 4) for n in range(1, 5)]


def test_many_files_are_read_again_instead_of_kept(county: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("addin.submissions.receive.KEEP_AT_MOST", 1)
    for number in (1, 2, 3):
        write(tmp_path / "in" / f"{number}.xlsx", "roster", roster(number), **unit(number))
    assert results(receive(county, [tmp_path / "in"])) == ["accepted"] * 3
