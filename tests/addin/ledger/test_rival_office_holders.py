"""Several secretaries of one branch at once: told before the money is approved, and paid only once each."""

from __future__ import annotations

from collections import Counter

from tests.addin.ledger.sheets import computed, county

TEN = [f"书{n}记" for n in "一二三四五六七八九十"]


def doubts(posts: list[list[str]]) -> list[str]:
    return [one.message for one in computed(county(posts)).judgement.findings() if one.rule == "S14"]


def test_ten_secretaries_of_one_branch_are_told_in_one_sentence() -> None:
    posts = [[name, "甲支部", "书记", "", ""] for name in TEN]
    (told,) = doubts(posts)
    assert "甲支部同一时间有 10 名书记" in told
    assert all(name in told for name in TEN)
    months = Counter((line.person, line.month) for line in computed(county(posts)).draft.lines if line.outcome == "pay")
    assert set(months.values()) == {1}, "and however many they are, each person-month is paid once"


def test_two_leaders_of_one_group() -> None:
    assert len(doubts([["甲", "甲支部", "书记", "", ""], *([n, "甲小组", "组长", "", ""] for n in ("乙", "丙"))])) == 1


def test_a_handover_is_no_doubt() -> None:
    old, new = ["前任", "甲支部", "书记", "", "2026-08-10"], ["后任", "甲支部", "书记", "2026-08-10", ""]
    assert doubts([old, new]) == []
    assert len(doubts([old, ["后任", "甲支部", "书记", "2026-08-01", ""]])) == 1, "nine days with two"


def test_a_secretary_for_each_branch_and_one_for_several_is_no_doubt() -> None:
    assert doubts([["甲", "甲支部", "书记", "", ""], ["乙", "乙支部", "书记", "", ""], ["乙", "丙支部", "书记", "", ""]]) == []
    assert doubts([["甲", "甲支部", "书记", "", ""], *([n, "甲支部", "委员", "", ""] for n in TEN)]) == []


def test_one_person_twice_in_the_same_post_is_a_matter_of_s02() -> None:
    assert doubts([["甲", "甲支部", "书记", "", ""], ["甲", "甲支部", "书记", "2026-02-01", ""]]) == []
