"""The quick search says what the plain one says."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workbook_templates.read.byte_search import holds

CONTENT = st.one_of(
    st.binary(max_size=40), st.lists(st.sampled_from([b"<", b"!", b"<!", b"a", b"!" * 600]), max_size=12).map(b"".join)
)


@given(content=CONTENT, start=st.integers(0, 5), end=st.none() | st.integers(0, 1300))
def test_it_finds_what_is_there(content: bytes, start: int, end: int | None) -> None:
    assert holds(content, b"<!", start, end) == (content.find(b"<!", start, end) >= 0)
