"""C07-1: a reserve secretary who is not a retired party member, retired too long, or never held a leading post."""

from __future__ import annotations

from validators.finding import Severity
from validators.lookups.bodies import SECRETARY
from validators.lookups.reserves import reserve_faults
from validators.planting import plant
from validators.planting.rows import exchange, in_post, is_member, organisation, person_on_roster
from validators.planting.site import FormRow, Marks, Site
from validators.rule import Context, Hit, Rows, rule
from workbook_templates.table import Tables

_OTHER = {"党支部代码": "530102000002"}


@rule(
    brief="{n} 名后备书记不符合条件",
    clause="（七）",
    obligations=("7-1", "7-4"),
    thresholds=("reserve_years_since_retirement",),
    severity=Severity.WARNING,
    sheet="后备书记",
    column="姓名",
    needs=["离退休干部"],
    message="后备书记 {姓名} 不符合后备人选的条件，没有计入：{原因}。",
    fix="请核对花名册里本人的政治面貌、退休日期、曾任领导职务和入库日期，写错的改正；确实不符合的，请另外确定后备人选。",
    passes=[
        {},
        {"入库日期": "2028-03-31"},
        {"离退休干部": [{"退休日期": "2026-06-30"}]},
        {"离退休干部": [{"退休日期": "2021-03"}], "入库日期": "2026-03-31"},
        {"身份证号": "530102195001012411"},
        {"任职": [{"职务": "委员"}]},
        {"任职": [{"免职日期": "2026-03-14"}]},
        {"后备书记": [{}, {}]},
    ],
    fails=[
        {"入库日期": "2028-04-01"},
        {"离退休干部": [{"退休日期": "2021-03"}], "入库日期": "2026-04-01"},
        {"离退休干部": [{"政治面貌": "群众"}]},
        {"离退休干部": [{"曾任领导职务": "否"}]},
        {"离退休干部": [{"人员类别": "离休"}]},
        {"离退休干部": [{"状态": "去世"}]},
        {"任职": [{}]},
        {"后备书记": [{}, _OTHER]},
    ],
    also=["F13", "T11"],
)
def reserve_secretary_not_entitled(tables: Tables, on: Context) -> Rows:
    """明确退休5年以内且担任过领导职务的退休干部党员作为后备人选；一个支部一名，一人只计一个支部。

    The plan names these people as candidates and forbids no others: a warning, and the row does not count for its branch
    (C07-2). The years run from 退休日期 to 入库日期, the day of choosing: exactly five years are within; where only the month
    of retirement is known, from the month's end. Someone chosen at the talk before retirement is in order. A sitting
    secretary is no reserve of his own branch. A number in no roster is F13's matter.
    """
    for i, reasons in reserve_faults(tables, on).items():
        yield Hit(i, {"原因": "，".join(reasons)})


@plant()
def reserve_retired_long_ago(site: Site) -> Marks:
    """后备书记退休已超过5年。"""

    def long_ago(person: FormRow) -> bool:
        return is_member(person) and person["退休日期"].year < site.period.year - 7 and person["曾任领导职务"] == "是"

    row = site.take("后备书记")
    exchange(site, row, long_ago)
    yield from _not_counted(site, row)


@plant()
def reserve_never_led(site: Site) -> Marks:
    """后备书记没有担任过领导职务。"""
    row = site.take("后备书记")
    person_on_roster(site, row.form.unit, row["身份证号"])["曾任领导职务"] = "否"
    yield from _not_counted(site, row)


@plant()
def secretary_in_his_own_reserve(site: Site) -> Marks:
    """现任书记又列为本支部的后备书记。"""
    row = site.take("后备书记", lambda one: _secretaries(site, one))
    head = site.use(_secretaries(site, row)[0])
    row.update({"身份证号": head["身份证号"], "姓名": head["姓名"]})
    yield from _not_counted(site, row)


def _secretaries(site: Site, row: FormRow) -> list[FormRow]:
    """The secretary of the reserve's branch, where no planter has used this row."""
    held = [one for one in site.rows(row.form.unit, "任职") if one["任职组织代码"] == row["党支部代码"] and in_post(one)]
    return [one for one in held if one["职务"] == SECRETARY and site.free(one)]


def _not_counted(site: Site, row: FormRow) -> Marks:
    yield row.at("姓名")
    yield organisation(site, row.form.unit, row["党支部代码"]).follows("C07-2")
