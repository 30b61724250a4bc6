"""C13-2: a member who is away and whom the home or the receiving side has not registered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from validators.finding import Severity
from validators.lookups.bodies import organisations
from validators.lookups.mobile import MOBILE, Absence, absences, listing_units, received_rows
from validators.lookups.once import column
from validators.owed import StandingDuty, period_end
from validators.planting import plant
from validators.planting.rows import is_member, left_own_branch, other_branch, put
from validators.planting.site import Cells, FormRow, Marks, Site
from validators.rule import Context, Hit, Rows, rule
from workbook_templates.table import Tables
from workbook_templates.values.period import month_end

_HOME = {"来源单位代码": "11530102015101001R"}
_OTHER = {"来源单位代码": "11530103015101002R"}
_BRANCH = [_HOME]

STANDING = StandingDuty("{姓名}：{怎样改}", period_end, title="流动党员双向登记")


@rule(
    brief="{n} 处流动党员没有登记",
    clause="（十三）",
    obligations=("13-1",),
    severity=Severity.ERROR,
    sheet="流动党员",
    column="流出登记",
    needs=["党组织"],
    message="{姓名} 外出未转组织关系，{怎样}。",
    fix="请{怎样改}。",
    passes=[
        {},
        {"流出登记": "否", "流入登记": "否", "已转组织关系": "是"},
        {"流出登记": "否", "流入登记": "否", "返回日期": "2026-09-30"},
        {"党组织": _BRANCH, "流动党员": [_HOME, _OTHER | {"流出登记": "否"}]},
    ],
    fails=[
        {"流出登记": "否"},
        {"流出登记": "否", "流入登记": "否"},
        {"党组织": _BRANCH, "流动党员": [_HOME | {"流出登记": "否", "流入登记": "否"}, _OTHER]},
        {"党组织": _BRANCH, "流动党员": [_OTHER, _HOME | {"身份证号": "530102196001010012", "流出登记": "否"}]},
    ],
)
def mobile_member_not_registered(tables: Tables, on: Context) -> Rows:
    """流出地、流入地基层党组织分别对流出党员、流入党员进行登记，并督促流动党员及时报到。

    Members away on the as-of date without moved membership. The home branch's own registration missing is an error; the
    receiving side's a warning, for the home branch can only urge it. Files are matched by person: a row written by a
    receiving unit shows that it has registered, and where its home branch is at hand and has no row, that is an error.
    """
    received = _received(tables, on)
    out, into = column(tables, MOBILE, "流出登记"), column(tables, MOBILE, "流入登记")
    away = [one for one in absences(tables) if not one.transferred and one.lasts_on(on.state_day)]
    for absence in away:
        if out[absence.row] == "否":
            yield Hit(absence.row, {"怎样": "流出地还没有登记", "怎样改": "在全国党员管理信息系统登记后，把“流出登记”改为“是”"})
        if into[absence.row] == "否":
            yield _receiving_side(absence, absence.number in received)
    yield from _unknown_at_home(tables, {absence.number for absence in absences(tables)}, received)


def _received(tables: Tables, on: Context) -> dict[str, int]:
    """Persons a receiving unit lists as away with it on the as-of date, with the row."""
    table = tables[MOBILE]
    numbers, moved, backs = (table.get(name) for name in ("身份证号", "已转组织关系", "返回日期"))
    back = {i for i, day in enumerate(backs) if isinstance(day, dt.date) and day <= on.state_day}
    there = (i for i in sorted(received_rows(tables)) if moved[i] != "是" and i not in back)
    return {str(numbers[i]): i for i in there if numbers[i]}


def _receiving_side(absence: Absence, seen: bool) -> Hit:
    said = "流入地已经登记，本表填的是“否”" if seen else "流入地还没有登记"
    mend = "把“流入登记”改为“是”" if seen else "联系流入地党组织登记，登记后把“流入登记”改为“是”"
    return Hit(absence.row, {"怎样": said, "怎样改": mend}, column="流入登记", severity=Severity.WARNING)


def _unknown_at_home(tables: Tables, known: set[str], received: dict[str, int]) -> Iterator[Hit]:
    homes = column(tables, MOBILE, "流出党支部代码")
    for number, row in received.items():
        if number not in known and homes[row] in listing_units(tables):
            name = organisations(tables)[homes[row]].name
            said = {"怎样": f"流入地已登记，流出地{name}没有登记", "怎样改": f"由{name}所在单位在“流动党员”补登记"}
            yield Hit(row, said, column="流出党支部代码")


@plant(persists=True)
def received_but_not_sent(site: Site) -> Marks:
    """流入地登记了流动党员，流出地没有登记。"""
    person = site.bystander(is_member)
    host = other_branch(site, person.form.unit)
    stay: Cells = {
        "身份证号": person["身份证号"], "姓名": person["姓名"], "流出党支部代码": person["党支部代码"], "流动类型": "长期",
        "流入地": "昆明市盘龙区", "流入党组织": host["党组织名称"], "外出日期": month_end(site.period.year, 1),
        "已转组织关系": "否", "流出登记": "是", "流入登记": "是", "通报流入地日期": month_end(site.period.year, 4),
    }  # fmt: skip
    yield site.add(host.form, "流动党员", stay).at("流出党支部代码", stage="county")


@plant()
def not_registered_at_home(site: Site) -> Marks:
    """流出地没有登记流动党员。"""
    yield from put(_still_away(site), "流出登记", "否")


@plant()
def not_registered_there(site: Site) -> Marks:
    """流入地没有登记流动党员。"""
    yield from put(_still_away(site), "流入登记", "否")


def _still_away(site: Site) -> FormRow:
    return site.take("流动党员", lambda one: one["返回日期"] is None and left_own_branch(site, one))
