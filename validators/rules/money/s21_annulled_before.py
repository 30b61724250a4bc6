"""S21: this month's payment was annulled by hand, and nothing new is known since."""

from __future__ import annotations

from validators.allowance.claim_period import ClaimPeriod
from validators.allowance.money_rule import Step, money_rule
from validators.allowance.outcome import ClaimOutcome
from validators.finding import Severity
from validators.rule import Context, Hit, Rows
from workbook_templates.advice import Advice, Sentence

_ANNULLED = {
    "身份证号": "530102196303072415",
    "月份": "2026-07",
    "冲销": "张建国 2026-07 在批次 2026Q3-1 已发 300.00 元，冲销：去世",
}


@money_rule(
    brief="冲销过，等新的花名册",
    step=Step.PERSON,
    outcome=ClaimOutcome.HELD,
    obligations=("2-6",),
    severity=Severity.WARNING,
    message="{姓名} {月份} 的发放冲销过，以后没有收到该单位新的花名册，暂缓补发（{冲销}）。",
    fix=Sentence("请核实：不该发的，请单位报送改正后的花名册；仍然应发的，请", Advice.RESTORE, "。"),
    passes=[{}, {"annulled": [_ANNULLED | {"月份": "2026-06"}]}],
    fails=[{"annulled": [_ANNULLED]}],
)
def annulled_before(book: ClaimPeriod, on: Context) -> Rows:
    """人工冲销过的月份，没有新的花名册说明情况以前不补发：因去世冲销的，不能因为花名册还没有改就又发一次。

    All numbers of one person are looked up.
    """
    annulled = book.known.annulled
    for i in book.undecided if annulled else ():
        told = book.of_person(annulled, book.claims[i])
        if told:
            yield Hit(i, {"冲销": told[0]})


UNPLANTED = "发放以后在台账里冲销了才会有，不是表里的差错；由规则自己的例子和发放场景的测试检验。"
