"""Study and training: what the plan's sentences mean for forms, case by case."""

from __future__ import annotations

import pytest

from tests.acceptance.plan_tables import GROUP, LATE, NOTHING, OTHER_BRANCH, TOLD, Case, answer

STUDY = {"组织代码": GROUP, "活动类型": "学习小组活动"}
IN_GROUP = [{"小组代码": GROUP, "成立日期": "2025-03-20"}]


def studied(*days: str, **values: object) -> list[dict[str, object]]:
    return [STUDY | {"活动编号": f"K{n}", "活动日期": day, **values} for n, day in enumerate(days)]


STUDIES = {
    "none in the quarter, which is over": Case({"学习小组": IN_GROUP, "活动记录": []}, "2026-10-01", LATE),
    "none yet, the quarter still runs": Case({"学习小组": IN_GROUP, "活动记录": []}, "2026-09-30", TOLD),
    "on the first day": Case({"学习小组": IN_GROUP, "活动记录": studied("2026-07-01")}, "2026-10-01", NOTHING),
    "on the last day": Case({"学习小组": IN_GROUP, "活动记录": studied("2026-09-30")}, "2026-10-01", NOTHING),
    "the day before the quarter": Case({"学习小组": IN_GROUP, "活动记录": studied("2026-06-30")}, "2026-10-01", LATE),
    "another group": Case(
        {"学习小组": IN_GROUP, "活动记录": studied("2026-08-01", 组织代码="X530102000002")}, "2026-10-01", LATE
    ),
    "a dissolved group": Case({"学习小组": [IN_GROUP[0] | {"状态": "已撤销"}], "活动记录": []}, "2026-10-01", NOTHING),
    "a whole year, three quarters of four": Case(
        {"学习小组": IN_GROUP, "活动记录": studied("2026-01-05", "2026-04-05", "2026-10-05")}, "2027-01-01", LATE, "2026"
    ),
    "a whole year, twice in one quarter": Case(
        {"学习小组": IN_GROUP, "活动记录": studied("2026-01-05", "2026-02-05", "2026-04-05", "2026-07-05")},
        "2027-01-01", LATE, "2026",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", STUDIES.values(), ids=STUDIES)
def test_a_group_studies_each_quarter(case: Case) -> None:
    """“学习小组坚持每季度至少集中开展1次学习活动。”（二）"""
    assert answer("C02-5", case) == case.expected


TRAINING = {"活动编号": "P1", "活动类型": "培训", "培训层级": "单位兜底", "活动日期": "2026-05-10"}
HIM = {"活动编号": "P1"}
A_YEAR_ON = "2027-01-01"


def trained(
    day: str = "2026-05-10", who: dict[str, object] | None = None, **person: object
) -> dict[str, list[dict[str, object]]]:
    """A person 在册, a training on that day, and who was there."""
    return {"离退休干部": [person], "活动记录": [TRAINING | {"活动日期": day}], "参加人员": [HIM | (who or {})]}


TRAININGS = {
    "trained this year": Case(trained(), A_YEAR_ON, NOTHING, "2026Q4"),
    "on the first day of the year": Case(trained("2026-01-01"), A_YEAR_ON, NOTHING, "2026Q4"),
    "last year only": Case(trained("2025-12-31"), A_YEAR_ON, LATE, "2026Q4"),
    "another person was there": Case(trained(who={"身份证号": "530102195802281521"}), A_YEAR_ON, LATE, "2026Q4"),
    "not yet, and the year runs": Case(trained("2025-12-31"), "2026-11-30", TOLD, "2026Q4"),
    "离休 are retired cadres too": Case(trained("2025-12-31", 人员类别="离休"), A_YEAR_ON, LATE, "2026Q4"),
    "and those outside the party": Case(trained("2025-12-31", 政治面貌="群众"), A_YEAR_ON, LATE, "2026Q4"),
    "who died is no longer served": Case(trained("2025-12-31", 状态="去世", 状态日期="2026-02-01"), A_YEAR_ON, NOTHING, "2026Q4"),
    "nor who moved away": Case(trained("2025-12-31", 状态="转出", 状态日期="2026-02-01"), A_YEAR_ON, NOTHING, "2026Q4"),
}


@pytest.mark.parametrize("case", TRAININGS.values(), ids=TRAININGS)
def test_everybody_served_is_trained_each_year(case: Case) -> None:
    """“部门（单位）采取有效方式对服务管理的离退休干部每年不少于1次全覆盖培训。”（四）"""
    assert answer("C04-1", case) == case.expected


def in_office(*posts: dict[str, object], day: str = "2025-05-10") -> dict[str, list[dict[str, object]]]:
    """The posts of one branch since 2024, and a training on that day which the ordinary person took part in."""
    held = [{"任职日期": "2024-06-01", **post} for post in posts]
    return {"党组织": [{}], "任职": held, "活动记录": [TRAINING | {"活动日期": day}], "参加人员": [HIM]}


LEADERS = {
    "a secretary": Case(in_office({}), A_YEAR_ON, LATE, "2026Q4"),
    "a committee member": Case(in_office({"职务": "委员"}), A_YEAR_ON, LATE, "2026Q4"),
    "while the year runs": Case(in_office({}), "2026-11-30", TOLD, "2026Q4"),
    "trained": Case(in_office({}, day="2026-05-10"), A_YEAR_ON, NOTHING, "2026Q4"),
    "two posts, one person": Case(
        in_office({}, {"任职组织代码": OTHER_BRANCH, "职务": "委员"}), A_YEAR_ON, LATE, "2026Q4"
    ),
    "given up in the year before": Case(in_office({"免职日期": "2025-12-01"}), A_YEAR_ON, NOTHING, "2026Q4"),
    "two persons, one of them trained": Case(
        in_office({}, {"身份证号": "530102195802281521", "姓名": "李秀英", "职务": "委员"}, day="2026-05-10"),
        A_YEAR_ON, LATE, "2026Q4",
    ),
    "the leader of a group is neither": Case(in_office({"任职组织代码": GROUP, "职务": "组长"}), A_YEAR_ON, NOTHING, "2026Q4"),
    "nobody in office": Case(in_office(), A_YEAR_ON, NOTHING, "2026Q4"),
}  # fmt: skip


@pytest.mark.parametrize("case", LEADERS.values(), ids=LEADERS)
def test_secretaries_and_committee_members_are_trained_each_year(case: Case) -> None:
    """“每年对离退休干部党组织书记、委员开展不少于1次的集中培训。”（五）"""
    assert answer("C05-2", case) == case.expected
