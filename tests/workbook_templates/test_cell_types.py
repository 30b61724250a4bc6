"""What is read as it stands must be what the parsers would have made of it."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook_templates.cell_types import TYPES, need_no_parsing, parser
from workbook_templates.read.names import plain
from workbook_templates.schema import Column

TEXTS = st.sets(
    st.one_of(
        st.text(alphabet="Aa1９Ｘx-`'\t 　\u200b-王芳（)ﬁ\u0301e", max_size=18),
        st.text(max_size=6),
        st.from_regex(r"[0-9]{15}|[0-9]{17}[0-9xX]", fullmatch=True),
    ).filter(bool),
    max_size=4,
)


@pytest.mark.parametrize("name", TYPES)
@given(texts=TEXTS)
def test_texts_that_stand_as_read_are_read_so(name: str, texts: set[str]) -> None:
    column = Column("x", name)
    if need_no_parsing(column, texts):
        assert {text: parser(column)(text) for text in texts} == {text: text for text in texts}


@pytest.mark.parametrize(
    ("name", "texts"),
    [
        ("id_number", {"530102196303072415"}),
        ("text", {"三楼，东侧"}),
        ("person_name", {"王芳"}),
        ("list", {"男"}),
        ("phone", {"13888000001"}),
    ],
)
def test_usual_texts_stand(name: str, texts: set[str]) -> None:
    assert need_no_parsing(Column("x", name), texts)


@pytest.mark.parametrize("name", TYPES)
def test_dates_stand_in_a_column_of_dates_only(name: str) -> None:
    assert need_no_parsing(Column("x", name), {dt.date(2026, 9, 30)}) == (name == "date")
    assert not need_no_parsing(Column("x", name), {dt.datetime(2026, 9, 30, 8)})
    assert not need_no_parsing(Column("x", name), {1.0})


@given(st.text(alphabet="Aa1９Ｘ王芳ﬁ名", min_size=1, max_size=8))
def test_a_name_without_layout_is_read_like_one_with(text: str) -> None:
    assert plain(text) == plain(f"★{text} ：")
