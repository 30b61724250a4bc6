"""S24: the month has not begun."""

from __future__ import annotations

from validators.allowance.claim_period import ClaimPeriod, months_of
from validators.allowance.money_rule import Step, money_rule
from validators.allowance.outcome import ClaimOutcome
from validators.finding import Severity
from validators.rule import Context, Hit, Rows
from workbook_templates.advice import Advice, Sentence


@money_rule(
    brief="还没有开始的月份",
    step=Step.PERSON,
    outcome=ClaimOutcome.HELD,
    obligations=("2-6",),
    severity=Severity.WARNING,
    column="任职日期",
    message="{月份} 还没有开始，{姓名} 这个月的{组织}{职务}补贴暂缓。",
    fix=Sentence("不用处理，那个月开始以后再算；文件规定提前发放的，请", Advice.PAY_AHEAD, "。"),
    passes=[{}, {"今天": "2026-09-01"}],
    fails=[{"今天": "2026-08-31"}, {"今天": "2026-06-30"}],
)
def month_not_begun(book: ClaimPeriod, on: Context) -> Rows:
    """还没有开始的月份，不经过问不发：那时谁在任、谁健在，现在还不知道。

    Which day it is the office says; this rule asks no clock.
    """
    to_come = {month.name for month in months_of(book.period) if month.first > book.known.through}
    for i in book.undecided if to_come else ():
        if book.claims[i].month in to_come:
            yield Hit(i)


UNPLANTED = "演示的报告期已经过完；由规则自己的例子和发放场景的测试检验。"
