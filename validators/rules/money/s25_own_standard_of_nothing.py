"""S25: a unit has set a standard of 0 for itself, and the office has not confirmed it."""

from __future__ import annotations

from validators.allowance.claim_period import ClaimPeriod
from validators.allowance.money_rule import Step, money_rule
from validators.allowance.outcome import ClaimOutcome
from validators.finding import Severity
from validators.planting import plant
from validators.planting.allowances import own_standard
from validators.planting.rows import in_post
from validators.planting.site import FormRow, Marks, Site
from validators.rule import Context, Hit, Rows

_OFFICE = {"机构": "530102"}
_NOTHING = {"适用范围代码": "11530102015101001R", "月标准": "0"}


@money_rule(
    brief="单位自定的标准是 0 元",
    step=Step.DECISION,
    outcome=ClaimOutcome.HELD,
    obligations=("2-6",),
    severity=Severity.ERROR,
    column="职务",
    message="单位给自己填的{职务}月标准是 0 元，{姓名} {月份} 的{组织}补贴暂缓。",
    fix="请老干部局向单位核实：填错的，由单位改正后重新报送；确实不发的，"
    "由老干部局在自己的“补贴与经费”表里为这个单位填 0 元的标准，再重新计算。",
    passes=[{}, {"补贴标准": [{}, _NOTHING | {"失效日期": "2026-06-30"}]}],
    fails=[_OFFICE | {"补贴标准": [_NOTHING]}],
    also=["S12"],
)
def own_standard_of_nothing(book: ClaimPeriod, on: Context) -> Rows:
    """单位不能自己把本单位的人定成不发，要由老干部局确认；确认以前暂缓，不是悄悄不发。

    What the office itself, or one above it, has set to 0 is not paid (S28). A month paid before is not held (S04).
    """
    unconfirmed = book.standards.unconfirmed
    for i in book.undecided if unconfirmed else ():
        standard = book.claims[i].standard
        if standard and standard.row in unconfirmed:
            yield Hit(i)


@plant(persists=True, first=True)
def standard_of_nothing(site: Site) -> Marks:
    """单位自定副组长标准为0元。"""

    def deputies(unit: str) -> list[FormRow]:
        return [one for one in site.rows(unit, "任职") if one["职务"] == "副组长" and in_post(one)]

    standard = own_standard(site, "副组长", "0.00", lambda form: deputies(form.unit))
    yield standard.follows("S19", stage="money")
    for row in deputies(standard.form.unit):
        site.mark_used(row.cells)
        yield row.at(stage="money")
