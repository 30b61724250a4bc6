"""C06-3: a branch with more members than one branch should have."""

from __future__ import annotations

from collections.abc import Iterator

from validators.finding import Severity
from validators.lookups.bodies import COMMITTEE, GENERAL_BRANCH, branches
from validators.lookups.people import full_members_by_branch
from validators.owed import StandingDuty, period_end
from validators.planting import plant
from validators.planting.rows import is_branch, is_member
from validators.planting.site import FormRow, Marks, Site
from validators.rule import Context, Hit, Rows, rule
from workbook_templates.table import Tables

_NUMBERS = [{"身份证号": f"5301021963030{n:05d}"} for n in range(100)]

STANDING = StandingDuty("研究划分党支部、改设{应设}", period_end, title="研究划分人数过多的党支部")


@rule(
    brief="{n} 个党支部党员过多",
    clause="（六）",
    obligations=("0-1", "6-2"),
    thresholds=("branch_most_members", "committee_fewest_members"),
    severity=Severity.WARNING,
    sheet="党组织",
    column="组织形式",
    needs=["离退休干部"],
    message="{党组织名称}在册正式党员 {人数} 名。支部工作条例规定党支部一般不超过 {最多} 人，{界限}的一般设{应设}。",
    fix="请研究是否划分党支部、改设{应设}；暂不调整的，可以照报，这条提醒会保留。",
    passes=[
        {"离退休干部": _NUMBERS[:50]},
        {"离退休干部": _NUMBERS[:51], "组织形式": "党总支", "党组织名称": "盘龙区农业农村局离退休干部党总支"},
        {"离退休干部": _NUMBERS[:51], "状态": "已撤销"},
        {"离退休干部": [*_NUMBERS[:50], {"政治面貌": "中共预备党员"}]},
    ],
    fails=[{"离退休干部": _NUMBERS[:51]}, {"离退休干部": _NUMBERS[:99]}, {"离退休干部": _NUMBERS, "状态": "拟调整"}],
)
def branch_too_large(tables: Tables, on: Context) -> Rows:
    """按照科学规范、便于学习活动的要求设置党组织：一个党支部的正式党员一般不超过50名。

    Branch Regulations art. 4-5: a branch has as a rule no more than 50 members; with 50 or more a general branch, with
    100 or more a committee may be set up. Full members (中共党员) 在册 are counted.
    """
    most, committee_from = on.policy["branch_most_members"], on.policy["committee_fewest_members"]
    members = full_members_by_branch(tables)
    for body in branches(tables):
        number = members[body.code]
        if number > most:
            limits = f"{committee_from} 人以上" if number >= committee_from else f"{most} 人以上、不足 {committee_from} 人"
            form = COMMITTEE if number >= committee_from else GENERAL_BRANCH
            yield Hit(body.row, {"人数": number, "最多": most, "界限": limits, "应设": form})


@plant(first=True)
def branch_of_too_many(site: Site) -> Marks:
    """一个党支部超过50名正式党员。"""
    most = 50

    def movable(row: FormRow) -> list[FormRow]:
        found = list(_movable(site, row)) if is_branch(row) else []
        return found if site.sizes[row["党组织代码"]] + len(found) > most else []

    row = site.take("党组织", lambda one: site.sizes[one["党组织代码"]] > 8 and movable(one))
    code = row["党组织代码"]
    for person in movable(row)[: most + 1 - site.sizes[code]]:
        site.sizes[person["党支部代码"]] -= 1
        site.use(person)["党支部代码"] = code
    site.sizes[code] = 0
    yield row.at("组织形式")


def _movable(site: Site, branch: FormRow) -> Iterator[FormRow]:
    """The idle members whom the unit's other branches can spare."""
    code, unit = branch["党组织代码"], branch.form.unit
    spare = {one["党组织代码"]: site.sizes[one["党组织代码"]] - 10 for one in site.rows(unit, "党组织")}
    for person in site.rows(unit, "离退休干部"):
        home = person["党支部代码"]
        if site.idle(person) and is_member(person) and home != code and spare.get(home, 0) > 0:
            spare[home] -= 1
            yield person
