"""Texts that a spreadsheet reads from CSV."""

from __future__ import annotations

import pytest

from workbook_templates.values.text import inert


@pytest.mark.parametrize("text", ["=1+1", " =1+1", "+86", "-5", "@SUM(1)", "＝1+1", "\u3000＠x"])
def test_what_would_be_run_as_a_formula_begins_with_a_tab(text: str) -> None:
    assert inert(text) == f"\t{text}"


@pytest.mark.parametrize("text", ["", "张建国", "2026-07", "a=b", "6223690000000000015"])
def test_any_other_text_stays_as_it_is(text: str) -> None:
    assert inert(text) == text
