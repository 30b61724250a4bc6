"""Daily management: what the sentences of （十二） and （十三） mean for forms, case by case."""

from __future__ import annotations

import pytest

from tests.acceptance.plan_tables import BRANCH, LATE, NOTHING, TOLD, Case, answer

UNIT, OVER = "11530102015101001R", "2027-01-01"


def did(*deeds: tuple[str, str], actor: str = UNIT) -> dict[str, list[dict[str, object]]]:
    """What the unit or its branch did: the kind of activity and its day."""
    rows = [{"活动编号": f"D{n}", "组织代码": actor, "活动类型": k, "活动日期": d} for n, (k, d) in enumerate(deeds)]
    return {"封面": [{}], "活动记录": rows}


LECTURE, VISIT = ("领导讲党课", "2026-03-10"), ("领导调研", "2026-11-20")
LEADERS = {
    "one lecture, one visit": Case(did(LECTURE, VISIT), OVER, NOTHING, "2026Q4"),
    "a lecture alone": Case(did(LECTURE), OVER, LATE, "2026Q4"),
    "a visit alone": Case(did(VISIT), OVER, LATE, "2026Q4"),
    "two lectures are no visit": Case(did(LECTURE, LECTURE), OVER, LATE, "2026Q4"),
    "neither": Case(did(), OVER, LATE * 2, "2026Q4"),
    "both, but last year": Case(did(("领导讲党课", "2025-12-31"), ("领导调研", "2025-06-01")), OVER, LATE * 2, "2026Q4"),
    "neither yet, on the last day": Case(did(), "2026-12-31", TOLD * 2, "2026Q4"),
    "a lecture of the branch's own is not the leaders'": Case(did(("党课", "2026-03-10"), VISIT), OVER, LATE, "2026Q4"),
}


@pytest.mark.parametrize("case", LEADERS.values(), ids=LEADERS)
def test_leaders_lecture_and_visit_each_year(case: Case) -> None:
    """“党委（党组）或有关方面负责同志每年至少为离退休干部党员讲1次党课，到离退休干部党组织调研1次。”（十二）"""
    assert answer("C12-1", case) == case.expected


FIRST, SECOND = ("队伍状况分析", "2026-06-30"), ("队伍状况分析", "2026-07-01")
ANALYSES = {
    "one each half-year": Case(did(FIRST, SECOND), OVER, NOTHING, "2026"),
    "the second is missing": Case(did(FIRST), OVER, LATE, "2026"),
    "both in the first": Case(did(FIRST, FIRST), OVER, LATE, "2026"),
    "none": Case(did(), OVER, LATE * 2, "2026"),
    "the half-year's last day": Case(did(), "2026-06-30", TOLD, "2026Q2"),
    "the day after": Case(did(), "2026-07-01", LATE, "2026Q2"),
}


@pytest.mark.parametrize("case", ANALYSES.values(), ids=ANALYSES)
def test_the_ranks_are_analysed_each_half_year(case: Case) -> None:
    """“部门（单位）离退休干部工作机构每半年对服务管理的离退休干部开展1次队伍状况分析。”（十二）"""
    assert answer("C12-2", case) == case.expected


def matter(state: str, year: str = "2026", *deeds: tuple[str, str]) -> dict[str, list[dict[str, object]]]:
    return did(*deeds) | {"单位事项": [{"条款": "（十二）", "事项": "回访", "年度": year, "完成情况": state}]}


FOLLOW_UPS = {
    "nobody to visit, nothing recorded": Case(did() | {"单位事项": []}, OVER, NOTHING, "2026Q4"),
    "visited": Case(matter("已完成"), OVER, NOTHING, "2026Q4"),
    "not visited, the year is over": Case(matter("未开展"), OVER, LATE, "2026Q4"),
    "not finished, the year is over": Case(matter("进行中"), OVER, LATE, "2026Q4"),
    "not visited yet, on the last day": Case(matter("未开展"), "2026-12-31", TOLD, "2026Q4"),
    "a visit on record": Case(matter("未开展", "2026", ("回访", "2026-10-08")), OVER, NOTHING, "2026Q4"),
    "a visit of last year": Case(matter("未开展", "2026", ("回访", "2025-10-08")), OVER, LATE, "2026Q4"),
    "of another year": Case(matter("未开展", "2025"), OVER, NOTHING, "2026Q4"),
}


@pytest.mark.parametrize("case", FOLLOW_UPS.values(), ids=FOLLOW_UPS)
def test_who_was_disciplined_is_visited_each_year(case: Case) -> None:
    """“每年不少于1次跟踪回访受到纪律处分的离退休干部。”（十二）"""
    assert answer("C12-3", case) == case.expected


CLASSES = {
    "a member with a class": Case({"离退休干部": [{"党员管理类别": "居家养老"}]}, "2026-09-30", NOTHING),
    "a member without": Case({"离退休干部": [{"党员管理类别": None}]}, "2026-09-30", TOLD),
    "a probationary member without": Case(
        {"离退休干部": [{"党员管理类别": None, "政治面貌": "中共预备党员"}]}, "2026-09-30", TOLD
    ),
    "no member": Case({"离退休干部": [{"党员管理类别": None, "政治面貌": "民盟"}]}, "2026-09-30", NOTHING),
    "died": Case({"离退休干部": [{"党员管理类别": None, "状态": "去世"}]}, "2026-09-30", NOTHING),
}


@pytest.mark.parametrize("case", CLASSES.values(), ids=CLASSES)
def test_members_are_managed_by_class(case: Case) -> None:
    """“推行离退休干部党员分类管理。”（十二）"""
    assert answer("C12-4", case) == case.expected


MEETING = ("党员大会", "2026-08-12")
MONTHLY = tuple(("支委会", f"2026-{month:02d}-10") for month in (7, 8, 9))
_POSTS = [{"身份证号": f"5301021963{n:08d}", "职务": post} for n, post in enumerate(("书记", "委员", "委员"))]


def met(*deeds: tuple[str, str], posts: list[dict[str, str]] = _POSTS) -> dict[str, list[dict[str, object]]]:
    return did(*deeds, actor=BRANCH) | {"党组织": [{}], "任职": list(posts)}


MEETINGS = {
    "all kept": Case(met(MEETING, *MONTHLY), "2026-09-30", NOTHING),
    "no members' meeting": Case(met(*MONTHLY), "2026-09-30", TOLD),
    "a committee meeting left out": Case(met(MEETING, *MONTHLY[:2]), "2026-09-30", TOLD),
    "no committee, no committee meetings": Case(met(MEETING, posts=_POSTS[:1]), "2026-09-30", NOTHING),
    "nothing yet, the quarter still runs": Case(met(), "2026-09-29", NOTHING),
    "no lecture in the year": Case(met(("党员大会", "2026-11-02"), posts=_POSTS[:1]), "2026-12-31", TOLD, "2026Q4"),
    "a lecture of the leaders counts": Case(
        met(("党员大会", "2026-11-02"), ("领导讲党课", "2026-04-02"), posts=_POSTS[:1]), "2026-12-31", NOTHING, "2026Q4"
    ),
}


@pytest.mark.parametrize("case", MEETINGS.values(), ids=MEETINGS)
def test_meetings_and_lectures_are_kept(case: Case) -> None:
    """“对不重视开展组织生活的离退休干部党组织，要严肃批评、督促整改。”（十二）

    支部工作条例: “党支部党员大会一般每季度召开1次”, “党支部委员会会议一般每月召开1次”, and lectures regularly.
    """
    assert answer("C12-5", case) == case.expected


CONTACT = {"活动编号": "L1", "活动类型": "流动党员联系"}


def away(*contacts: str, **values: object) -> dict[str, list[dict[str, object]]]:
    """A member away since January, and the days on which the home branch made contact."""
    acts = [CONTACT | {"活动编号": f"L{n}", "活动日期": day} for n, day in enumerate(contacts)]
    there = [{"活动编号": act["活动编号"]} for act in acts]
    return {"党组织": [{}], "流动党员": [{"外出日期": "2026-01-10", **values}], "活动记录": acts, "参加人员": there}


CONTACTS = {
    "in the quarter": Case(away("2026-08-20"), "2026-10-01", NOTHING),
    "not in this quarter": Case(away("2026-06-30"), "2026-10-01", LATE),
    "not yet, the quarter runs": Case(away("2026-06-30"), "2026-09-30", TOLD),
    "membership moved": Case(away(已转组织关系="是"), "2026-10-01", NOTHING),
    "came back before the quarter": Case(away(返回日期="2026-06-20"), "2026-10-01", NOTHING),
    "written by the receiving branch": Case(away(流出党支部代码="530103000001"), "2026-10-01", NOTHING),
    "left after the quarter": Case(away(外出日期="2026-10-03"), "2026-10-10", NOTHING),
    "half a year, one quarter without": Case(away("2026-08-20", 外出日期="2026-04-01"), "2027-01-01", LATE, "2026H2"),
}


@pytest.mark.parametrize("case", CONTACTS.values(), ids=CONTACTS)
def test_members_away_are_contacted_each_quarter(case: Case) -> None:
    """“流出地党组织要与党员保持经常性联系……原则上每季度不少于1次。”（十三）"""
    assert answer("C13-3", case) == case.expected
