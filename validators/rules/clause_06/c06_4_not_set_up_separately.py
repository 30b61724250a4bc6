"""C06-4: a branch that is not set up separately, or a joint one over too many units."""

from __future__ import annotations

from collections import Counter, defaultdict

from validators.finding import Severity
from validators.lookups.bodies import ORGANISATIONS, branches
from validators.lookups.once import column
from validators.lookups.people import FULL_MEMBER, PEOPLE, party_members
from validators.lookups.units import unit_column
from validators.owed import StandingDuty, period_end
from validators.planting import plant
from validators.planting.rows import is_branch, put
from validators.planting.site import FormRow, Marks, Site
from validators.rule import Context, Hit, Rows, rule
from workbook_templates.table import Tables

_JOINT = {"设置方式": "联合成立", "党组织名称": "青云街道离退休干部联合党支部"}
_SIX_UNITS = [{"身份证号": f"53010219630307{n}", "来源单位代码": f"1153010201510100{n}R"} for n in range(6)]
_THREE = [{"身份证号": f"53010219630307{n}"} for n in range(3)]

STANDING = StandingDuty("研究单独成立离退休干部党支部", period_end)


@rule(
    brief="{n} 个党支部没有单独成立",
    clause="（六）",
    obligations=("6-1",),
    thresholds=("branch_fewest_members", "joint_branch_most_units"),
    severity=Severity.WARNING,
    sheet="党组织",
    column="设置方式",
    needs=["离退休干部"],
    message="{党组织名称}的设置方式是“{设置方式}”：{怎样}。原则上应单独成立离退休干部党支部。",
    fix="请研究单独成立；确实不具备条件的，可以照报，这条提醒会保留。",
    passes=[
        {},
        _JOINT,
        _JOINT | {"离退休干部": _THREE[:2]},
        _JOINT | {"离退休干部": _SIX_UNITS[:5]},
        {"设置方式": "与在职混编", "状态": "已撤销"},
    ],
    fails=[
        {"设置方式": "与在职混编", "离退休干部": _THREE},
        _JOINT | {"离退休干部": _THREE},
        _JOINT | {"离退休干部": _SIX_UNITS},
    ],
)
def not_set_up_separately(tables: Tables, on: Context) -> Rows:
    """各地各部门原则上应单独成立离退休干部党支部。

    与在职混编 is always told. 联合成立 is lawful for units with fewer than 3 full members each (Branch Regulations art.
    5), so it is told where a unit has enough of them for a branch of its own, or where it covers more than 5 units.
    """
    members, ways = _members_by_unit(tables), column(tables, ORGANISATIONS, "设置方式")
    for body in branches(tables):
        if ways[body.row] == "与在职混编":
            yield Hit(body.row, {"怎样": "离退休党员与在职党员编在一起"})
        elif ways[body.row] == "联合成立":
            wrong = _joint(members[body.code], on)
            if wrong:
                yield Hit(body.row, {"怎样": wrong})


def _members_by_unit(tables: Tables) -> dict[str, Counter[str]]:
    units = unit_column(tables, PEOPLE)
    codes, faces = column(tables, PEOPLE, "党支部代码"), column(tables, PEOPLE, "政治面貌")
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for i in party_members(tables):
        found[codes[i]][units[i]] += faces[i] == FULL_MEMBER
    return found


def _joint(members: Counter[str], on: Context) -> str:
    most_units, enough = on.policy["joint_branch_most_units"], on.policy["branch_fewest_members"]
    if len(members) > most_units:
        return f"覆盖 {len(members)} 个单位，一般不超过 {most_units} 个"
    largest = max(members.values(), default=0)
    return f"有单位的正式党员已有 {largest} 名，具备单独成立条件" if largest >= enough else ""


@plant(persists=True, first=True)  # before the cases of money, which need branches set up separately
def mixed_with_service(site: Site) -> Marks:
    """离退休党员与在职党员混编。"""

    def large(row: FormRow) -> bool:
        return site.sizes[row["党组织代码"]] > 8 and row["党组织代码"] not in site.fixed_organisations

    yield from put(site.take("党组织", lambda one: is_branch(one) and large(one)), "设置方式", "与在职混编")
