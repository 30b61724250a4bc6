"""C02-5: a study group that met too seldom in a quarter."""

from __future__ import annotations

from collections.abc import Iterator

from validators.duty import Duty
from validators.duty_progress import DutyProgress
from validators.finding import Severity
from validators.lookups.activities import count
from validators.lookups.bodies import GROUPS, groups
from validators.lookups.group_study import study_days
from validators.planting import plant
from validators.planting.activities import drop_activities, in_period
from validators.planting.site import Marks, Site
from validators.rule import Context, Rows, rule
from validators.spans import ReportedFrom, quarters
from workbook_templates.table import Tables

_STUDY = {"组织代码": "X530102000001", "活动类型": "学习小组活动"}
_AT_HOME = _STUDY | {"活动方式": "送学上门", "应到人数": "1", "实到人数": "1"}
_WHY = _STUDY | {"活动类型": "未开展说明", "活动主题": "活动室整修", "应到人数": None, "实到人数": None}
_OF_BRANCH = {"活动类型": "理论学习"}
_MEMBER = {"政治面貌": "群众", "党支部代码": None, "学习小组代码": "X530102000001"}


def standings(tables: Tables, on: Context) -> Iterator[DutyProgress]:
    """Each group set up before a quarter: its learning activities in that quarter."""
    need, days = on.policy["group_activities_per_quarter"], study_days(tables, frozenset(on.policy["group_learning_kinds"]))
    for body in groups(tables).values():
        for quarter in quarters(on) if body.exists else ():
            if body.before(quarter.start):
                yield DutyProgress(body.code, body.row, count(days.get(body.code, ()), quarter, on), need, quarter)


DUTY = Duty("集中开展学习活动", GROUPS, standings, reported_from=ReportedFrom.AT_ONCE, made_up="补学")


@rule(
    brief="学习小组 {n} 个季度没有集中学习",
    clause="（二）",
    obligations=("0-5", "1-1", "2-7"),
    thresholds=("group_activities_per_quarter", "group_learning_kinds"),
    severity=Severity.ERROR,
    sheet="学习小组",
    column="小组代码",
    needs=["活动记录"],
    message="{小组名称}在{期间}集中学习 {已有} 次，每季度至少 {应有} 次，{期限}。",
    fix="请组织学习并登记到“活动记录”，“组织代码”填 {小组代码}；与挂联党支部同学的，在“参加人员”填到场组员；"
    "给一个人送学上门的不算集中；已开展的请补登记。确有原因没有开展的，登记一行“未开展说明”，主题写原因。",
    passes=[
        {"活动记录": [_STUDY]},
        {"活动记录": [_STUDY | {"活动类型": "理论学习", "活动日期": "2026-07-01"}]},
        {"活动记录": [_OF_BRANCH], "离退休干部": [_MEMBER], "参加人员": [{}]},
        {"活动记录": [_AT_HOME | {"实到人数": "5", "应到人数": "5"}]},
        {"活动记录": [], "状态": "已撤销"},
        {"活动记录": [], "成立日期": "2026-07-01"},
        {"活动记录": [], "as_of": "2026-06-30"},
    ],
    fails=[
        {"活动记录": []},
        {"活动记录": [_STUDY | {"活动日期": "2026-06-30"}]},
        {"活动记录": [_STUDY | {"活动类型": "荣誉退休"}]},
        {"活动记录": [_STUDY | {"实到人数": "0"}]},
        {"活动记录": [_AT_HOME]},
        {"活动记录": [_OF_BRANCH], "离退休干部": [_MEMBER | {"学习小组代码": "X530102000002"}], "参加人员": [{}]},
        {"活动记录": [_STUDY | {"活动日期": "2026-09-20"}], "as_of": "2026-09-19"},
        {"活动记录": [], "成立日期": "2026-06-30", "as_of": "2026-10-01"},
        {"活动记录": [_WHY], "as_of": "2026-10-01"},
    ],
    also=["C04-1", "F13"],
)
def group_without_activity(tables: Tables, on: Context) -> Rows:
    """学习小组坚持每季度至少集中开展1次学习活动。

    Counted are activities under the group's own code of the kinds in ``group_learning_kinds`` (学习小组活动, 理论学习,
    培训, 大讲坛, 警示教育, 参观学习), and such sessions of the linked branch to which members of the group came (two, or the
    only one). “集中” is not 送学上门 to one person. A group owes the quarter if it was set up before the quarter began. A warning
    while the quarter runs, an error from the day after it; a warning, and no longer due, where the unit recorded why (an
    activity of kind 未开展说明, dated in the quarter).
    """
    yield from DUTY.hits(tables, on)


@plant()
def group_idle_for_a_period(site: Site) -> Marks:
    """学习小组一个季度没有活动。"""
    row = site.take("学习小组", lambda one: one["状态"] == "正常" and one["成立日期"] < site.period.start)
    drop_activities(site, row.form.unit, lambda cells: cells["组织代码"] == row["小组代码"] and in_period(site, cells))
    yield row.at("小组代码")
