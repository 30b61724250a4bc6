"""From which version a change form was made, where that is told by period and count alone."""

from __future__ import annotations

from pathlib import Path

from addin.submissions.accepted_copy import read_copy
from addin.submissions.folder import Office
from addin.submissions.receive import receive
from tests.addin.submissions.changing import PEOPLE, cell, change, him, in_force, whole
from tests.addin.submissions.received import results, said
from tests.addin.submitted_files import roster, unit, write


def twice(office: Office, tmp_path: Path) -> None:
    """The unit sent its roster, and once more with another residence of 101, under the same count."""
    rows = roster(1)
    rows[PEOPLE][1]["居住地"] = "玉溪市"
    receive(office, [whole(tmp_path)])
    assert results(receive(office, [write(tmp_path / "改.xlsx", "roster", rows, **unit(1))])) == ["accepted"]


def test_what_was_changed_under_the_same_count_is_not_overwritten_unseen(county: Office, tmp_path: Path) -> None:
    twice(county, tmp_path)
    (outcome,) = receive(county, [change(tmp_path / "变动表.xlsx", him(101, 居住地="大理市"), 依据版本="2026Q3第1次")])
    assert outcome.result == "returned"
    assert "玉溪市" in said(outcome)
    assert cell(in_force(county)[1], 101, "居住地") == "玉溪市"


def test_what_nobody_else_changed_is_taken_in(county: Office, tmp_path: Path) -> None:
    twice(county, tmp_path)
    (outcome,) = receive(county, [change(tmp_path / "变动表.xlsx", him(102, 居住地="大理市"), 依据版本="2026Q3第1次")])
    assert outcome.result == "accepted"
    assert (cell(in_force(county)[1], 101, "居住地"), cell(in_force(county)[1], 102, "居住地")) == ("玉溪市", "大理市")


def test_where_the_earliest_is_lost_nothing_is_guessed(county: Office, tmp_path: Path) -> None:
    receive(county, [whole(tmp_path)])
    lost = county.root / in_force(county)[0].stored
    rows = roster(1)
    rows[PEOPLE][1]["居住地"] = "玉溪市"
    receive(county, [write(tmp_path / "改.xlsx", "roster", rows, **unit(1))])
    lost.unlink()
    (outcome,) = receive(county, [change(tmp_path / "变动表.xlsx", him(102, 居住地="大理市"), 依据版本="2026Q3第1次")])
    assert outcome.result == "returned"
    assert read_copy(county, in_force(county)[0]).cover("报送次数") == 1


def test_the_only_one_of_its_count_is_the_one_meant(county: Office, tmp_path: Path) -> None:
    receive(county, [whole(tmp_path)])
    sent = change(tmp_path / "变动表.xlsx", him(102, 居住地="大理市"), 依据版本="2026Q3第1次")
    assert results(receive(county, [sent])) == ["accepted"]
