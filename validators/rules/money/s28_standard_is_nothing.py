"""S28: the standard that the office has set for this post, place and month is 0 yuan."""

from __future__ import annotations

from validators.allowance.authority import UNIT_CODE_LENGTH
from validators.allowance.claim_period import ClaimPeriod
from validators.allowance.money_rule import Step, money_rule
from validators.allowance.outcome import ClaimOutcome
from validators.finding import Severity
from validators.rule import Context, Hit, Rows

_NOTHING = {"适用范围代码": "11530102015101001R", "月标准": "0"}


@money_rule(
    brief="老干部局定的标准是 0 元",
    step=Step.POST,
    outcome=ClaimOutcome.UNPAID,
    obligations=("2-6",),
    severity=Severity.INFO,
    column="职务",
    message="{月份} {组织}的{职务}月标准是 0 元（适用范围 {适用范围}，{依据}），{姓名} 不发。",
    fix="不用处理；标准填错的，请老干部局在自己的“补贴标准”表里改正，再重新计算。",
    passes=[{}, {"补贴标准": [{}, _NOTHING | {"失效日期": "2026-06-30"}]}, {"机构": "530102", "补贴标准": [_NOTHING]}],
    fails=[{"补贴标准": [{}, _NOTHING]}, {"补贴标准": [{"月标准": "0"}]}],
)
def standard_is_nothing(book: ClaimPeriod, on: Context) -> Rows:
    """发放机构或它的上级把标准定为0元的，是决定不发，不是没有标准。

    So an office confirms what a unit has said of itself (S25). A 0 for a whole region is a warning: one slip would leave
    everybody there unpaid.
    """
    for i in book.undecided:
        standard = book.claims[i].standard
        if standard and standard.fen <= 0 and standard.row not in book.standards.unconfirmed:
            severity = None if len(standard.scope) == UNIT_CODE_LENGTH else Severity.WARNING
            yield Hit(i, {"适用范围": standard.scope, "依据": standard.source}, severity=severity)


UNPLANTED = "演示的县没有把标准定为 0 元；由规则自己的例子和收表的测试检验。"
