"""C02-2: a retired cadre outside the Party who belongs to no study group in being."""

from __future__ import annotations

from validators.finding import Severity
from validators.lookups.bodies import groups
from validators.lookups.people import misplaced, newly_retired, non_members
from validators.owed import DeadlineDuty
from validators.planting import plant
from validators.planting.site import Marks, Site
from validators.rule import Context, Hit, Rows, WarningUntil, rule
from workbook_templates.table import Tables

_UNPLACED: dict[str, object] = {"政治面貌": "群众", "党支部代码": None, "学习小组代码": None, "学习小组": []}
DUE = DeadlineDuty("把非中共党员离退休干部编入学习小组", non_members)


@rule(
    brief="{n} 名非中共党员未编入学习小组",
    clause="（二）",
    obligations=("2-3",),
    thresholds=("placement_grace_months",),
    severity=WarningUntil("group_coverage_deadline"),
    sheet="离退休干部",
    column="学习小组代码",
    needs=["学习小组"],
    message="{姓名}（{政治面貌}）{怎样}。非中共党员离退休干部都要编入学习小组。",
    fix="请在“学习小组代码”填本人所在学习小组的代码（X加12位数字）；还没有编入的，请先编入一个小组。",
    passes=[
        {"政治面貌": "群众", "学习小组代码": "X530102000001"},
        {"政治面貌": "中共党员", "学习小组代码": None},
        {"政治面貌": "民盟", "学习小组代码": None, "状态": "转出"},
        {"政治面貌": "民盟", "学习小组代码": "X530102000999"},
    ],
    fails=[
        {"政治面貌": "群众", "党支部代码": None, "学习小组代码": None, "学习小组": []},
        {"政治面貌": "群众", "党支部代码": None, "学习小组代码": None, "学习小组": [], "as_of": "2025-12-31"},
        {"政治面貌": "群众", "党支部代码": None, "学习小组代码": None, "学习小组": [], "as_of": "2026-01-01"},
        {"政治面貌": "九三学社", "党支部代码": None, "学习小组代码": None, "人员类别": "离休", "学习小组": []},
        {"政治面貌": "群众", "学习小组代码": "X530102000001", "学习小组": [{"状态": "已撤销"}]},
        _UNPLACED | {"退休日期": "2026-09-28"},
        _UNPLACED | {"退休日期": "2026-08-20"},
    ],
)
def person_without_group(tables: Tables, on: Context) -> Rows:
    """推动非中共党员离退休干部学习小组建设全覆盖。

    Everyone 在册 whose 政治面貌 is not 中共党员 or 中共预备党员. A blank code or one of a dissolved group is a hit; a
    code nobody knows is F13's matter. Who has retired within the month is a reminder.
    """
    wrong = {code: f"所填的{body.name}（{code}）已撤销" for code, body in groups(tables).items() if not body.exists}
    new = newly_retired(tables, on)
    for i, said in misplaced(tables, non_members(tables), "学习小组代码", wrong):
        yield Hit(i, {"怎样": said}, severity=Severity.WARNING if i in new else None)


@plant()
def person_of_no_group(site: Site) -> Marks:
    """非党员没有编入学习小组。"""
    row = site.bystander(lambda one: one["学习小组代码"])
    site.sizes[row["学习小组代码"]] -= 1
    row["学习小组代码"] = None
    yield row.at("学习小组代码")
