"""C07-1: a reserve secretary who is not a retired party member, retired too long, or never held a leading post."""

from __future__ import annotations

import datetime as dt
from typing import Any

from validators.finding import Severity
from validators.lookups.people import PARTY, PEOPLE, person, rows_by_number
from validators.months import years_later
from validators.planting import plant
from validators.planting.rows import exchange, is_member, person_on_roster
from validators.planting.site import FormRow, Marks, Site
from validators.rule import Context, Hit, Rows, rule
from workbook_templates.table import Tables


@rule(
    brief="{n} 名后备书记不符合条件",
    clause="（七）",
    obligations=("7-1",),
    thresholds=("reserve_years_since_retirement",),
    severity=Severity.ERROR,
    sheet="后备书记",
    column="姓名",
    needs=["离退休干部"],
    message="后备书记 {姓名} 不符合条件：{原因}。",
    fix="请核对花名册里本人的政治面貌、退休日期、曾任领导职务和入库日期；确实不符合的，请另选后备人选。",
    passes=[
        {},
        {"入库日期": "2028-03-31"},
        {"离退休干部": [{"退休日期": "2026-06-30"}]},
        {"身份证号": "530102195001012411"},
    ],
    fails=[
        {"入库日期": "2028-04-01"},
        {"离退休干部": [{"政治面貌": "群众"}]},
        {"离退休干部": [{"曾任领导职务": "否"}]},
        {"离退休干部": [{"人员类别": "离休"}]},
        {"离退休干部": [{"状态": "去世"}]},
    ],
    also=["F13"],
)
def reserve_secretary_not_entitled(tables: Tables, on: Context) -> Rows:
    """明确退休5年以内且担任过领导职务的退休干部党员作为后备人选。

    The years run from 退休日期 to 入库日期, the day of choosing: exactly five years are within. Someone chosen at the
    talk before retirement is in order. A number in no roster is F13's matter.
    """
    most = on.policy["reserve_years_since_retirement"]
    for i, (number, chosen) in enumerate(tables["后备书记"].records("身份证号", "入库日期")):
        if number in rows_by_number(tables):
            reasons = _reasons(person(tables, number), chosen if isinstance(chosen, dt.date) else on.state_day, most)
            if reasons:
                yield Hit(i, {"原因": "，".join(reasons)})


def _reasons(who: dict[str, Any], chosen: dt.date, most: int) -> list[str]:
    if not who:
        return [f"在“{PEOPLE}”里不是在册状态"]
    retired = who["退休日期"]
    wrong = (
        (who["政治面貌"] not in (None, *PARTY), f"政治面貌是{who['政治面貌']}，不是党员"),
        (who["人员类别"] == "离休", "人员类别是离休，不是退休"),
        (who["曾任领导职务"] == "否", "没有担任过领导职务"),
        (retired and chosen > years_later(retired, most), f"到入库时退休已超过 {most} 年（{retired} 退休，{chosen} 入库）"),
    )
    return [words for is_wrong, words in wrong if is_wrong]


@plant()
def reserve_retired_long_ago(site: Site) -> Marks:
    """后备书记退休已超过5年。"""

    def long_ago(person: FormRow) -> bool:
        return is_member(person) and person["退休日期"].year < site.period.year - 7 and person["曾任领导职务"] == "是"

    row = site.take("后备书记")
    exchange(site, row, long_ago)
    yield row.at("姓名")


@plant()
def reserve_never_led(site: Site) -> Marks:
    """后备书记没有担任过领导职务。"""
    row = site.take("后备书记")
    person_on_roster(site, row.form.unit, row["身份证号"])["曾任领导职务"] = "否"
    yield row.at("姓名")
