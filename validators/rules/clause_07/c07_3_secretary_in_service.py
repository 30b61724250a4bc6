"""C07-3: a branch secretary who is in service."""

from __future__ import annotations

from validators.finding import Severity
from validators.lookups.bodies import BRANCH, SECRETARY, organisations
from validators.lookups.holders import IN_SERVICE, held_posts, is_group
from validators.lookups.named import named
from validators.owed import StandingDuty, deadline
from validators.planting import plant
from validators.planting.rows import in_post
from validators.planting.site import FormRow, Marks, Site
from validators.rule import Context, Hit, Rows, rule
from workbook_templates.table import Tables

STANDING = StandingDuty(
    "书记{姓名}是在职人员，逐步调整为离退休干部党员担任", deadline("reserve_coverage_deadline"),
    title="在职人员担任的书记逐步调整为离退休干部党员",
)  # fmt: skip


@rule(
    brief="{n} 名党支部书记由在职人员担任",
    clause="（七）",
    obligations=("7-2",),
    severity=Severity.WARNING,
    sheet="任职",
    column="任职人员类别",
    message="{组织}的书记 {姓名} 是在职人员。",
    fix="请结合实际逐步调整为离退休干部党员担任；已经调整的，请给这一行填免职日期，另起一行登记新书记。",
    passes=[
        {},
        {"任职人员类别": "在职", "党组织": [{"组织形式": "党委", "党组织名称": "盘龙区农业农村局离退休干部党委"}]},
        {"任职人员类别": "在职", "职务": "委员"},
        {"任职人员类别": "在职", "免职日期": "2026-09-30"},
        {"任职人员类别": "在职", "离退休干部": [{"状态": "去世", "状态日期": "2026-05-01"}]},
    ],
    fails=[{"任职人员类别": "在职"}, {"任职人员类别": "在职", "免职日期": "2026-10-01"}],
)
def secretary_in_service(tables: Tables, on: Context) -> Rows:
    """离退休干部党支部书记由在职人员担任的，要结合实际逐步调整为离退休干部党员担任。

    Posts of 书记 held on the as-of date in a 党支部 not dissolved; the plan does not ask it of 党总支 and 党委. Somebody dead
    or moved out holds none. “逐步调整” sets no date: always a warning.
    """
    above = {code for code, body in organisations(tables).items() if body.form not in ("", BRANCH)}
    for post in held_posts(tables, on):
        in_branch = post.body not in above and not is_group(post.body)
        if post.post == SECRETARY and post.category == IN_SERVICE and in_branch:
            yield Hit(post.row, {"组织": named(tables, post.body)})


@plant()
def liaison_as_secretary(site: Site) -> Marks:
    """书记由在职的联络员兼任。"""

    def only_post(row: FormRow) -> bool:
        mine = sum(one["身份证号"] == row["身份证号"] for one in site.rows(row.form.unit, "任职"))
        bodies = (one for one in site.rows(row.form.unit, "党组织") if one["党组织代码"] == row["任职组织代码"])
        return row["职务"] == "书记" and in_post(row) and mine == 1 and any(one["组织形式"] == "党支部" for one in bodies)

    row = site.take("任职", lambda one: only_post(one) and _own_liaisons(site, one))
    serving = _own_liaisons(site, row)[0]
    row.update({"身份证号": serving["身份证号"], "姓名": serving["联络员姓名"], "任职人员类别": "在职"})
    yield row.at("任职人员类别")


def _own_liaisons(site: Site, row: FormRow) -> list[FormRow]:
    """The liaisons who work in the unit itself: they were trained with everyone else."""
    links = site.rows(row.form.unit, "联络员选派")
    return [one for one in links if one["在职单位"] == row.form.cover["填报单位"] and site.free(one)]
