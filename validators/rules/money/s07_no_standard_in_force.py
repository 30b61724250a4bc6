"""S07: no standard is in force for this post, place and month."""

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


@money_rule(
    step=Step.POST,
    outcome=ClaimOutcome.UNPAID,
    obligations=("2-6",),
    severity=Severity.ERROR,
    column="职务",
    message="没有{月份}有效的{职务}补贴标准，{姓名} 在{组织}的补贴不发。",
    fix="请在“补贴标准”表补上这个职务、这个地区当月有效的标准和依据文号，再重新计算。",
    passes=[
        {},
        {"补贴标准": [{"适用范围代码": "530000"}]},
        {"补贴标准": [{"生效日期": "2026-07-15"}]},
    ],
    fails=[
        {"补贴标准": []},
        {"补贴标准": [{"适用范围代码": "530111"}]},
        {"补贴标准": [{"失效日期": "2026-08-31"}]},
        {"补贴标准": [{"职务": "委员"}]},
        {"补贴标准": [{"月标准": "0"}]},
    ],
)
def no_standard_in_force(book: ClaimPeriod, on: Context) -> Rows:
    """没有有效标准的不发。

    The narrowest scope wins: unit, county, prefecture, province. What is in force on the 1st holds for the month; one that
    begins within it counts only where none was. 组长 and 副组长 without a row of their own are paid like 书记 and 委员.
    """
    for i in book.undecided:
        standard = book.claims[i].standard
        if standard is None or standard.fen <= 0:
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
