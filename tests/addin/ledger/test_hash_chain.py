"""The seal over a batch: no two different contents under one seal, whatever the texts hold."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from addin.ledger.model import digest

TEXT = st.text(alphabet="ab|[\x1f\"', :1", max_size=3)
ROWS = st.lists(st.tuples(TEXT, TEXT, TEXT), max_size=3)


@given(ROWS, ROWS, ROWS, ROWS)
def test_different_contents_different_seals(
    a: list[tuple[str, ...]], b: list[tuple[str, ...]], c: list[tuple[str, ...]], d: list[tuple[str, ...]]
) -> None:
    assert (digest(a, b, []) == digest(c, d, [])) == ((a, b) == (c, d))
    assert (digest(a, [], b) == digest(a, b, [])) == (not b)


@given(TEXT, TEXT, TEXT, TEXT)
def test_text_moved_from_one_cell_to_the_next(a: str, b: str, c: str, d: str) -> None:
    assert (digest([(a, b)], [], []) == digest([(c, d)], [], [])) == ((a, b) == (c, d))
    assert (digest([(a,), (b,)], [], []) == digest([(c,), (d,)], [], [])) == ((a, b) == (c, d))
