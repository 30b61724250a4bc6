"""S22: a decision on whether two numbers are one person's that does not count, because its author has no say in it."""

from __future__ import annotations

import datetime as dt

from validators.allowance.claim_period import ClaimPeriod
from validators.allowance.money_rule import Step, money_rule
from validators.allowance.outcome import ClaimOutcome
from validators.finding import Severity
from validators.planting import plant
from validators.planting.rows import is_member
from validators.planting.site import ALLOWANCE, Cells, Marks, Site
from validators.rule import Context, Hit, Rows

_OTHER = {"身份证号": "530102196303072423", "姓名": "李明"}
_TWO = {"离退休干部": [{}, _OTHER]}
_SAME = [{"身份证号二": _OTHER["身份证号"], "认定结果": "同一人"}]


@money_rule(
    brief="不由单位认定",
    step=Step.TOTAL,
    outcome=ClaimOutcome.PAY,
    obligations=("2-6",),
    severity=Severity.WARNING,
    sheet="重复认定",
    column="认定结果",
    message="{填报单位}填的“{认定结果}”没有采用：{缘由}。",
    fix="请老干部局核对身份证原件；确实如此的，由老干部局填在自己的“补贴与经费”表里，收进来以后重新计算。",
    passes=[{}, _TWO | {"重复认定": _SAME}],
    fails=[
        _TWO | {"机构": "530102", "任职": [], "补贴标准": [], "重复认定": _SAME},
        {"重复认定": _SAME},
    ],
)
def decided_by_others(book: ClaimPeriod, on: Context) -> Rows:
    """是不是同一个人由发放补贴的老干部局认定，单位的认定只作建议。

    行动计划（二）不许重复发放: a unit that called its own two numbers 不同人 would be paid twice, one that called strangers
    同一人 would leave one of them unpaid. An office below counts for persons who both stand in its own forms; a decision on
    numbers nobody knows counts for nothing.
    """
    for one in book.judged_decisions:
        if one.reason:
            table = book.tables["重复认定"]
            told = table.get("来源单位")[one.row] or book.tables.sources[table.sources[one.row]].unit_name
            yield Hit(one.row, {"填报单位": told, "缘由": one.reason})


@plant(persists=True)
def unit_decides_for_itself(site: Site) -> Marks:
    """单位自己认定两个人是不同人。"""
    one = site.bystander(is_member)  # who is in no group: C02-6 needs units whose groups nothing touches
    other = site.bystander(lambda row: row.form is one.form and is_member(row))
    cells: Cells = {
        "身份证号一": one["身份证号"], "身份证号二": other["身份证号"], "认定结果": "不同人", "认定人": "李明",
        "认定日期": dt.date(site.period.year, 8, 20), "依据": "核对两人身份证原件",
    }  # fmt: skip
    yield site.add(site.form(one.form.unit, ALLOWANCE), "重复认定", cells).at("认定结果", stage="money")
