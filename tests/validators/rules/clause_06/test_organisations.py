"""Clause 6: names, sizes, parents, leading bodies."""

from __future__ import annotations

from typing import Any

import pytest

from tests.validators.plan_helpers import BRANCH, GROUP, OTHER, UNIT, checked, found, on, person, tables


@pytest.mark.parametrize(
    "name",
    [
        "盘龙区农业农村局离退休干部党支部", "区农业局退休党支部", "中共盘龙区农业农村局离休干部支部委员会",
        "盘龙农业农村局机关老干部第二党支部", "农业农村局离退休干部党支部（高新片区）", "盘农局退休干部党支部",
    ],
)  # fmt: skip
def test_names_clerks_use_are_in_order(name: str) -> None:
    assert found("C06-1", {"党组织名称": name}) == []


@pytest.mark.parametrize(
    ("name", "lacking"),
    [
        ("离退休干部第一党支部", "所在单位的名称"), ("盘龙区农业农村局机关党支部", "服务管理的群体"),
        ("盘龙区农业农村局离退休干部", "组织形式"), ("盘龙区水务处离退休干部党总支", "组织形式（党支部）"),
        ("大理州卫健委离退休干部党支部", "所在单位的名称"),
    ],
)  # fmt: skip
def test_what_a_name_lacks_is_said(name: str, lacking: str) -> None:
    [finding] = found("C06-1", {"党组织名称": name})
    assert lacking in finding.message


def members(number: int, **values: Any) -> list[dict[str, object]]:
    return [person(n, **values) for n in range(number)]


@pytest.mark.parametrize(("number", "expected"), [(0, 1), (2, 1), (3, 0), (50, 0)])
def test_three_full_members_are_enough(number: int, expected: int) -> None:
    assert len(found("C06-2", {"离退休干部": members(number)})) == expected


@pytest.mark.parametrize(("number", "expected"), [(50, ""), (51, "党总支"), (99, "党总支"), (100, "党委")])
def test_what_a_large_branch_should_be(number: int, expected: str) -> None:
    findings = found("C06-3", {"离退休干部": members(number)})
    assert [expected in f.message for f in findings] == ([True] if expected else [])


@pytest.mark.parametrize(("complete", "expected"), [(False, 0), (True, 1)])
def test_a_joint_branch_is_counted_once_all_files_are_at_hand(complete: bool, expected: int) -> None:
    at_hand = tables(党组织=[{"设置方式": "联合成立"}], 离退休干部=members(2))
    assert len(checked("C06-2", at_hand, on("2026-09-30", complete=complete))) == expected


@pytest.mark.parametrize(("units", "expected"), [(5, 0), (6, 1)])
def test_a_joint_branch_covers_at_most_five_units(units: int, expected: int) -> None:
    people = [person(n, 来源单位代码=f"1153010201510100{n}R") for n in range(units)]
    assert len(found("C06-4", {"设置方式": "联合成立", "离退休干部": people})) == expected


def test_a_unit_with_three_members_can_stand_alone() -> None:
    people = [person(n, 来源单位代码=UNIT if n < 3 else OTHER) for n in range(5)]
    assert len(found("C06-4", {"设置方式": "联合成立", "离退休干部": people})) == 1
    assert found("C06-4", {"设置方式": "联合成立", "离退休干部": people[1:]}) == []


def organisation(code: int, parent: int | None, form: str = "党支部") -> dict[str, object]:
    name = f"盘龙区农业农村局离退休干部{form}"
    return {
        "党组织代码": f"53010200000{code}",
        "上级党组织代码": f"53010200000{parent}" if parent else None,
        "组织形式": form,
        "党组织名称": name,
    }


def test_a_circle_of_three_is_told_once_with_its_way() -> None:
    rows = [organisation(4, 1), organisation(1, 2), organisation(2, 3), organisation(3, 1)]
    first, second = sorted(found("C06-5", {"党组织": rows}), key=lambda f: f.row)
    assert "不能管" in first.message
    way = " → ".join(f"盘龙区农业农村局离退休干部党支部（53010200000{n}）" for n in (1, 2, 3, 1))
    assert f"互相循环，{way}。" in second.message


def test_a_long_chain_of_parents_is_walked_once() -> None:
    rows = [organisation(1, 2), organisation(2, 3, "党总支"), organisation(3, None, "党委")]
    assert found("C06-5", {"党组织": rows}) == []


@pytest.mark.parametrize(("day", "expected"), [("2028-05-30", 0), ("2028-05-31", 0), ("2028-06-01", 1)])
def test_a_term_is_over_the_day_after_it_ends(day: str, expected: int) -> None:
    assert len(found("C06-7", {}, day, "2028Q2")) == expected


@pytest.mark.parametrize(
    ("members_", "posts", "expected"),
    [
        (7, ["书记", "委员", "委员"], []), (7, ["书记", *["委员"] * 6], []),
        (7, ["书记", "副书记"], ["有正式党员 7 名，支部委员会现有 2 人，应为 3 至 5 人，一般不超过 7 人"]),
        (7, ["书记", *["委员"] * 7], ["支部委员会现有 8 人"]), (6, ["书记"], []),
        (6, ["书记", "委员", "委员"], ["有正式党员 6 名，班子现有 3 人，应设书记 1 名，必要时设副书记 1 名"]),
        (6, [], ["没有在任书记"]), (6, ["书记", "书记"], ["有 2 名在任书记"]),
    ],
)  # fmt: skip
def test_the_size_of_a_leading_body(members_: int, posts: list[str], expected: list[str]) -> None:
    held = [person(n, 职务=post, 任职组织代码=BRANCH) for n, post in enumerate(posts)]
    messages = [f.message for f in found("C06-7", {"离退休干部": members(members_), "任职": held})]
    assert len(messages) == len(expected)
    assert all(words in message for words, message in zip(expected, messages, strict=True))


def test_a_dissolved_organisation_says_what_is_left() -> None:
    left = {"状态": "已撤销", "离退休干部": members(3), "任职": [{}], "学习小组": [], "联络员选派": [{}]}
    [finding] = found("C06-6", left)
    assert "3 名在册党员、1 个在任职务、1 名在任联络员" in finding.message


@pytest.mark.parametrize(("end", "told"), [(None, ["warning"]), ("2026-08-01", [])])
def test_a_dissolved_group_has_no_leader_any_more(end: str | None, told: list[str]) -> None:
    gone = {"小组代码": GROUP, "状态": "已撤销", "状态日期": "2026-08-01"}
    led = person(1, 职务="组长", 任职组织代码=GROUP, 免职日期=end)
    said = checked("C06-6", tables(党组织=[{}], 学习小组=[gone], 任职=[led], 离退休干部=members(3)), on("2026-09-30"))
    assert [(one.severity, one.sheet, one.column) for one in said] == [(severity, "学习小组", "状态") for severity in told]
    assert all("离退休干部学习小组已撤销，但还有 1 个在任职务" in one.message for one in said)
