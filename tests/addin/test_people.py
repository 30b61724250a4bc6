"""A person is who is on the list: two spellings are one, a text that names two is nobody, a PIN cannot be read back."""

from __future__ import annotations

import pytest

from addin.people import OfficePeople, hashed_pin, is_hashed_pin, is_pin, person_key, persons_named, roles_in

PEOPLE = OfficePeople({"张敏": ("经办",), "李四": ("复核",), "阿依·古丽": (), "王芳": ("负责人",)})


@pytest.mark.parametrize(
    ("typed", "person"),
    [
        ("张敏", "张敏"), (" 张　敏 ", "张敏"), ("阿依古丽", "阿依·古丽"), ("阿依•古丽", "阿依·古丽"),
        ("阿依．古丽", "阿依·古丽"),
        ("张敏（代李四）", ""), ("张三", ""), ("张敏、李四", ""), ("", ""),
    ],
)  # fmt: skip
def test_two_spellings_are_one_person_and_two_persons_are_none(typed: str, person: str) -> None:
    assert PEOPLE.find(typed) == person


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("张三（代李四）", {"张三", "代李四", "李四"}), ("张三(李四)", {"张三", "李四"}), ("代玉梅", {"代玉梅"}),
        ("Ａ张", {"a张"}),
        ("张三/李四", {"张三", "李四"}), ("", set()),
    ],
)  # fmt: skip
def test_whom_a_text_names(text: str, names: set[str]) -> None:
    assert persons_named(text) == names


def test_who_is_meant_by_a_slip() -> None:
    assert PEOPLE.meant("张敏（代李四）") == ["张敏", "李四"]
    assert PEOPLE.meant("张民") == ["张敏"]
    assert PEOPLE.meant("欧阳修") == []


def test_a_role_is_kept_to_those_who_have_it_where_anybody_has() -> None:
    assert PEOPLE.holders("经办") == ["张敏", "阿依·古丽"]
    assert PEOPLE.holders("财务") == [], "nobody's own, so anybody may"
    assert roles_in("复核，经办") == ("经办", "复核")
    assert roles_in("") == ()
    with pytest.raises(ValueError, match="没有“出纳”这种分工"):
        roles_in("出纳")


def test_a_pin_is_kept_as_a_salted_slow_hash() -> None:
    stored = hashed_pin("银杏2026")
    assert is_hashed_pin(stored)
    assert "银杏2026" not in stored
    assert stored != hashed_pin("银杏2026"), "salted"
    assert is_pin("银杏2026", stored)
    assert is_pin("银杏２０２６", stored), "digits as an input method writes them"
    assert not is_pin("银杏2027", stored)
    assert not is_pin("银杏2026", "银杏2026")
    assert int(stored.split(":")[1]) >= 1 << 15


def test_a_key_ignores_width_blanks_and_dots() -> None:
    assert person_key("Ａli · 张") == person_key("ali张")
