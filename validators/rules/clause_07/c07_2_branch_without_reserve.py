"""C07-2: a branch with nobody in reserve for its secretary."""

from __future__ import annotations

from validators.lookups.bodies import branches
from validators.lookups.reserves import reserve_faults, reserves
from validators.owed import DeadlineDuty
from validators.planting import plant
from validators.planting.rows import organisation
from validators.planting.site import Marks, Site
from validators.rule import Context, Hit, Rows, WarningUntil, rule
from workbook_templates.table import Tables

DUE = DeadlineDuty("确定后备书记")


@rule(
    brief="{n} 个党支部没有符合条件的后备书记",
    clause="（七）",
    obligations=("0-4", "7-4", "7-5"),
    severity=WarningUntil("reserve_coverage_deadline"),
    sheet="党组织",
    column="党组织代码",
    thresholds=("reserve_years_since_retirement",),
    needs=["后备书记"],
    message="{党组织名称}还没有符合条件的后备书记。2027年底前要做到一支部一后备书记。",
    fix="请从退休5年以内、担任过领导职务的退休干部党员中确定人选，登记到“后备书记”，“党支部代码”填 {党组织代码}。",
    passes=[
        {},
        {"离退休干部": [{"退休日期": "2021-03-15"}]},
        {"后备书记": [{"培养方向": None}]},
        {"后备书记": [], "状态": "已撤销"},
        {"后备书记": [], "组织形式": "党委", "党组织名称": "区局离退休干部党委"},
    ],
    fails=[
        {"后备书记": []},
        {"后备书记": [], "as_of": "2027-12-31"},
        {"后备书记": [], "as_of": "2028-01-01"},
        {"后备书记": [{"党支部代码": "530102000002"}]},
        {"后备书记": [{"入库日期": "2026-10-01"}]},
        {"后备书记": [{"培养方向": "委员"}]},
        {"离退休干部": [{"状态": "去世"}]},
        {"离退休干部": [{"退休日期": "2021-03-14"}]},
        {"离退休干部": [{"政治面貌": "群众"}]},
        {"任职": [{}], "离退休干部": [{}]},
        {"党组织": [{}, {"党组织代码": "530102000002"}], "后备书记": [{}, {"党支部代码": "530102000002"}]},
    ],
    also=["F13", "C06-1", "C06-2", "C06-7", "C07-1"],
)
def branch_without_reserve(tables: Tables, on: Context) -> Rows:
    """到2027年底，全面实现“一支部一后备书记”。

    Every 党支部 in being. Somebody entered by the as-of date who counts (C07-1): alive, entitled, not the sitting secretary,
    in reserve for the secretary and not for the committee (培养方向), and of several branches only for the first. Where the
    people's roster is not at hand everybody counts.
    """
    unfit = reserve_faults(tables, on)
    fit = (one for one in reserves(tables) if one.row not in unfit and one.for_secretary)
    covered = {one.branch for one in fit if one.chosen is None or one.chosen <= on.state_day}
    for body in branches(tables):
        if body.code not in covered:
            yield Hit(body.row)


@plant()
def reserve_struck_off(site: Site) -> Marks:
    """党支部没有后备书记。"""
    row = site.take("后备书记")
    site.remove(row.form, "后备书记", lambda cells: cells is row.cells)
    yield organisation(site, row.form.unit, row["党支部代码"]).at("党组织代码")
