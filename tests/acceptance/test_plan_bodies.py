"""Party organisations and liaisons: what the plan and the regulation it follows mean for forms, case by case."""

from __future__ import annotations

import pytest

from tests.acceptance.plan_tables import LATE, NOTHING, OTHER_BRANCH, TOLD, Case, answer, members

DAY = "2026-09-30"


def branch(people: list[dict[str, object]], **values: object) -> dict[str, list[dict[str, object]]]:
    return {"党组织": [values], "离退休干部": people}


SIZES = {
    "three full members": Case(branch(members(3)), DAY, NOTHING),
    "two": Case(branch(members(2)), DAY, LATE),
    "none at all": Case(branch([]), DAY, LATE),
    "a probationary member is none": Case(branch([*members(2), {"政治面貌": "中共预备党员"}]), DAY, LATE),
    "one of two written twice is still one": Case(branch([*members(2), *members(1)]), DAY, LATE),
    "nor is one outside the party": Case(branch([*members(2), {"政治面貌": "群众"}]), DAY, LATE),
    "nor one who died": Case(branch([*members(2), {"状态": "去世", "状态日期": "2026-05-01"}]), DAY, LATE),
    "nor one of another branch": Case(branch([*members(2), {"党支部代码": OTHER_BRANCH}]), DAY, LATE),
    "already to be adjusted": Case(branch(members(2), 状态="拟调整"), DAY, NOTHING),
    "already dissolved": Case(branch([], 状态="已撤销"), DAY, NOTHING),
    "a committee is no branch": Case(branch([], 组织形式="党委", 党组织名称="盘龙区农业农村局离退休干部党委"), DAY, NOTHING),
}


@pytest.mark.parametrize("case", SIZES.values(), ids=SIZES)
def test_a_branch_has_three_full_members_or_is_adjusted(case: Case) -> None:
    """“党组织设置符合党章和有关规定。……不再符合设立条件的离退休干部党组织，应及时予以调整或撤销。”（六）

    党章第三十条: “凡是有正式党员三人以上的，都应当成立党的基层组织。”
    """
    assert answer("C06-2", case) == case.expected


def led(number: int, *posts: str, **term: object) -> dict[str, list[dict[str, object]]]:
    """A branch of so many full members, its posts held by the first of them, each by another."""
    people = members(number)
    held = [{k: p[k] for k in ("身份证号", "姓名")} | {"职务": post} for p, post in zip(people, posts, strict=False)]
    return {"党组织": [{"本届起始日期": "2025-06-01", "本届届满日期": "2028-05-31"} | term], "离退休干部": people, "任职": held}


COMMITTEE = ("书记", "委员", "委员")
BODIES = {
    "seven members, three on the committee": Case(led(7, *COMMITTEE), DAY, NOTHING),
    "seven members, a secretary alone": Case(led(7, "书记"), DAY, TOLD),
    "five on the committee": Case(led(30, "书记", "副书记", *["委员"] * 3), DAY, NOTHING),
    "seven on the committee": Case(led(30, "书记", *["委员"] * 6), DAY, NOTHING),
    "eight on the committee": Case(led(30, "书记", *["委员"] * 7), DAY, TOLD),
    "six members, a secretary": Case(led(6, "书记"), DAY, NOTHING),
    "six members, a deputy besides": Case(led(6, "书记", "副书记"), DAY, NOTHING),
    "six members and a committee": Case(led(6, *COMMITTEE), DAY, TOLD),
    "no secretary": Case(led(7, "副书记", "委员", "委员"), DAY, TOLD),
    "two secretaries": Case(led(7, "书记", "书记", "委员"), DAY, TOLD),
    "the term's last day": Case(led(7, *COMMITTEE, 本届起始日期="2023-10-01", 本届届满日期="2026-09-30"), DAY, NOTHING),
    "the day after the term": Case(led(7, *COMMITTEE, 本届起始日期="2023-09-30", 本届届满日期="2026-09-29"), DAY, TOLD),
    "a term of five years": Case(led(7, *COMMITTEE, 本届届满日期="2030-05-31"), DAY, TOLD),
    "a dissolved branch": Case(led(0, 状态="已撤销"), DAY, NOTHING),
}


@pytest.mark.parametrize("case", BODIES.values(), ids=BODIES)
def test_the_leading_body_of_a_branch(case: Case) -> None:
    """支部工作条例: “有正式党员7人以上的党支部，应当设立党支部委员会。党支部委员会由3至5人组成，一般不超过7人。”
    “正式党员不足7人的党支部，设1名书记，必要时可以设1名副书记。” “每届任期一般为3年”.
    """
    assert answer("C06-7", case) == case.expected


ALL_OF_2025 = "2025-12-31"


def served(*liaisons: dict[str, object], **values: object) -> dict[str, list[dict[str, object]]]:
    return {"党组织": [values], "联络员选派": list(liaisons)}


LIAISONS = {
    "one in force": Case(served({"选派日期": "2025-04-01"}), DAY, NOTHING),
    "nobody, on the last day of 2025": Case(served(), ALL_OF_2025, TOLD, "2025Q4"),
    "nobody, the day after": Case(served(), "2026-01-01", LATE, "2025Q4"),
    "one who stopped": Case(served({"结束日期": "2026-08-15"}), DAY, LATE),
    "one who begins later": Case(served({"选派日期": "2026-10-01"}), DAY, LATE),
    "one of another branch": Case(served({"联系党组织代码": OTHER_BRANCH}), DAY, LATE),
    "one stopped, another follows": Case(
        served({"结束日期": "2026-08-15"}, {"身份证号": "530102198511230026", "选派日期": "2026-08-20"}), DAY, NOTHING
    ),
    "a general branch is no branch": Case(served(组织形式="党总支"), DAY, NOTHING),
    "a dissolved branch": Case(served(状态="已撤销"), DAY, NOTHING),
}


@pytest.mark.parametrize("case", LIAISONS.values(), ids=LIAISONS)
def test_every_branch_has_a_liaison(case: Case) -> None:
    """“2025年底，全省离退休干部党支部党建联络员选派实现全覆盖。”（八）"""
    assert answer("C08-1", case) == case.expected


def one_liaison(*days: str, **last: object) -> dict[str, list[dict[str, object]]]:
    """One liaison, appointed on each day to another organisation; ``last`` changes the last row."""
    rows = [{"联系党组织代码": f"53010200000{n}", "选派日期": day} for n, day in enumerate(days, 1)]
    return {"联络员选派": [*rows[:-1], rows[-1] | last]}


SINCE_2025 = ["2025-04-01"] * 4
LOADS = {
    "three organisations": Case(one_liaison(*SINCE_2025[:3]), DAY, NOTHING),
    "four": Case(one_liaison(*SINCE_2025), DAY, TOLD),
    "six are one overload": Case(one_liaison(*SINCE_2025, *SINCE_2025[:2]), DAY, TOLD),
    "the fourth by another liaison": Case(one_liaison(*SINCE_2025, 身份证号="530102198511230026"), DAY, NOTHING),
    "one organisation written twice": Case(one_liaison(*SINCE_2025, 联系党组织代码="530102000001"), DAY, NOTHING),
    "the fourth not begun yet": Case(one_liaison(*SINCE_2025[:3], "2026-10-08"), DAY, NOTHING),
}


@pytest.mark.parametrize("case", LOADS.values(), ids=LOADS)
def test_a_liaison_has_no_more_than_three_organisations(case: Case) -> None:
    """“每位党建联络员联系指导的离退休干部党组织一般不超过3个。”（八）"""
    assert answer("C08-2", case) == case.expected
