"""S02: one person holds several posts in one month."""

from __future__ import annotations

from validators.allowance.claim_period import Claim, ClaimPeriod
from validators.allowance.money_rule import Step, money_rule
from validators.allowance.outcome import ClaimOutcome
from validators.allowance.titles import rank
from validators.finding import Severity
from validators.planting import plant
from validators.planting.allowances import appoint, can_appoint, holder, own_account
from validators.planting.rows import other_branch
from validators.planting.site import Marks, Site
from validators.rule import Context, Hit, Rows
from workbook_templates.values.amount import money

_GROUP = {"小组代码": "X530102000001", "挂联党支部代码": "530102000001"}
_BOTH = [{}, {"任职组织代码": "X530102000001", "职务": "组长"}]


@money_rule(
    step=Step.CHOICE,
    outcome=ClaimOutcome.BLOCKED,
    obligations=("2-6",),
    severity=Severity.INFO,
    column="职务",
    message="{姓名} {月份} 已按{实发组织}{实发职务}的标准发放 {实发金额} 元，兼任的{组织}{职务}不重复发放。",
    fix="不用处理。同一人担任多个职务时只发最高的一份。",
    passes=[{}, {"任职": [{"免职日期": "2026-07-31"}, {"任职日期": "2026-08-01", "职务": "委员"}]}],
    fails=[
        {"任职": _BOTH, "学习小组": [_GROUP]},
        {"任职": [{}, {"职务": "委员"}], "补贴标准": [{}, {"职务": "委员", "月标准": "210"}]},
    ],
)
def several_posts(book: ClaimPeriod, on: Context) -> Rows:
    """同一人担任多个职务时不得重复发放补贴：只发最高的一份。

    Of equal amounts the post in the person's own branch is paid, then by the order of posts, then the one held longest,
    then by code: the choice does not depend on the order of files.
    """
    for group in book.by_person_month():
        best = min(group, key=lambda i: _order(book.claims[i]))
        paid = book.claims[best]
        words = {"实发组织": paid.post.body_name, "实发职务": paid.post.post, "实发金额": money(paid.fen)}
        yield from (Hit(i, words) for i in group if i != best)


def _order(claim: Claim) -> tuple[object, ...]:
    post = claim.post
    standard = claim.standard.fen if claim.standard else 0
    elsewhere = post.person is None or post.person.branch != post.code
    return (-claim.fen, -standard, elsewhere, rank(post.post), post.start, post.code, post.number, post.row)


@plant(persists=True)
def posts_in_two_units(site: Site) -> Marks:
    """一人在两个单位的支部都任委员。"""
    row = holder(site)
    own_account(site, row)
    branch = other_branch(site, row.form.unit, lambda one: can_appoint(site, one) and one.form.unit not in site.own_standards)
    second = appoint(site, branch, row)
    yield second.at(stage="money")
    yield second.follows("C05-2")
    yield second.follows("F22")
