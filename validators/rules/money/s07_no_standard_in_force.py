"""S07: no standard is in force for this post, place and month."""

from __future__ import annotations

from validators.allowance.claim_period import ClaimPeriod
from validators.allowance.money_rule import Step, money_rule
from validators.allowance.outcome import ClaimOutcome
from validators.finding import Severity
from validators.rule import Context, Hit, Rows


@money_rule(
    brief="没有有效的标准",
    step=Step.POST,
    outcome=ClaimOutcome.UNPAID,
    obligations=("2-6",),
    severity=Severity.ERROR,
    column="职务",
    message="{月份} 没有有效的{职务}补贴标准，{姓名} 在{组织}的补贴不发。",
    fix="请在“补贴标准”表补上这个职务、这个地区当月有效的标准和依据文号，再重新计算。",
    passes=[
        {},
        {"补贴标准": [{"适用范围代码": "530000"}]},
        {"补贴标准": [{"生效日期": "2026-07-15"}]},
    ],
    fails=[
        {"补贴标准": []},
        {"补贴标准": [{"适用范围代码": "530111"}]},
        {"补贴标准": [{"失效日期": "2026-08-31"}]},
        {"补贴标准": [{"职务": "委员"}]},
    ],
)
def no_standard_in_force(book: ClaimPeriod, on: Context) -> Rows:
    """没有有效标准的不发。

    The narrowest scope wins: unit, county, prefecture, province. What is in force on the 1st holds for the month; one that
    begins within it counts only where none was. 组长 and 副组长 without a row of their own are paid like 书记 and 委员. A
    standard of 0 yuan is one: the office's is not paid (S28), a unit's own is for the office to confirm (S25).
    """
    for i in book.undecided:
        if book.claims[i].standard is None:
            yield Hit(i)


UNPLANTED = "演示的县为每个职务都定了标准；由规则自己的例子和发放场景的测试检验。"
