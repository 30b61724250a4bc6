"""S01: the holder of the post is in no roster."""

from __future__ import annotations

from validators.allowance.claim_period import ClaimPeriod
from validators.allowance.money_rule import Step, money_rule
from validators.allowance.outcome import ClaimOutcome
from validators.finding import Severity
from validators.planting import plant
from validators.planting.allowances import holder, own_account
from validators.planting.rows import organisation
from validators.planting.site import Marks, Site
from validators.rule import Context, Hit, Rows


@money_rule(
    brief="不在花名册里",
    step=Step.POST,
    outcome=ClaimOutcome.UNPAID,
    obligations=("2-6",),
    severity=Severity.ERROR,
    message="{姓名} 不在任何一份花名册里，{月份} 的{组织}{职务}补贴不发。",
    fix="请核对身份证号；确有此人的，先在“离退休干部”表登记，再重新计算。",
    passes=[{}],
    fails=[{"身份证号": "530102195802281521"}, {"离退休干部": []}],
)
def not_in_any_roster(book: ClaimPeriod, on: Context) -> Rows:
    """任职人不在花名册里的不发。All rosters at hand are asked, whatever unit sent them. A post held by someone in service
    is S03's: those stand in no roster of the retired.
    """
    for i in book.undecided:
        post = book.claims[i].post
        if post.person is None and post.retired:
            yield Hit(i)


@plant(persists=True)
def holder_nobody_knows(site: Site) -> Marks:
    """任职的人不在任何花名册里。"""
    row = holder(site)
    own_account(site, row)
    row["身份证号"] = site.numbers.unknown()
    yield row.at(stage="money")
    yield row.follows("C05-2")
    yield row.follows("F22")
    yield organisation(site, row.form.unit, row["任职组织代码"]).follows("C06-7")
