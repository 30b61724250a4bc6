"""C02-7: a study group that nobody leads."""

from __future__ import annotations

from validators.finding import Severity
from validators.lookups.bodies import groups
from validators.lookups.holders import held_posts
from validators.planting import plant
from validators.planting.rows import in_post
from validators.planting.site import FormRow, Marks, NoRoom, Site
from validators.rule import Context, Hit, Rows, rule
from workbook_templates.table import Tables

LEADER = "组长"
_LEADS = {"任职组织代码": "X530102000001", "职务": LEADER}


@rule(
    brief="{n} 个学习小组没有组长",
    clause="（二）",
    obligations=("2-5",),
    severity=Severity.WARNING,
    sheet="学习小组",
    column="小组名称",
    needs=["任职"],
    message="{小组名称}没有在任的组长。",
    fix="请由挂联党支部的班子成员兼任，或由非中共党员离退休干部担任，在“任职”登记，“任职组织代码”填 {小组代码}。",
    passes=[
        {"任职": [_LEADS]},
        {"任职": [], "状态": "已撤销"},
        {"任职": [], "成立日期": "2026-10-08", "as_of": "2026-10-10"},
        {"任职": [_LEADS | {"免职日期": "2026-10-05"}], "as_of": "2026-10-10"},
    ],
    fails=[
        {"任职": []},
        {"任职": [_LEADS | {"职务": "副组长"}]},
        {"任职": [_LEADS | {"免职日期": "2026-09-30"}]},
        {"任职": [_LEADS | {"任职组织代码": "X530102000002"}]},
    ],
    also=["F13"],
)
def group_without_leader(tables: Tables, on: Context) -> Rows:
    """学习小组组长可由党支部班子成员兼任，也可由非中共党员离退休干部担任：每个小组有一名组长。

    Every group not dissolved and set up by the end of the period (or an earlier as-of date), by the posts that count as held
    on that day. A warning: the plan says who may lead a group, not by when.
    """
    led = {post.body for post in held_posts(tables, on) if post.post == LEADER}
    for body in groups(tables).values():
        if body.exists and body.code not in led and (body.founded is None or body.founded <= on.state_day):
            yield Hit(body.row)


@plant()
def leader_gone(site: Site) -> Marks:
    """学习小组组长免职后没有再定。"""

    def leaders(row: FormRow) -> list[FormRow]:
        held = (one for one in site.rows(row.form.unit, "任职") if one["任职组织代码"] == row["小组代码"])
        return [one for one in held if one["职务"] == LEADER and in_post(one)]

    row = site.take("学习小组", lambda one: one["状态"] == "正常" and any(map(site.free, leaders(one))))
    own = leaders(row)
    if len(own) != 1:
        raise NoRoom("学习小组")
    site.use(own[0])["免职日期"] = site.period.end
    yield row.at("小组名称")
