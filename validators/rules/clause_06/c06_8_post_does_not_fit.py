"""C06-8: a post that its body does not have, or a post of a party organisation held by somebody who is no full member."""

from __future__ import annotations

from validators.finding import Severity
from validators.lookups.bodies import LEADING, Post, posts_on
from validators.lookups.holders import in_wrong_body, is_group, not_full_member
from validators.lookups.named import named
from validators.planting import plant
from validators.planting.rows import in_post, person_on_roster, put
from validators.planting.site import FormRow, Marks, Site
from validators.rule import Context, Hit, Rows, rule
from workbook_templates.table import Tables

_GROUP = {"任职组织代码": "X530102000001"}


@rule(
    brief="{n} 个职务不该由这个人或在这个组织担任",
    clause="（六）",
    obligations=("2-5", "6-2"),
    severity=Severity.ERROR,
    sheet="任职",
    column="职务",
    message="{姓名} 不能任{组织}的{职务}：{为什么}。",
    fix="{怎样改}",
    passes=[
        {},
        {"职务": "委员"},
        _GROUP | {"职务": "副组长", "离退休干部": [{"政治面貌": "群众"}]},
        {"离退休干部": [{"政治面貌": None}]},
        {"任职人员类别": "在职", "离退休干部": []},
        _GROUP | {"免职日期": "2026-09-30"},
    ],
    fails=[
        _GROUP,
        _GROUP | {"职务": "委员"},
        {"职务": "组长"},
        {"职务": "副组长"},
        {"离退休干部": [{"政治面貌": "群众"}]},
        {"职务": "副书记", "离退休干部": [{"政治面貌": "民盟"}]},
        {"职务": "委员", "离退休干部": [{"政治面貌": "中共预备党员"}]},
    ],
)
def post_does_not_fit(tables: Tables, on: Context) -> Rows:
    """书记、副书记、委员是党组织的职务，由正式党员担任；组长、副组长是学习小组的职务。

    The plan knows 组长 and 副组长 of study groups alone (clause （二）). Party constitution, article 7: a probationary member may
    not be elected, so that who leads a party organisation is a full member. Posts held on the as-of date; which body it is,
    its code says. Of those in no roster at hand, as people in service, nobody knows the membership.
    """
    for post in posts_on(tables, on.state_day):
        name = named(tables, post.body)
        if in_wrong_body(post.post, post.body):
            yield Hit(post.row, {"组织": name} | _wrong_body(post))
        elif post.post in LEADING and (face := not_full_member(tables, post.number)):
            yield Hit(post.row, {"组织": name} | _NOT_A_MEMBER | {"为什么": f"花名册里的政治面貌是“{face}”，不是正式党员"})


_NOT_A_MEMBER = {"怎样改": "请核对花名册里的政治面貌；确实不是正式党员的，请给这一行填免职日期，另选正式党员担任。"}


def _wrong_body(post: Post) -> dict[str, str]:
    if is_group(post.body):
        why = "这是学习小组，只设组长、副组长"
    else:
        why = "这是党组织，设书记、副书记、委员；组长、副组长是学习小组的职务"
    return {"为什么": why, "怎样改": "请核对任职组织代码和职务，把写错的改正。"}


def _plain(row: FormRow) -> bool:
    return row["职务"] == "委员" and in_post(row)


@plant()
def leader_of_a_branch(site: Site) -> Marks:
    """把支部委员写成了支部的组长。"""
    row = site.take("任职", _plain)
    yield from put(row, "职务", "组长")
    yield from _follows(site, row)


@plant()
def committee_member_outside_the_party(site: Site) -> Marks:
    """支部委员在花名册里是预备党员。"""
    row = site.take("任职", lambda one: _plain(one) and _in_own_branch(site, one))
    person = person_on_roster(site, row.form.unit, row["身份证号"])
    site.mark_used(person.cells)
    person["政治面貌"] = "中共预备党员"
    site.sizes[person["党支部代码"]] -= 1
    yield row.at("职务")
    yield from _follows(site, row)


def _in_own_branch(site: Site, row: FormRow) -> bool:
    """Whether the holder is a member of the branch of the post, which stays large enough without one."""
    return site.sizes[row["任职组织代码"]] > 12


def _follows(site: Site, row: FormRow) -> Marks:
    for body in site.rows(row.form.unit, "党组织"):
        if body["党组织代码"] == row["任职组织代码"]:
            yield body.follows("C06-7")
    for post in site.rows(row.form.unit, "任职"):
        if post["身份证号"] == row["身份证号"]:
            yield post.follows("C02-4")
            yield post.follows("C06-8")
