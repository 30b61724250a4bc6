"""The page of the plan's coverage holds what the rules and indicators say; tests/addin/test_generate.py compares it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from addin.summary.measure import coverage
from addin.summary.measure.catalogue import catalogue as indicators
from validators.catalogue import catalogue as rules
from validators.policy import clauses


def test_every_obligation_has_a_line_with_all_that_answers_for_it() -> None:
    lines = {line.split(" | ")[0]: line for line in coverage.page().splitlines()}
    for clause in clauses():
        for duty in clause.duties:
            line = lines[f"| {duty.id}"]
            assert duty.words in line
            assert duty.waiver in line
            assert all(one.code in line for one in (*rules(), *indicators()) if duty.id in one.obligations)


def test_a_page_with_an_obligation_nobody_knows_is_not_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(coverage, "rules", lambda: [replace(rules()[-1], obligations=("0-99",))])
    with pytest.raises(ValueError, match="0-99"):
        coverage.page()
