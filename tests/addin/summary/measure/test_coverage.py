"""The page of the plan's coverage holds what the rules and indicators say; tests/addin/test_generate.py compares it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from addin.summary.measure import coverage
from addin.summary.measure.catalogue import catalogue as indicators
from validators.catalogue import catalogue as rules
from validators.coverage import KINDS
from validators.obligations import Obligation, clauses


def test_every_obligation_has_a_line_with_all_that_answers_for_it() -> None:
    lines = {line.split(" | ")[0]: line for line in coverage.page().splitlines()}
    for clause in clauses():
        for duty in clause.duties:
            line = lines[f"| {duty.id}"]
            assert duty.words in line
            assert duty.waiver in line
            assert all(one.code in line for one in (*rules(), *indicators()) if duty.id in one.obligations)


@pytest.mark.parametrize("duty", [duty for clause in clauses() for duty in clause.duties], ids=lambda duty: duty.id)
def test_an_obligation_has_column_rule_indicator_and_due_entry_or_says_why_not(duty: Obligation) -> None:
    """Of each kind: something answers or a reason stands, and not both; a column may be there though nothing judges it."""
    found = {kind: coverage.answers()[kind][duty.id] for kind in KINDS}
    for kind in ("rule", "indicator", "due"):
        assert bool(found[kind]) != bool(duty.waiver or duty.without.get(kind)), kind
    assert found["column"] or duty.waiver or duty.without.get("column")
    assert not {*duty.without} - {*KINDS}
    assert all(len(reason) > 6 for reason in coverage.reasons(duty))


def test_both_pages_hold_the_table() -> None:
    """The clause of liaisons, by the plan's words: where it is recorded, what checks it, what counts it, what is still owed."""
    line = (
        "| 8-4 | 2025年底，全省离退休干部党支部党建联络员选派实现全覆盖 | 2025-12-31 "
        "| 党组织·党组织代码、联络员选派 | C08-1 | I08-1 | 选派党建联络员 |  |"
    )
    for page in coverage.generated().values():
        assert line in page.decode().splitlines()


def test_a_column_may_name_what_it_records() -> None:
    assert coverage.answers()["column"]["13-5"] == ["流动党员·已转组织关系"]


def test_a_page_with_an_obligation_nobody_knows_is_not_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(coverage, "rules", lambda: [replace(rules()[-1], obligations=("0-99",))])
    with pytest.raises(ValueError, match="0-99"):
        coverage.page()
