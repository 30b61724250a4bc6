"""C06-1: an organisation's name that lacks the unit, the group it serves or its form."""

from __future__ import annotations

from validators.finding import Severity
from validators.lookups.bodies import DISSOLVED, ORGANISATIONS
from validators.lookups.units import is_office, unit_name
from validators.organisation_name import name_parts, names_unit
from validators.owed import StandingDuty, period_end
from validators.planting import plant
from validators.planting.rows import put
from validators.planting.site import Marks, Site
from validators.rule import Context, Hit, Rows, rule
from workbook_templates.table import Tables

FORMS = ("党委", "党总支", "党支部")

STANDING = StandingDuty("规范党组织名称，写明{缺少}", period_end, title="规范党组织名称")


@rule(
    brief="{n} 个党组织名称不规范",
    clause="（六）",
    obligations=("0-1", "6-4"),
    severity=Severity.ERROR,
    sheet="党组织",
    column="党组织名称",
    message="党组织名称“{党组织名称}”不完整，看不出：{缺少}。",
    fix="请按“单位名称＋离退休干部＋组织形式”写全，如“盘龙区农业农村局离退休干部党支部”。",
    passes=[
        {},
        {"党组织名称": "中共盘龙区农业农村局退休干部第一支部委员会"},
        {"党组织名称": "区农业农村局老干部党总支", "组织形式": "党总支"},
        {"党组织名称": "盘龙区农业农村局离退休干部党总支第一党支部"},
        {"党组织名称": "中共盘龙区委老干部局退休干部党支部", "封面": [{"填报单位": "盘龙区委老干部局"}]},
        {"党组织名称": "青云街道离退休干部联合党支部", "设置方式": "联合成立"},
        {"党组织名称": "老支部", "状态": "已撤销"},
    ],
    fails=[
        {"党组织名称": "离退休干部党支部"},
        {"党组织名称": "盘龙区农业农村局党支部"},
        {"党组织名称": "盘龙区农业农村局离退休干部"},
        {"党组织名称": "盘龙区农业农村局离退休干部党总支"},
        {"党组织名称": "第一支部"},
        {"党组织名称": "昆明市交通运输处离退休干部党支部"},
        {"党组织名称": "盘龙区水务局离退休干部党支部"},
        {"党组织名称": "盘龙区离退休干部党支部"},
        {"党组织名称": "盘龙区委老干部局党支部", "封面": [{"填报单位": "盘龙区委老干部局"}]},
    ],
)
def name_lacks_an_element(tables: Tables, on: Context) -> Rows:
    """名称应至少包含党组织所在单位的名称、党组织服务管理的主要群体、党组织的设置形式等要素。

    The name is read by its parts (``validators.organisation_name``): the unit before the group served, the form after it. The
    unit must be the row's own, in full or in short; an organisation set up jointly may bear a name of its own, and so may one
    that an office lists for its units. 老干部局 and 离退休工作处 are units and no groups served. Dissolved organisations keep the
    name they had.
    """
    names = ("党组织名称", "组织形式", "设置方式", "状态")
    for i, (name, form, way, state) in enumerate(tables[ORGANISATIONS].records(*names)):
        if name and state != DISSOLVED:
            anybody = way == "联合成立" or is_office(tables.unit(ORGANISATIONS, i))
            lacking = _lacking(str(name), str(form or ""), "" if anybody else unit_name(tables, ORGANISATIONS, i))
            if lacking:
                yield Hit(i, {"缺少": "、".join(lacking)})


def _lacking(name: str, form: str, unit: str) -> list[str]:
    parts = name_parts(name)
    checks = (
        (names_unit(parts.unit, unit), f"所在单位的名称（{unit}）" if unit else "所在单位的名称"),
        (parts.served, "服务管理的群体（离退休干部）"),
        (parts.form in ((form,) if form in FORMS else FORMS), f"组织形式（{form or '党委、党总支、党支部'}）"),
    )
    return [what for there, what in checks if not there]


@plant()
def name_incomplete(site: Site) -> Marks:
    """党组织名称缺少单位、服务群体或组织形式。"""
    row = site.take("党组织", lambda one: one["状态"] == "正常")
    name, unit = str(row["党组织名称"]), str(row.form.cover["填报单位"])
    lacking = [name.replace(unit, ""), name.replace("离退休干部", ""), name.removesuffix(str(row["组织形式"]))]
    yield from put(row, "党组织名称", site.rng.choice(lacking))
