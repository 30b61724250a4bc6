"""C02-4: a group's leader or deputy who is neither in a branch's leading body nor a retired cadre outside the Party."""

from __future__ import annotations

from validators.finding import Severity
from validators.lookups.bodies import BRANCH, GROUP_LEADING, LEADING, Post, organisations, posts_on
from validators.lookups.holders import departed, is_group, not_full_member
from validators.lookups.people import non_members, rows_by_number
from validators.planting import plant
from validators.planting.rows import exchange, in_post, is_member
from validators.planting.site import Marks, Site
from validators.rule import Context, Hit, Rows, rule
from workbook_templates.table import Tables

_ELSEWHERE = "在别的单位党支部任职的不用改，收表单位会和那个单位的表一起核对；"


@rule(
    brief="{n} 名组长、副组长不符合条件",
    clause="（二）",
    obligations=("2-5",),
    severity=Severity.ERROR,
    sheet="任职",
    column="姓名",
    needs=["离退休干部", "党组织"],
    message="{姓名} 任学习小组{职务}，但{怎样}。组长、副组长只能由党支部班子成员或非中共党员离退休干部担任。",
    fix="请核对姓名和身份证号；{别的单位}确实不符合的，请另选组长（副组长），并给这一行填免职日期。",
    passes=[
        {"职务": "组长", "任职组织代码": "X530102000001", "离退休干部": [{"政治面貌": "群众"}]},
        {"任职": [{"职务": "书记"}, {"职务": "副组长", "任职组织代码": "X530102000001"}]},
        {"职务": "组长", "任职组织代码": "X530102000001", "免职日期": "2026-09-30"},
    ],
    fails=[
        {"职务": "组长", "任职组织代码": "X530102000001"},
        {"职务": "副组长", "任职组织代码": "X530102000001", "任职人员类别": "在职", "离退休干部": []},
        {"职务": "组长", "任职组织代码": "X530102000001", "离退休干部": []},
        {"职务": "组长", "任职组织代码": "X530102000001", "离退休干部": [{"政治面貌": "群众", "状态": "转出"}]},
        {"任职": [{"职务": "委员", "免职日期": "2026-09-30"}, {"职务": "组长", "任职组织代码": "X530102000001"}]},
        {"任职": [{"任职组织代码": "X530102000002"}, {"职务": "组长", "任职组织代码": "X530102000001"}]},
    ],
    also=["C06-2", "C06-7", "C06-8", "F13", "F20", "F22"],
)
def group_leader_not_entitled(tables: Tables, on: Context) -> Rows:
    """组长、副组长可由党支部班子成员兼任，也可由非中共党员离退休干部担任。

    Posts of study groups held on the as-of date (a 组长 of a branch is C06-8's). A leading body's members are 书记, 副书记
    and 委员 of a 党支部 in being, whether retired or in service, who may hold that post: not the dead, not those who are no
    full members (C06-8); somebody in no roster is F22's there. A retired person whose roster is not at hand may be entitled
    elsewhere: a warning, unless all files of the office are at hand.
    """
    numbers, body = tables["离退休干部"].get("身份证号"), _on_leading_bodies(tables, on)
    outside_party = {numbers[i] for i in non_members(tables)}
    for post in posts_on(tables, on.state_day):
        leads = post.post in GROUP_LEADING and is_group(post.body)
        if leads and post.number not in body and post.number not in outside_party:
            elsewhere = _may_be_elsewhere(tables, post) and not on.complete
            words = {"怎样": _why(tables, post), "别的单位": _ELSEWHERE if elsewhere else ""}
            yield Hit(post.row, words, severity=Severity.WARNING if elsewhere else None)


def _on_leading_bodies(tables: Tables, on: Context) -> set[str]:
    known, gone = organisations(tables), departed(tables, on.state_day)
    return {
        post.number
        for post in posts_on(tables, on.state_day)
        if post.post in LEADING
        and not is_group(post.body)
        and post.number not in gone
        and (post.body not in known or known[post.body].form in ("", BRANCH))
        and not not_full_member(tables, post.number)
    }


def _may_be_elsewhere(tables: Tables, post: Post) -> bool:
    return post.category != "在职" and post.number not in rows_by_number(tables)


def _why(tables: Tables, post: Post) -> str:
    if post.number not in rows_by_number(tables):
        return "花名册里没有这个人，本表也没有登记他担任党支部书记、副书记、委员"
    return "既不是党支部书记、副书记、委员，也不是在册的非中共党员离退休干部"


@plant()
def plain_member_leads(site: Site) -> Marks:
    """普通党员担任学习小组组长。"""
    row = site.take("任职", lambda one: one["职务"] in ("组长", "副组长") and in_post(one))
    exchange(site, row, is_member)
    yield row.at("姓名")
