"""C02-3: a study group that no branch in being is linked to."""

from __future__ import annotations

from validators.finding import Severity
from validators.lookups.bodies import BRANCH, DISSOLVED, GROUPS, organisations
from validators.lookups.once import blank
from validators.owed import StandingDuty, deadline
from validators.planting import plant
from validators.planting.site import FormRow, Marks, Site
from validators.rule import Context, Hit, Rows, rule
from workbook_templates.table import Tables

STANDING = StandingDuty("由一个党支部挂联", deadline("group_coverage_deadline"))


@rule(
    brief="{n} 个学习小组没有党支部挂联",
    clause="（二）",
    obligations=("2-4",),
    severity=Severity.ERROR,
    sheet="学习小组",
    column="挂联党支部代码",
    needs=["党组织"],
    message="{小组名称}{怎样}。每个学习小组都要由一个党支部挂联。",
    fix="请在“挂联党支部代码”填挂联这个小组的离退休干部党支部的12位代码。",
    passes=[{}, {"状态": "已撤销", "党组织": [{"状态": "已撤销"}]}, {"挂联党支部代码": "530102000999"}],
    fails=[
        {"党组织": [{"状态": "已撤销"}]},
        {"党组织": [{"组织形式": "党委", "党组织名称": "盘龙区农业农村局离退休干部党委"}]},
        {"挂联党支部代码": None},
    ],
    also=["C06-6"],
)
def group_without_branch(tables: Tables, on: Context) -> Rows:
    """采取离退休干部党支部挂联学习小组模式。

    Every group not dissolved; the link must lead to a 党支部 in being. A code nobody knows is F13's matter.
    """
    known = organisations(tables)
    for i, (code, state) in enumerate(tables[GROUPS].records("挂联党支部代码", "状态")):
        body = known.get(str(code))
        if state == DISSOLVED or (code and body is None):
            continue
        if body is None:
            if blank(tables, GROUPS, "挂联党支部代码", i):
                yield Hit(i, {"怎样": "没有填挂联党支部"})
        elif not body.exists:
            yield Hit(i, {"怎样": f"挂联的{body.name}（{body.code}）已撤销"})
        elif body.form not in ("", BRANCH):
            yield Hit(i, {"怎样": f"挂联的{body.name}（{body.code}）是{body.form}，不是党支部"})


@plant()
def group_under_committee(site: Site) -> Marks:
    """学习小组挂联的不是党支部。"""

    def above(row: FormRow) -> list[object]:
        return [body["党组织代码"] for body in row.form.sheets["党组织"] if body["组织形式"] != "党支部"]

    row = site.take("学习小组", lambda one: one["状态"] == "正常" and above(one))
    row["挂联党支部代码"] = above(row)[0]
    yield row.at("挂联党支部代码")
