"""The thresholds: what each means, the plan's deadlines, and what an office may override."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from pathlib import Path

import pytest

from validators import policy
from validators.policy import POLICY, deadline, default_policy, read_policy


def test_every_threshold_says_what_it_means_and_where_it_is_taken_from() -> None:
    for name, row in read_policy()["parameter"].items():
        assert set(row) == {"value", "meaning", "source"}, name
        assert re.search("[\u4e00-\u9fff]", row["meaning"] + row["source"])


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("branch_coverage_deadline", dt.date(2025, 12, 31)),
        ("group_coverage_deadline", dt.date(2025, 12, 31)),
        ("liaison_coverage_deadline", dt.date(2025, 12, 31)),
        ("reserve_coverage_deadline", dt.date(2027, 12, 31)),
    ],
)
def test_the_plans_deadlines(name: str, day: dt.date) -> None:
    assert deadline(name) == day


def test_a_threshold_that_is_no_date_is_no_deadline() -> None:
    with pytest.raises(TypeError):
        deadline("branch_fewest_members")


def test_an_office_overrides_a_threshold_and_no_other_changes() -> None:
    own = default_policy().override({"liaison_most_organisations": 5})
    assert own["liaison_most_organisations"] == 5
    assert own.parameters["liaison_most_organisations"].overridden
    assert own["branch_fewest_members"] == 3
    assert default_policy()["liaison_most_organisations"] == 3


@pytest.mark.parametrize("values", [{"no_such": 1}, {"branch_fewest_members": "3"}, {"branch_fewest_members": True}])
def test_an_unknown_or_ill_typed_threshold_is_refused(values: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=next(iter(values))):
        default_policy().override(values)


def test_what_is_read_is_what_the_toml_file_says() -> None:
    assert read_policy() == tomllib.loads(POLICY.read_text(encoding="utf-8"))


def test_an_edited_policy_counts_before_it_is_compiled_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edited = POLICY.read_text(encoding="utf-8").replace("2025-12-31", "2031-01-01", 1)
    (tmp_path / "policy.toml").write_text(edited, encoding="utf-8")
    monkeypatch.setattr(policy, "POLICY", tmp_path / "policy.toml")
    assert read_policy.__wrapped__()["parameter"]["branch_coverage_deadline"]["value"] == dt.date(2031, 1, 1)
