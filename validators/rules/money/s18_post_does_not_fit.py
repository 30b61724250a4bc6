"""S18: a post that its body does not have, or that its holder may not hold."""

from __future__ import annotations

from validators.allowance.claim_period import ClaimPeriod, ClaimPost
from validators.allowance.money_rule import Step, money_rule
from validators.allowance.outcome import ClaimOutcome
from validators.finding import Severity
from validators.lookups.bodies import LEADING
from validators.lookups.holders import excluded_by, in_wrong_body, is_group
from validators.planting import plant
from validators.planting.allowances import appoint, can_appoint, open_account
from validators.planting.rows import other_branch
from validators.planting.site import Marks, Site
from validators.rule import Context, Hit, Rows

_OF_GROUP = {
    "任职组织代码": "X530102000001", "学习小组": [{"小组代码": "X530102000001", "挂联党支部代码": "530102000001"}],
    "补贴标准": [{"职务": title} for title in ("书记", "组长")],
}  # fmt: skip


@money_rule(
    brief="职务与组织不相配",
    step=Step.POST,
    outcome=ClaimOutcome.UNPAID,
    obligations=("2-5", "2-6"),
    severity=Severity.ERROR,
    column="职务",
    message="{姓名} {月份} 的{组织}{职务}补贴不发：{为什么}。",
    fix="请在花名册里核对任职组织代码、职务和政治面貌，改正后重新计算。",
    passes=[
        {},
        _OF_GROUP | {"职务": "组长"},
        _OF_GROUP | {"职务": "组长", "离退休干部": [{"政治面貌": "群众"}]},
        {"离退休干部": [{"政治面貌": None}]},
    ],
    fails=[
        {"职务": "组长"},
        _OF_GROUP | {"职务": "书记"},
        {"离退休干部": [{"政治面貌": "群众"}]},
        {"离退休干部": [{"政治面貌": "民盟"}]},
        {"离退休干部": [{"政治面貌": "中共预备党员"}]},
    ],
)
def post_does_not_fit(book: ClaimPeriod, on: Context) -> Rows:
    """书记、副书记、委员的补贴发给党组织里任职的正式党员，组长、副组长的补贴发给学习小组的组长、副组长。

    What C06-8 tells of the roster, for the money: a form with an error may have been accepted with a reason, and a 委员
    written down as 组长 of the own branch would be paid like a secretary.
    """
    for i in book.undecided:
        why = _why(book.claims[i].post)
        if why:
            yield Hit(i, {"为什么": why})


def _why(post: ClaimPost) -> str:
    if in_wrong_body(post.post, post.code):
        return "学习小组没有这个职务" if is_group(post.code) else "党组织没有这个职务，它是学习小组的"
    face = excluded_by(post.person.face) if post.person else ""
    if post.post in LEADING and face:
        return f"花名册里的政治面貌是“{face}”，不是正式党员"
    return ""


@plant(persists=True)
def member_of_the_masses_on_a_committee(site: Site) -> Marks:
    """支部委员在别的单位的花名册里是群众，本单位的表里看不出来。"""
    some = set(site.units[::2])  # in the other units C02-6 finds groups that nothing touches
    person = site.bystander(lambda one: one["政治面貌"] == "群众" and one.form.unit in some)
    branch = other_branch(site, person.form.unit, lambda one: can_appoint(site, one) and one.form.unit not in site.own_standards)
    post = appoint(site, branch, person)
    open_account(site, post)
    yield post.at(stage="money")
    yield post.follows("C06-8", stage="county")
    yield post.follows("C05-2")
    yield post.follows("F22")
