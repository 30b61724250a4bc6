"""Who is paid what, told as sheets: the table that is filled in, and below it what must become of each claim."""

from __future__ import annotations

import inspect
from decimal import Decimal
from itertools import permutations
from typing import Any

import pytest

from addin.ledger.batches import why_paid
from tests.addin.ledger.sheets import computed, county, number_of, rows_of, told, total


def _filled() -> tuple[list[list[str]], list[list[str]]]:
    """The two tables of the calling test's docstring."""
    caller = inspect.currentframe().f_back.f_back  # type: ignore[union-attr]
    doc = globals()[caller.f_code.co_name].__doc__  # type: ignore[union-attr]
    filled, outcome = doc.split("~~~")
    return rows_of(filled), rows_of(outcome)


def check(**more: Any) -> None:
    parameters = {key: more.pop(key) for key in list(more) if key.startswith("allowance_")}
    filled, outcome = _filled()
    made = computed(county(filled, **more), **parameters)
    assert told(made.draft) == outcome


def test_a_leader_of_a_group_and_a_branch_is_paid_once() -> None:
    """
    | 姓名   | 组织   | 职务 | 任职日期 | 免职日期 |
    |--------|--------|------|----------|----------|
    | 张建国 | 甲支部 | 书记 | 2026-07-20 | 2026-07-31 |
    | 张建国 | 甲小组 | 组长 |          | 2026-07-31 |
    | 李秀英 | 甲小组 | 副组长 |        | 2026-07-31 |
    ~~~
    | 姓名   | 组织   | 职务 | 月 | 结果 | 规则 | 金额 |
    |--------|--------|------|----|------|------|------|
    | 张建国 | 甲支部 | 书记 | 07 | pay | | 300.00 |
    | 张建国 | 甲支部 | 书记 | 08 | unpaid | S06 | |
    | 张建国 | 甲支部 | 书记 | 09 | unpaid | S06 | |
    | 张建国 | 甲小组 | 组长 | 07 | blocked | S02 | |
    | 张建国 | 甲小组 | 组长 | 08 | unpaid | S06 | |
    | 张建国 | 甲小组 | 组长 | 09 | unpaid | S06 | |
    | 李秀英 | 甲小组 | 副组长 | 07 | pay | | 200.00 |
    | 李秀英 | 甲小组 | 副组长 | 08 | unpaid | S06 | |
    | 李秀英 | 甲小组 | 副组长 | 09 | unpaid | S06 | |
    """
    check()


def test_two_branches_in_two_counties_the_higher_is_paid() -> None:
    """
    | 姓名   | 组织   | 职务 | 任职日期 | 免职日期 |
    |--------|--------|------|----------|----------|
    | 张建国 | 甲支部 | 委员 |          |          |
    | 张建国 | 丙支部 | 书记 | 2026-08-01 |        |
    ~~~
    | 姓名   | 组织   | 职务 | 月 | 结果 | 规则 | 金额 |
    |--------|--------|------|----|------|------|------|
    | 张建国 | 甲支部 | 委员 | 07 | pay | | 200.00 |
    | 张建国 | 甲支部 | 委员 | 08 | blocked | S02 | |
    | 张建国 | 甲支部 | 委员 | 09 | blocked | S02 | |
    | 张建国 | 丙支部 | 书记 | 08 | pay | | 300.00 |
    | 张建国 | 丙支部 | 书记 | 09 | pay | | 300.00 |
    """
    check()


def test_by_halves_of_a_month() -> None:
    """
    | 姓名   | 组织   | 职务 | 任职日期   | 免职日期   |
    |--------|--------|------|------------|------------|
    | 张建国 | 甲支部 | 书记 | 2026-07-16 | 2026-09-15 |
    ~~~
    | 姓名   | 组织   | 职务 | 月 | 结果 | 规则 | 金额 |
    |--------|--------|------|----|------|------|------|
    | 张建国 | 甲支部 | 书记 | 07 | pay | | 150.00 |
    | 张建国 | 甲支部 | 书记 | 08 | pay | | 300.00 |
    | 张建国 | 甲支部 | 书记 | 09 | pay | | 150.00 |
    """
    check(allowance_by_half=True)


def test_from_the_month_after_the_appointment() -> None:
    """
    | 姓名   | 组织   | 职务 | 任职日期   | 免职日期   |
    |--------|--------|------|------------|------------|
    | 张建国 | 甲支部 | 书记 | 2026-07-02 | 2026-08-31 |
    | 李秀英 | 乙支部 | 书记 | 2026-09-01 |            |
    ~~~
    | 姓名   | 组织   | 职务 | 月 | 结果 | 规则 | 金额 |
    |--------|--------|------|----|------|------|------|
    | 张建国 | 甲支部 | 书记 | 08 | pay | | 300.00 |
    | 张建国 | 甲支部 | 书记 | 09 | unpaid | S06 | |
    | 李秀英 | 乙支部 | 书记 | 09 | pay | | 300.00 |
    """
    check(allowance_from_next_month=True)


def test_a_post_that_ended_long_ago_is_not_told_again() -> None:
    """
    | 姓名   | 组织   | 职务 | 任职日期   | 免职日期   |
    |--------|--------|------|------------|------------|
    | 张建国 | 甲支部 | 书记 | 2020-01-01 | 2026-03-31 |
    ~~~
    | 姓名   | 组织   | 职务 | 月 | 结果 | 规则 | 金额 |
    |--------|--------|------|----|------|------|------|
    """
    check()


SAME = "同一人"
TWO = [["张建国", "甲支部", "书记", "", ""], ["张建囯", "乙支部", "书记", "", ""]]


def decided(result: str) -> list[dict[str, object]]:
    return [{"身份证号一": number_of("张建国"), "身份证号二": number_of("张建囯"), "认定结果": result}]


def test_two_numbers_decided_to_be_one_person_are_paid_once() -> None:
    draft = computed(county(TWO, 重复认定=decided(SAME))).draft
    assert total(draft) == Decimal("900.00")
    assert {(post.person, post.aliases) for post in draft.posts} == set(permutations(map(number_of, ("张建国", "张建囯"))))
    assert {line.rule for line in draft.lines if line.outcome != "pay"} == {"S02"}
    assert all(post.aliases for post in draft.posts)


def test_decided_to_be_two_persons_both_are_paid() -> None:
    assert total(computed(county(TWO, 重复认定=decided("不同人"))).draft) == Decimal("1800.00")


def test_a_later_decision_takes_the_place_of_an_earlier_one() -> None:
    both = [decided(SAME)[0] | {"认定日期": "2026-08-01"}, decided("不同人")[0] | {"认定日期": "2026-07-01"}]
    assert total(computed(county(TWO, 重复认定=both)).draft) == Decimal("900.00")


def test_the_sentence_of_an_amount() -> None:
    posts = [["张建国", "甲支部", "书记", "", ""], ["张建国", "甲小组", "组长", "", ""], ["李秀英", "乙小组", "组长", "", ""]]
    draft = computed(county(posts)).draft
    said = {
        draft.posts[line.post_pos].name: why_paid(draft.posts[line.post_pos], line, draft.standards[line.standard_pos])
        for line in draft.lines
        if line.outcome == "pay" and line.month == "2026-07"
    }
    assert said == {
        "张建国": "张建国 2026-07 按书记标准 300.00 元发放（云老通〔2018〕31号，适用范围 530000）；兼任甲小组组长，不重复发放。",
        "李秀英": "李秀英 2026-07 比照书记标准 300.00 元发放（云老通〔2018〕31号，适用范围 530000）。",
    }
    blocked = next(line for line in draft.lines if line.rule == "S02")
    assert blocked.reason == "张建国 2026-07 已按甲支部书记的标准发放 300.00 元，兼任的甲小组组长不重复发放。"


@pytest.mark.parametrize(
    ("rows", "amount"),
    [
        ([("530000", "300"), ("530100", "310"), ("530102", "320"), ("11530102015101001R", "330")], "330"),
        ([("530000", "300"), ("530100", "310"), ("530102", "320")], "320"),
        ([("530000", "300"), ("530100", "310"), ("530111", "320")], "310"),
        ([("530000", "300"), ("533300", "310")], "300"),
    ],
)
def test_the_narrowest_scope_wins(rows: list[tuple[str, str]], amount: str) -> None:
    standards = [{"适用范围代码": scope, "月标准": fen} for scope, fen in rows]
    draft = computed(county([["张建国", "甲支部", "书记", "", ""]], 补贴标准=standards)).draft
    assert total(draft) == Decimal(amount) * 3


def test_a_standard_of_its_own_for_a_group_leader_comes_before_the_secretarys() -> None:
    standards = [{"月标准": "320"}, {"职务": "组长", "适用范围代码": "530000", "月标准": "260"}]
    draft = computed(county([["李秀英", "甲小组", "组长", "", ""]], 补贴标准=standards)).draft
    assert total(draft) == Decimal("780.00")


def test_a_standard_that_changes_within_the_quarter() -> None:
    standards = [{"月标准": "300", "失效日期": "2026-08-31"}, {"月标准": "350", "生效日期": "2026-09-01"}]
    assert total(computed(county([["张建国", "甲支部", "书记", "", ""]], 补贴标准=standards)).draft) == Decimal("950.00")


def test_of_two_standards_that_contradict_each_other_the_lower_is_paid() -> None:
    for amounts in (("300", "350"), ("350", "300")):
        standards = [{"月标准": amount} for amount in amounts]
        draft = computed(county([["张建国", "甲支部", "书记", "", ""]], 补贴标准=standards)).draft
        assert total(draft) == Decimal("900.00")
