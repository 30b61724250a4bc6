"""S27: the holder is in the roster, and a roster of an earlier period told their death."""

from __future__ import annotations

from validators.allowance.claim_period import ClaimPeriod
from validators.allowance.money_rule import Step, money_rule
from validators.allowance.outcome import ClaimOutcome
from validators.finding import Severity
from validators.rule import Context, Hit, Rows

_HOLDER, _OTHER = "530102196303072415", "530102196303072423"


@money_rule(
    brief="以前报过去世",
    step=Step.PERSON,
    outcome=ClaimOutcome.HELD,
    obligations=("2-6",),
    severity=Severity.ERROR,
    message="{姓名} {月份} 的{组织}{职务}补贴暂缓：以前的花名册上已经是“去世”，本期又在任职。",
    fix="请核实这个人的情况：确已去世的，更正本期的花名册；以前报错了的，先更正以前那一期的花名册，收进来以后再重新计算。",
    passes=[{}, {"deceased": [_OTHER]}],
    fails=[
        {"deceased": [_HOLDER]},
        {
            "deceased": [_OTHER],
            "离退休干部": [{}, {"身份证号": _OTHER}],
            "重复认定": [{"身份证号二": _OTHER, "认定结果": "同一人"}],
        },
    ],
)
def told_dead_before(book: ClaimPeriod, on: Context) -> Rows:
    """以前报过去世的人又在花名册上任职的，核实以前不发：人已去世的不应再发，程序不猜哪一期报错了。

    By all rosters that the office has accepted for earlier periods, under all numbers of one person. The unit is told by T18.
    """
    deceased = book.known.deceased
    for i in book.undecided if deceased else ():
        if any(number in deceased for number in book.decisions.numbers(book.claims[i].post.number)):
            yield Hit(i)


UNPLANTED = "这样的花名册先退回（T18），写明理由收下的才会走到发放，演示里没有；由规则自己的例子和人员变动的测试检验。"
