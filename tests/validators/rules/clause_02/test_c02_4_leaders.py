"""Who may lead a study group."""

from __future__ import annotations

import pytest

from tests.validators.plan_helpers import BRANCH, ERROR, GROUP, WARNING, checked, on, person, tables

LEADER = person(1, 职务="组长", 任职组织代码=GROUP)


def run(posts: list[dict[str, object]], people: list[dict[str, object]], *, complete: bool = False) -> list[str]:
    at_hand = tables(任职=posts, 离退休干部=people, 党组织=[{}])
    return [f.severity for f in checked("C02-4", at_hand, on("2026-09-30", complete=complete))]


@pytest.mark.parametrize("post", ["书记", "副书记", "委员"])
def test_a_member_of_a_leading_body_may(post: str) -> None:
    assert run([LEADER, person(1, 职务=post, 任职组织代码=BRANCH)], [person(1)]) == []


def test_the_leading_body_of_a_general_branch_is_not_a_branchs() -> None:
    posts = [LEADER, person(1, 职务="委员", 任职组织代码=BRANCH)]
    general = {"组织形式": "党总支", "党组织名称": "盘龙区农业农村局离退休干部党总支"}
    at_hand = tables(任职=posts, 离退休干部=[person(1)], 党组织=[general])
    assert len(checked("C02-4", at_hand, on("2026-09-30"))) == 1


def test_a_plain_party_member_may_not() -> None:
    assert run([LEADER], [person(1)]) == [ERROR]


def test_someone_outside_the_party_may() -> None:
    assert run([LEADER], [person(1, 政治面貌="民进")]) == []


@pytest.mark.parametrize(("complete", "severity"), [(False, WARNING), (True, ERROR)])
def test_someone_of_another_units_roster_is_doubted_until_all_files_are_there(complete: bool, severity: str) -> None:
    assert run([LEADER], [], complete=complete) == [severity]


def test_someone_in_service_without_a_post_in_a_branch_may_not() -> None:
    assert run([LEADER | {"任职人员类别": "在职"}], []) == [ERROR]


def test_the_group_of_a_post_given_up_is_nobodys_matter() -> None:
    assert run([LEADER | {"免职日期": "2026-09-30"}], [person(1)]) == []
    assert run([LEADER | {"免职日期": "2026-10-01"}], [person(1)]) == [ERROR]
