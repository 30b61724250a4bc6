"""S13: the ledger holds a payment of more than what is due by now."""

from __future__ import annotations

from validators.allowance.choice import due_by_month
from validators.allowance.claim_period import ClaimPeriod
from validators.allowance.money_rule import Step, money_rule
from validators.allowance.outcome import ClaimOutcome
from validators.finding import Severity
from validators.rule import Context, Hit, Rows
from workbook_templates.advice import Advice, Sentence
from workbook_templates.values.amount import money

_PEOPLE = "离退休干部"
_PAID = {"身份证号": "530102196303072415", "姓名": "张建国", "月份": "2026-09", "批次": "2026Q3-1", "日期": "2026-09-30"}


@money_rule(
    step=Step.DUE,
    outcome=ClaimOutcome.PAY,
    obligations=("2-6",),
    severity=Severity.WARNING,
    column="身份证号",
    message="{姓名} {月份} 已在批次 {批次} 发放 {已发金额} 元，按现在收到的资料应发 {应发金额} 元。",
    fix=Sentence("请核实；确属多发的，请", Advice.ADJUST, "，登记应收回的钱。"),
    passes=[{}, {"paid": [_PAID]}],
    fails=[
        {"paid": [_PAID], "离退休干部": [{"状态": "去世", "状态日期": "2026-08-10"}]},
        {"paid": [_PAID], "职务": "委员", "补贴标准": [{}, {"职务": "委员", "月标准": "210"}]},
    ],
    also=["S04", "S06"],
)
def paid_more_than_is_due(book: ClaimPeriod, on: Context) -> Rows:
    """发放以后才报来去世、免职、改任的，已经多发的要提醒，不能等到没人记得。

    Told are payments of this office to people at hand: more than the highest of their posts is worth in that month now.
    """
    due = due_by_month(book) if book.paid else {}
    rows = {claim.post.number: claim.post.row for claim in reversed(book.claims)}
    people = book.tables[_PEOPLE].index("身份证号") if book.paid and _PEOPLE in book.tables else {}
    for (number, month), earlier in sorted(book.paid.items()):
        claim = due.get((book.decisions.person(number), month))
        fen = claim.fen if claim else 0
        if earlier.payer or earlier.fen <= fen:
            continue
        words = {"月份": month, "批次": earlier.batch, "已发金额": money(earlier.fen), "应发金额": money(fen)}
        if number in rows:
            yield Hit(rows[number], words)
        elif number in people:
            yield Hit(people[number], words, sheet=_PEOPLE)


UNPLANTED = "演示里先发放、后报来的变化没有；由规则自己的例子和发放场景的测试检验。"
