"""Who may hold which post, and whether it counts as held: answers from the plan's words and the Party constitution."""

from __future__ import annotations

import pytest

from tests.validators.plan_helpers import BRANCH, ERROR, GROUP, WARNING, checked, found, on, severities, tables

_ABROAD, _YOUNG = "530102195802281524", "530102197503072414"  # born 1958 and 1975; neither is in the roster


@pytest.mark.parametrize(
    ("title", "body", "face", "told"),
    [
        # 书记、副书记、委员 belong to party organisations, 组长、副组长 to study groups
        ("书记", BRANCH, "中共党员", ""), ("副书记", BRANCH, "中共党员", ""), ("委员", BRANCH, "中共党员", ""),
        ("组长", GROUP, "群众", ""), ("副组长", GROUP, "民盟", ""), ("组长", GROUP, "中共党员", ""),
        ("书记", GROUP, "中共党员", "学习小组"), ("副书记", GROUP, "中共党员", "学习小组"), ("委员", GROUP, "群众", "学习小组"),
        ("组长", BRANCH, "中共党员", "党组织"), ("副组长", BRANCH, "中共党员", "党组织"), ("组长", BRANCH, "群众", "党组织"),
        # full members alone: neither probationary members nor other parties nor the masses
        ("书记", BRANCH, "中共预备党员", "中共预备党员"), ("委员", BRANCH, "中共预备党员", "中共预备党员"),
        ("书记", BRANCH, "群众", "群众"), ("副书记", BRANCH, "民盟", "民盟"), ("委员", BRANCH, "无党派人士", "无党派人士"),
    ],
)  # fmt: skip
def test_which_post_belongs_to_which_body_and_to_whom(title: str, body: str, face: str, told: str) -> None:
    findings = found("C06-8", {"职务": title, "任职组织代码": body, "离退休干部": [{"政治面貌": face}]})
    assert [finding.severity for finding in findings] == ([ERROR] if told else [])
    assert all(told in finding.message for finding in findings)


@pytest.mark.parametrize(
    ("person", "held"),
    [
        ({}, True),
        ({"状态": "去世", "状态日期": "2026-08-01"}, False),
        ({"状态": "转出", "状态日期": "2026-08-01"}, False),
        ({"状态": "去世", "状态日期": "2026-10-01"}, True),  # dies after the day that is judged
    ],
)
def test_the_dead_and_the_moved_are_no_sitting_secretaries(person: dict[str, str], held: bool) -> None:
    at_hand = tables(党组织=[{}], 任职=[{"任职人员类别": "在职"}], 离退休干部=[person], 后备书记=[])
    day = on("2026-09-30")
    assert any("没有在任书记" in f.message for f in checked("C06-7", at_hand, day)) is not held
    assert bool(checked("C07-3", at_hand, day)) is held
    assert bool(checked("F20", at_hand, day)) is not held


@pytest.mark.parametrize(
    ("number", "category", "complete", "told"),
    [
        ("530102196303072415", "离退休", False, []),  # in the roster
        (_ABROAD, "离退休", False, [WARNING]),  # may be on another unit's
        (_ABROAD, "离退休", True, [ERROR]),  # all rosters are at hand
        (_YOUNG, "离退休", False, [ERROR]),  # 51: men retire at 60, the earliest at 55
        (_YOUNG, "在职", True, []),  # in service: in no roster of the retired
        ("530102195802281521", "离退休", True, []),  # the number itself is wrong: F05
    ],
)
def test_a_holder_who_is_in_no_roster_is_told(number: str, category: str, complete: bool, told: list[str]) -> None:
    at_hand = tables(党组织=[{}], 任职=[{"身份证号": number, "任职人员类别": category}], 离退休干部=[{}])
    day = on("2026-09-30", complete=complete)
    assert [finding.severity for finding in checked("F22", at_hand, day)] == told
    assert any("没有在任书记" in f.message for f in checked("C06-7", at_hand, day)) is bool(told)


def test_nobody_is_accused_where_no_roster_was_handed_in() -> None:
    at_hand = tables(党组织=[{}], 任职=[{"身份证号": _ABROAD}])
    assert checked("F22", at_hand, on("2026-09-30", complete=True)) == []


def test_a_roster_accepted_before_knows_the_holder() -> None:
    at_hand = tables(党组织=[{}], 任职=[{"身份证号": _ABROAD}], 离退休干部=[{}])
    day = on("2026-09-30", complete=True)
    object.__setattr__(day, "register", {"离退休干部.身份证号": frozenset({_ABROAD})})
    assert checked("F22", at_hand, day) == checked("C06-7", at_hand, day) == []


@pytest.mark.parametrize("face", ["中共预备党员", "民盟"])
def test_a_post_nobody_may_hold_entitles_to_no_group(face: str) -> None:
    """C02-4: of a branch's leading body are those who may be elected to it; a 民盟 cadre may lead a group as such."""
    posts = [{"职务": "委员"}, {"职务": "组长", "任职组织代码": GROUP}]
    expected = [ERROR] if face == "中共预备党员" else []
    assert severities("C02-4", {"任职": posts, "离退休干部": [{"政治面貌": face}]}) == expected
