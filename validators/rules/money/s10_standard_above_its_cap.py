"""S10: the standard of a deputy or committee member is above its share of the secretary's."""

from __future__ import annotations

from validators.allowance.claim_period import ClaimPeriod, months_of
from validators.allowance.money_rule import Step, money_rule
from validators.allowance.outcome import ClaimOutcome
from validators.allowance.standards import Standard, scopes_at, standards_in
from validators.finding import Severity
from validators.planting import plant
from validators.planting.allowances import own_standard
from validators.planting.site import Marks, Site
from validators.rule import Context, Hit, Rows
from workbook_templates.values.amount import money

_CAPPED = ("副书记", "委员", "副组长")
_SECRETARY = {"月标准": "300"}


@money_rule(
    brief="标准超过上限",
    step=Step.TOTAL,
    outcome=ClaimOutcome.PAY,
    obligations=("2-6",),
    thresholds=("allowance_most_percent",),
    severity=Severity.WARNING,
    sheet="补贴标准",
    column="月标准",
    message="{职务}的月标准 {金额} 元超过了书记标准 {书记标准} 元的 {比例}%。",
    fix="请核对依据文号；确需调整的，报批后填写新的标准。",
    passes=[{"补贴标准": [_SECRETARY, {"职务": "委员", "月标准": "210"}]}],
    fails=[
        {"补贴标准": [_SECRETARY, {"职务": "委员", "月标准": "210.01"}]},
        {"补贴标准": [_SECRETARY, {"职务": "副组长", "适用范围代码": "11530102015101001R", "月标准": "300"}]},
    ],
)
def standard_above_its_cap(book: ClaimPeriod, on: Context) -> Rows:
    """副书记、委员（及比照委员的副组长）的标准最高为书记标准的70%。

    The secretary's standard is the one that holds where the row applies, in the first month both are in force.
    """
    percent = on.policy["allowance_most_percent"]
    for standard in standards_in(book.tables.get("补贴标准")):
        secretary = _secretary(book, standard) if standard.post in _CAPPED else None
        if secretary and standard.fen * 100 > secretary.fen * percent:
            yield Hit(standard.row, {"金额": money(standard.fen), "书记标准": money(secretary.fen), "比例": percent})


def _secretary(book: ClaimPeriod, standard: Standard) -> Standard | None:
    scopes = scopes_at(standard.scope)
    for month in months_of(book.period):
        if standard.start <= month.last and standard.end >= month.first:
            found = book.standards.counted.find("书记", scopes, month.first, month.last)
            if found:
                return found
    return None


@plant(persists=True, first=True)
def committee_paid_too_much(site: Site) -> Marks:
    """单位自定委员标准超过书记标准的70%。"""
    row = own_standard(site, "委员", "240.00")
    yield row.at("月标准", stage="money")
    yield row.follows("S12", stage="money")
