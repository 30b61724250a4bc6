"""Texts looked at together are found harmless only where each of them is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from validators.cells import all_harmless, unsafe

ODD = st.text(alphabet="=＝+@-－ \n\t\x07\x85\u2028\ud800\uffff甲1", max_size=4)


@given(st.lists(ODD, max_size=4))
def test_among_harmless_texts_none_is_unsafe(texts: list[str]) -> None:
    assert not (all_harmless(texts) and any(map(unsafe, texts)))


@pytest.mark.parametrize("texts", [[], ["张建国", "大理市"], ["第一行\n第二行", "1+1=2"], ["", "甲"]])
def test_what_clerks_write_is_harmless(texts: list[str]) -> None:
    assert all_harmless(texts)


@pytest.mark.parametrize("text", ["=1", "＋1", "@SUM(1)", "-1+2", "响\x07铃", "甲\n=1", "\ud800"])
def test_one_odd_text_among_many_is_seen(text: str) -> None:
    assert not all_harmless(["甲", text, "乙"])
