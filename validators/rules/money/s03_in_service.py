"""S03: the holder of the post is in service."""

from __future__ import annotations

from validators.allowance.claim_period import ClaimPeriod
from validators.allowance.money_rule import Step, money_rule
from validators.allowance.outcome import ClaimOutcome
from validators.finding import Severity
from validators.planting import plant
from validators.planting.allowances import holder
from validators.planting.site import Marks, Site
from validators.rule import Context, Hit, Rows


@money_rule(
    brief="在职人员任职",
    step=Step.POST,
    outcome=ClaimOutcome.UNPAID,
    obligations=("2-6",),
    severity=Severity.INFO,
    column="任职人员类别",
    message="{姓名} {情况}，{月份} 的{组织}{职务}补贴不发。",
    fix="不用处理；已经退休的，请把“任职人员类别”改为离退休，并在花名册登记。",
    passes=[{}, {"离退休干部": [{"退休日期": "2026-07-31"}]}],
    fails=[{"任职人员类别": "在职"}, {"period": "2026Q3", "离退休干部": [{"退休日期": "2026-10-01"}]}],
)
def in_service(book: ClaimPeriod, on: Context) -> Rows:
    """只给离退休的任职人发放（德老发〔2018〕59号引云老通〔2018〕31号）。What the row of 任职 says decides; and who the
    roster says retired only after the month was still in service in it.
    """
    first = book.period.start
    for i in book.undecided:
        post = book.claims[i].post
        if not post.retired:
            yield Hit(i, {"情况": "是在职人员"})
        elif post.person and post.person.retired_on > first and f"{post.person.retired_on:%Y-%m}" > book.claims[i].month:
            yield Hit(i, {"情况": f"{post.person.retired_on} 才退休"})


@plant(persists=True)
def holder_in_service(site: Site) -> Marks:
    """支部委员是在职人员。"""
    row = holder(site)
    row["任职人员类别"] = "在职"
    yield row.at(stage="money")
