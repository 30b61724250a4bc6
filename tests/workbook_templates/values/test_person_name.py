"""One person's name is one name, however it was typed; another person's is another."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook_templates.cell_types import TYPES
from workbook_templates.values.person_name import is_tidy_name, name_key, name_keys, same_name, tidy_name

RARE = "𬭎𠮷𫍯𰻝\u4dae\ufa0e"  # extensions B, C, E and G, extension A, compatibility


@pytest.mark.parametrize("char", RARE)
def test_the_space_in_a_name_of_two_characters_is_layout_in_every_block(char: str) -> None:
    assert tidy_name(f"王 {char}") == f"王{char}"
    assert tidy_name(f"{char}　王") == f"{char}王"


@pytest.mark.parametrize("dot", "·•．‧∙⋅・･")
def test_every_dot_is_the_same_dot(dot: str) -> None:
    assert tidy_name(f"阿依古丽{dot}买买提") == tidy_name(f"阿依古丽 {dot} 买买提") == "阿依古丽·买买提"


def test_a_space_in_a_longer_name_is_left_for_a_rule_to_tell() -> None:
    assert tidy_name("张 建国") == "张 建国"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("王 𬭎", "王𬭎"),
        ("张 建 国", "张建国"),
        ("阿依古丽.买买提", "阿依古丽·买买提"),
        ("阿依古丽•买买提", "阿依古丽．买买提"),
        ("张建国2", "张建国"),
        ("张建国（已故）", "张建国"),
        ("神\ufe00", "神"),
        ("\ufa19木", "神木"),  # a compatibility ideograph
        ("李○", "李〇"),
        ("ＺＨＡＮＧ", "Zhang"),
    ],
)
def test_the_same_name(one: str, other: str) -> None:
    assert same_name(one, other)
    assert same_name(other, one)


@pytest.mark.parametrize(("one", "other"), [("张建国", "张建囯"), ("张建国", "李建国"), ("王芳", "王芳芳"), ("王𬭎", "王𬬭")])
def test_another_name(one: str, other: str) -> None:
    assert not same_name(one, other)


names = st.text(st.sampled_from("王张𬭎〇·•． \u3000a2\u200b\ufe00（）"), max_size=8)


@given(names)
def test_what_is_tidy_stays_and_reading_twice_changes_nothing(name: str) -> None:
    tidied = tidy_name(name)
    assert tidied is None or tidy_name(tidied) == tidied
    if is_tidy_name([name]) and name:
        assert tidied == name
    assert TYPES["person_name"].parse(name) == tidied


@given(names)
def test_reading_a_name_does_not_make_it_another(name: str) -> None:
    assert name_key(tidy_name(name) or "") == name_key(name)


@given(st.lists(st.text(st.sampled_from("张王𬭎ab·（）2 ○Ａ\ufa19\u0301é"), max_size=4), unique=True))
def test_the_keys_of_many_names_are_the_keys_of_each(names: list[str]) -> None:
    assert name_keys(names) == {name: name_key(name) for name in names}
