"""S06: died, moved out, or the post ended before the month."""

from __future__ import annotations

import datetime as dt

from validators.allowance.claim_period import ClaimPeriod
from validators.allowance.money_rule import Step, money_rule
from validators.allowance.outcome import ClaimOutcome
from validators.finding import Severity
from validators.planting import plant
from validators.planting.allowances import holder
from validators.planting.rows import organisation, person_on_roster
from validators.planting.site import Marks, Site
from validators.rule import Context, Hit, Rows

_DEAD = {"状态": "去世"}


@money_rule(
    brief="去世、转出或已免职",
    step=Step.POST,
    outcome=ClaimOutcome.UNPAID,
    obligations=("2-6",),
    severity=Severity.INFO,
    column="免职日期",
    message="{姓名} {截止}，{月份} 的{组织}{职务}补贴不发。",
    fix="不用处理；日期填错的，请在花名册改正后重新计算。",
    passes=[
        {},
        {"period": "2026Q3", "免职日期": "2026-09-01"},
        {"离退休干部": [_DEAD | {"状态日期": "2026-09-30"}]},
        {"任职日期": "2026-09-30"},
    ],
    fails=[
        {"免职日期": "2026-06-30"},
        {"免职日期": "2026-08-31"},
        {"离退休干部": [_DEAD | {"状态日期": "2026-08-10"}]},
        {"离退休干部": [_DEAD]},
        {"离退休干部": [{"状态": "转出", "状态日期": "2025-12-31"}]},
        {"参数": {"allowance_by_half": True}, "免职日期": "2026-08-15"},
    ],
)
def ended_before_the_month(book: ClaimPeriod, on: Context) -> Rows:
    """去世、转出、免职的次月起停发。

    By whole months (the default) a month counts when the post was held on any day of it; by halves, the 1st to the 15th
    and the rest count for one half each. 去世 or 转出 without a day is not paid at all: nobody knows since when.
    Posts that ended before the previous period are not told again.
    """
    for i in book.undecided:
        claim = book.claims[i]
        if not claim.halves and claim.post.ended != "撤销":
            last = claim.post.last
            told = f"已于 {last} {claim.post.ended}" if last.year > 1 else f"已{claim.post.ended}（没有填日期）"
            yield Hit(i, {"截止": told})


@plant(persists=True)
def holder_died(site: Site) -> Marks:
    """任职的人5月就去世了，免职日期填的是期末。"""
    row = holder(site)
    row["免职日期"] = site.period.end
    person = person_on_roster(site, row.form.unit, row["身份证号"])
    person.update({"状态": "去世", "状态日期": dt.date(site.period.year, 5, 12)})
    site.mark_used(person.cells)
    site.sizes[person["党支部代码"]] -= 1
    yield row.at(stage="money")
    yield organisation(site, row.form.unit, row["任职组织代码"]).follows("C06-7")
