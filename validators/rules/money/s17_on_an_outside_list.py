"""S17: an outside list says that this person died, or is paid by somebody else, and nobody has decided on it yet."""

from __future__ import annotations

from validators.allowance.claim_period import ClaimPeriod
from validators.allowance.money_rule import Step, money_rule
from validators.allowance.outcome import ClaimOutcome
from validators.finding import Severity
from validators.rule import Context, Hit, Rows
from workbook_templates.advice import Advice, Sentence

_LISTED = {"身份证号": "530102196303072415", "月份": "2026-07", "名单": "在“去世”名单里（2026-06-15，身份证号相同）"}


@money_rule(
    brief="外面来的名单上有，还没有认定",
    step=Step.PERSON,
    outcome=ClaimOutcome.HELD,
    obligations=("2-6",),
    severity=Severity.WARNING,
    message="{姓名} {月份} 的{组织}{职务}补贴暂缓：{名单}，还没有认定是不是属实。",
    fix=Sentence("请核实，然后由两个人", Advice.DECIDE_LISTED, "。"),
    passes=[{}, {"listed": [_LISTED | {"月份": "2026-06"}]}],
    fails=[{"listed": [_LISTED]}],
)
def on_an_outside_list(book: ClaimPeriod, on: Context) -> Rows:
    """外面来的名单（去世、社保、另发）上有这个人，认定以前不发。行动计划不许重复发放；人已去世的也不应再发。

    All numbers of one person are looked up.
    """
    listed = book.known.listed
    for i in book.undecided if listed else ():
        told = book.of_person(listed, book.claims[i])
        if told:
            yield Hit(i, {"名单": told[0].words})


UNPLANTED = "演示里没有外面来的名单；由规则自己的例子和名单的测试检验。"
