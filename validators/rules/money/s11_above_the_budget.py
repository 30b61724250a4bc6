"""S11: the batch takes more than what is left of the budget."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

from validators.allowance.claim_period import ClaimPeriod
from validators.allowance.money_rule import Step, money_rule
from validators.allowance.outcome import ClaimOutcome
from validators.finding import Severity
from validators.planting import plant
from validators.planting.allowances import in_separate_branch
from validators.planting.rows import in_post
from validators.planting.site import FormRow, Marks, Site
from validators.rule import Context, Hit, Rows
from workbook_templates.values.amount import fen_of, money


@money_rule(
    brief="超过预算",
    step=Step.TOTAL,
    outcome=ClaimOutcome.PAY,
    severity=Severity.WARNING,
    clause="七",
    obligations=("2-6",),
    sheet="工作经费",
    column="预算金额",
    message="{党组织}本批次共发 {合计} 元，超过了它 {年份} 年预算的余额 {余额} 元。",
    fix="请核对预算和已支出金额；补贴另有经费来源的，核对后可以照发。",
    passes=[{}, {"工作经费": [{}]}, {"工作经费": [{"年度": "2025", "预算金额": "1"}]}],
    fails=[
        {"工作经费": [{"预算金额": "2099.99"}]},
        {"工作经费": [{"预算金额": "2099.99"}, {"党组织代码": "530102000002", "预算金额": "90000"}]},
        {"工作经费": [{}, {"预算金额": "2099.99", "备注": "另一份表"}]},
    ],
)
def above_the_budget(book: ClaimPeriod, on: Context) -> Rows:
    """各党组织的发放合计不超过自己的预算余额。

    Each organisation that has a row for the year by itself: what another has left over does not cover it. A study group's
    payments count for the branch it is linked to. Of two rows for one organisation the one that leaves less is believed.
    """
    left = _left(book)
    asked: Counter[str] = Counter()
    names: dict[str, str] = {}
    for i in book.undecided:
        body = book.claims[i].post.body
        if body and body.branch in left:
            asked[body.branch] += book.claims[i].fen
            names |= {} if body.group else {body.code: body.name}
    for code in sorted(asked):
        rest, row = left[code]
        if asked[code] > rest:
            words = {"党组织": names.get(code, code), "合计": money(asked[code]), "余额": money(rest)}
            yield Hit(row, words | {"年份": str(book.period.year)})


def _left(book: ClaimPeriod) -> dict[str, tuple[int, int]]:
    """What is left of each organisation's budget, and the row that says so."""
    table = book.tables.get("工作经费")
    left: dict[str, tuple[int, int]] = {}
    rows = table.records("党组织代码", "年度", "预算金额", "已支出金额") if table is not None else ()
    for i, (code, year, budget, spent) in enumerate(rows):
        if isinstance(code, str) and year == book.period.year and isinstance(budget, Decimal):
            rest = fen_of(budget) - (fen_of(spent) if isinstance(spent, Decimal) else 0)
            left[code] = min(left.get(code, (rest, i)), (rest, i))
    return left


@plant(persists=True, first=True)
def more_than_the_budget(site: Site) -> Marks:
    """党支部的经费余额不够发一个季度的补贴。"""

    def paid(row: FormRow) -> bool:
        posts = [one for one in site.rows(row.form.unit, "任职") if one["任职组织代码"] == row["党组织代码"] and in_post(one)]
        return len(posts) >= 3 and all(map(in_separate_branch, posts)) and row.form.unit not in site.own_standards

    row = site.take("工作经费", paid)
    site.fixed_organisations.add(row["党组织代码"])
    row.update({"预算金额": Decimal(5200), "已支出金额": Decimal("5150.00")})
    yield row.at("预算金额", stage="money")
