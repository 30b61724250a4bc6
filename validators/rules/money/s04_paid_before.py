"""S04: the ledger holds a payment to this person for this month."""

from __future__ import annotations

from collections.abc import Sequence

from validators.allowance.choice import due_by_month, posts_paid
from validators.allowance.claim_period import Claim, ClaimPeriod, Payment
from validators.allowance.money_rule import Step, money_rule
from validators.allowance.outcome import ClaimOutcome
from validators.finding import Severity
from validators.rule import Context, Hit, Rows
from workbook_templates.advice import Advice, Sentence
from workbook_templates.values.amount import money

_PAID = {"身份证号": "530102196303072415", "姓名": "张建国", "月份": "2026-07", "批次": "2026Q3-1", "日期": "2026-09-30"}


@money_rule(
    brief="本月已经发过",
    step=Step.LEDGER,
    outcome=ClaimOutcome.BLOCKED,
    obligations=("2-6",),
    severity=Severity.INFO,
    message="{姓名} {月份} 的补贴已在批次 {批次} 发放（{发放日期}，{实发组织}{实发职务} {实发金额} 元），不重复发放{另说}。",
    fix=Sentence("不用处理；应发的金额变了的，请", Advice.ADJUST, "。"),
    passes=[{}, {"paid": [_PAID | {"月份": "2026-06"}]}],
    fails=[
        {"paid": [_PAID]},
        {
            "paid": [_PAID | {"身份证号": "530102196303072423"}],
            "重复认定": [{"身份证号二": "530102196303072423", "认定结果": "同一人"}],
        },
    ],
)
def paid_before(book: ClaimPeriod, on: Context) -> Rows:
    """台账里这个人这个月已经有一笔发放，无论哪个批次、哪家单位、哪次报送。All numbers of one person are looked up.

    This tells the clerk beforehand; what makes it impossible is the database's own unique constraint.
    """
    paid = book.known.paid
    if not paid:
        return
    due, person = due_by_month(book), book.decisions.person
    for i in book.undecided:
        claim = book.claims[i]
        payments = book.of_person(paid, claim)
        if payments:
            earlier = payments[0]
            words = {"批次": earlier.batch, "发放日期": earlier.day, "实发组织": earlier.body_name}
            words |= {"实发职务": earlier.post, "实发金额": money(earlier.fen)}
            yield Hit(i, words | {"另说": _besides(due[person(claim.post.number), claim.month], payments)})


def _besides(claim: Claim, payments: Sequence[Payment]) -> str:
    """What is to be done where there is more than one earlier payment, or the first is less than what is due now."""
    earlier, several = payments[0], {one.entry for one in payments}
    if len(several) > 1:
        told = "、".join(f"第 {n} 号记录" for n in sorted(several))
        return f"；同一人这个月发放了 {len(several)} 笔（{told}），只能留一笔，其余的要收回"
    if claim.fen > earlier.fen:
        due = f"按{posts_paid(claim)}应发 {money(claim.fen)} 元"
        by = f"由 {earlier.payer} " if earlier.payer else ""
        return f"；{due}，少发的 {money(claim.fen - earlier.fen)} 元要另外{by}补发"
    return ""


UNPLANTED = "同一季度再发一次时，每一笔都由它拦下；不用另外植入。"
