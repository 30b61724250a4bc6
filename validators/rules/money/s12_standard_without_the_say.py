"""S12: a standard that does not count, because its author has no say over it."""

from __future__ import annotations

from validators.allowance.claim_period import ClaimPeriod
from validators.allowance.money_rule import Step, money_rule
from validators.allowance.outcome import ClaimOutcome
from validators.finding import Severity
from validators.planting import plant
from validators.planting.allowances import own_standard
from validators.planting.site import Marks, Site
from validators.rule import Context, Hit, Rows
from workbook_templates.values.amount import money

_OFFICE: dict[str, object] = {"机构": "530102", "任职": []}
_OWN = "11530102015101001R"


@money_rule(
    brief="标准不由这个单位定",
    step=Step.TOTAL,
    outcome=ClaimOutcome.PAY,
    obligations=("2-6",),
    severity=Severity.WARNING,
    sheet="补贴标准",
    column="适用范围代码",
    message="{填报单位}填的{职务}月标准 {金额} 元（适用范围 {适用范围代码}）{怎样}：{缘由}。",
    fix="请核对依据文号；确应执行的，由发放补贴的老干部局在自己的“补贴与经费”表里填报，再重新计算。",
    passes=[{}, {"补贴标准": [{}, {"适用范围代码": _OWN, "月标准": "500"}]}],
    fails=[
        {"机构": "530102", "补贴标准": [{"适用范围代码": _OWN}]},
        _OFFICE | {"补贴标准": [{"适用范围代码": "530000"}]},
        _OFFICE | {"补贴标准": [{"适用范围代码": _OWN}]},
    ],
)
def standard_without_the_say(book: ClaimPeriod, on: Context) -> Rows:
    """补贴标准由发放补贴的老干部局或它的上级规定；下级只能规定本单位的，而且不能高于发放机构的标准。

    Where the paying office has said nothing of a post, what a unit says holds for the time being and is told here.
    Whoever is paid does not raise the own pay: 行动计划 gives no unit that say. A row that merely repeats the paying
    office's standard, or is not in force in the period, is not told.
    """
    for one in book.standards.ignored:
        table = book.tables["补贴标准"]
        row = one.standard.row
        told = table.get("来源单位")[row] or book.tables.sources[table.sources[row]].unit_name or one.author
        yield Hit(
            row,
            {
                "填报单位": told,
                "金额": money(one.standard.fen),
                "缘由": one.reason,
                "怎样": "暂时采用" if one.counts else "没有采用",
            },
        )


@plant(persists=True, first=True)
def secretary_pays_himself(site: Site) -> Marks:
    """单位自定书记标准，高于县里的标准。"""
    yield own_standard(site, "书记", "350.00").at("适用范围代码", stage="money")
