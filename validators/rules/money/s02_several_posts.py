"""S02: one person holds several posts in one month."""

from __future__ import annotations

from validators.allowance.choice import posts_paid, precedence
from validators.allowance.claim_period import Claim, ClaimPeriod
from validators.allowance.half_months import HALF_WORDS
from validators.allowance.money_rule import Step, money_rule
from validators.allowance.outcome import ClaimOutcome
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
    brief="一人多职，只发最高的一份",
    step=Step.CHOICE,
    outcome=ClaimOutcome.BLOCKED,
    obligations=("2-6",),
    severity=Severity.INFO,
    column="职务",
    message="{姓名} {月份} 已按{实发}的标准发放 {实发金额} 元，{兼任}的{组织}{职务}{结果}。",
    fix="不用处理。同一人担任多个职务时只发最高的一份。",
    passes=[{}, {"任职": [{"免职日期": "2026-07-31"}, {"任职日期": "2026-08-01", "职务": "委员"}]}],
    fails=[
        {"任职": _BOTH, "学习小组": [_GROUP]},
        {"任职": [{}, {"职务": "委员"}], "补贴标准": [{}, {"职务": "委员", "月标准": "210"}]},
        {
            "参数": {"allowance_by_half": True},
            "任职": [{"免职日期": "2026-08-15", "职务": "委员"}, {"任职日期": "2026-08-16"}],
            "补贴标准": [{}, {"职务": "委员", "月标准": "210"}],
        },
    ],
    also=["S06"],
)
def several_posts(book: ClaimPeriod, on: Context) -> Rows:
    """同一人担任多个职务时不得重复发放补贴：只发最高的一份。

    By half months the highest of each half, as one payment; the post of the other half is then a part of it. Which of equal
    amounts is paid: ``choice.precedence``.
    """
    for group in book.by_person_month():
        best = min(group, key=lambda i: precedence(book.claims[i]))
        paid = book.claims[best]
        words = {"实发": posts_paid(paid), "实发金额": money(paid.fen)}
        yield from (Hit(i, words | _part(book.claims[i], paid)) for i in group if i != best)


def _part(claim: Claim, paid: Claim) -> dict[str, str]:
    """How a post that has no payment of its own stands to the one that is paid."""
    if paid.beside and paid.beside.post is claim.post:
        return {"兼任": f"{HALF_WORDS[paid.beside.halves]}担任", "结果": "已计在内，不另外发放"}
    return {"兼任": "兼任", "结果": "不重复发放"}


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
