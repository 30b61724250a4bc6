"""C06-2: a branch with fewer full members than a branch needs."""

from __future__ import annotations

import datetime as dt

from validators.finding import Severity
from validators.lookups.bodies import ORGANISATIONS, branches
from validators.lookups.once import column
from validators.lookups.one_part import is_one_part
from validators.lookups.people import PEOPLE, full_members_by_branch
from validators.owed import StandingDuty, period_end
from validators.planting import plant
from validators.planting.site import FormRow, Marks, Site
from validators.rule import Context, Hit, Rows, rule
from workbook_templates.table import Tables

_THREE = [{"身份证号": f"53010219630307241{n}"} for n in range(3)]

STANDING = StandingDuty("正式党员不足 {至少} 名，调整或撤销", period_end, title="调整或撤销党员人数不足的党支部")


@rule(
    brief="{n} 个党支部正式党员不足",
    clause="（六）",
    obligations=("0-1", "6-2", "6-3"),
    thresholds=("branch_fewest_members",),
    severity=Severity.ERROR,
    sheet="党组织",
    column="状态",
    needs=["离退休干部"],
    message="{党组织名称}在册正式党员只有 {人数} 名，成立党支部要有 {至少} 名以上。",
    fix="请核对花名册里填了 {党组织代码} 的正式党员；确实不足的，请调整或撤销这个党支部，“状态”改为“拟调整”或“已撤销”。",
    passes=[
        {"离退休干部": _THREE},
        {"离退休干部": [], "状态": "拟调整"},
        {"离退休干部": [], "状态": "已撤销"},
        {"离退休干部": [], "组织形式": "党总支"},
        {"离退休干部": _THREE[:2], "设置方式": "与在职混编"},
        {"离退休干部": _THREE[:2], "封面": [{"说明": "第2部分"}]},
    ],
    fails=[
        {"离退休干部": _THREE[:2]},
        {"离退休干部": [*_THREE[:2], {"政治面貌": "中共预备党员"}]},
        {"离退休干部": [*_THREE[:2], {"状态": "去世"}]},
        {"离退休干部": [*_THREE[:2], {"政治面貌": "群众"}], "状态": None},
    ],
)
def branch_too_small(tables: Tables, on: Context) -> Rows:
    """不再符合设立条件的离退休干部党组织，应及时予以调整或撤销：党支部至少有3名正式党员。

    Party constitution; Branch Regulations art. 4-5. Full members are
    中共党员 在册. A branch marked 拟调整 is excused. A branch mixed with members in service cannot be counted from a
    roster of retirees, nor a joint one as long as not all files of the office are at hand: both are left out. Of a
    roster in parts the branches are counted once the parts are together.
    """
    if is_one_part(tables, PEOPLE):
        return
    least, members = on.policy["branch_fewest_members"], full_members_by_branch(tables)
    ways = column(tables, ORGANISATIONS, "设置方式")
    for body in branches(tables):
        countable = ways[body.row] != "与在职混编" and (ways[body.row] != "联合成立" or on.complete)
        if body.state in ("", "正常") and members[body.code] < least and countable:
            yield Hit(body.row, {"人数": members[body.code], "至少": least})


@plant(first=True)
def branch_of_two(site: Site) -> Marks:
    """党支部只剩2名正式党员。"""

    def idle(row: FormRow) -> list[FormRow]:
        if row["状态"] != "正常" or site.sizes[row["党组织代码"]] != 3:
            return []
        unit = row.form.unit
        held = {one["身份证号"] for sheet in ("任职", "后备书记", "流动党员") for one in site.rows(unit, sheet)}
        mine = [one for one in site.rows(unit, "离退休干部") if one["党支部代码"] == row["党组织代码"]]
        return [one for one in mine if one["身份证号"] not in held and site.free(one)]

    row = site.take("党组织", idle)
    site.use(idle(row)[0]).update({"状态": "去世", "状态日期": dt.date(site.period.year, 7, 20)})
    yield row.at("状态")
