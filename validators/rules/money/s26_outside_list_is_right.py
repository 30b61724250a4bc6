"""S26: two persons decided that an outside list is right: this person died, or is paid by somebody else."""

from __future__ import annotations

from validators.allowance.claim_period import ClaimPeriod
from validators.allowance.money_rule import Step, money_rule
from validators.allowance.outcome import ClaimOutcome
from validators.finding import Severity
from validators.rule import Context, Hit, Rows
from workbook_templates.advice import Advice, Sentence

_LISTED = {"身份证号": "530102196303072415", "月份": "2026-07", "属实": "是"}
_LISTED |= {"名单": "在“去世”名单里（2026-06-15，身份证号相同，认定属实：张三、李四）"}


@money_rule(
    brief="外面来的名单认定属实",
    step=Step.POST,
    outcome=ClaimOutcome.UNPAID,
    obligations=("2-6",),
    severity=Severity.INFO,
    message="{姓名} {月份} 的{组织}{职务}补贴不发：{名单}。",
    fix=Sentence("请单位在花名册里改正；认定错了的，由两个人重新", Advice.DECIDE_LISTED, "。"),
    passes=[{}, {"listed": [_LISTED | {"月份": "2026-06"}]}],
    fails=[{"listed": [_LISTED]}],
)
def outside_list_is_right(book: ClaimPeriod, on: Context) -> Rows:
    """外面来的名单（去世、社保、另发）经两个人认定属实的，那以后不发。行动计划不许重复发放；人已去世的也不应再发。

    All numbers of one person are looked up.
    """
    listed = book.known.listed
    for i in book.undecided if listed else ():
        confirmed = [one for one in book.of_person(listed, book.claims[i]) if one.confirmed]
        if confirmed:
            yield Hit(i, {"名单": confirmed[0].words})


UNPLANTED = "演示里没有外面来的名单；由规则自己的例子和名单的测试检验。"
