"""C06-1: an organisation's name that lacks the unit, the group it serves or its form."""

from __future__ import annotations

import re
from itertools import pairwise

from validators.finding import Severity
from validators.lookups.bodies import DISSOLVED, ORGANISATIONS
from validators.lookups.units import unit_name
from validators.planting import plant
from validators.planting.rows import put
from validators.planting.site import Marks, Site
from validators.rule import Context, Hit, Rows, rule
from workbook_templates.table import Tables
from workbook_templates.values.han import only_han

SERVED = ("离退休", "退休", "离休", "老干部")
FORMS = {"党委": ("党委", "委员会"), "党总支": ("总支",), "党支部": ("支部",)}
_BESIDES_THE_UNIT = re.compile(
    "中国共产党|中共|离退休|退休|离休|老干部|干部|职工|党员|人员|委员会|总支部|总支|支部|党委|党|第[一二三四五六七八九十]+|临时|联合|功能型"
)


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
    ],
)
def name_lacks_an_element(tables: Tables, on: Context) -> Rows:
    """名称应至少包含党组织所在单位的名称、党组织服务管理的主要群体、党组织的设置形式等要素。

    The group is told by 离退休, 退休, 离休 or 老干部; the form by the word of its own 组织形式. What is left of the name
    must be a unit's: where the unit is known, two characters in a row that stand in its name in that order are enough
    (short forms are usual: 云大 for 云南大学), and an organisation set up jointly may bear a name of its own. Dissolved
    organisations keep the name they had.
    """
    names = ("党组织名称", "组织形式", "设置方式", "状态")
    for i, (name, form, way, state) in enumerate(tables[ORGANISATIONS].records(*names)):
        if name and state != DISSOLVED:
            unit = "" if way == "联合成立" else unit_name(tables, ORGANISATIONS, i)
            lacking = _lacking(str(name), str(form or ""), unit)
            if lacking:
                yield Hit(i, {"缺少": "、".join(lacking)})


def _lacking(name: str, form: str, unit: str) -> list[str]:
    words = FORMS.get(form) or tuple(word for known in FORMS.values() for word in known)
    has_form = any(word in name for word in words) and not (form == "党支部" and "总支" in name)
    checks = (
        (_names_unit(name, unit), "所在单位的名称"),
        (any(word in name for word in SERVED), "服务管理的群体（离退休干部）"),
        (has_form, f"组织形式（{form or '党委、党总支、党支部'}）"),
    )
    return [what for there, what in checks if not there]


def _names_unit(name: str, unit: str) -> bool:
    rest = _BESIDES_THE_UNIT.sub("", only_han(name))
    if len(rest) < 2 or len(unit) < 2:
        return len(rest) > 1
    return any(second in unit[unit.find(first) + 1 :] for first, second in pairwise(rest) if first in unit)


@plant()
def name_incomplete(site: Site) -> Marks:
    """党组织名称缺少单位、服务群体或组织形式。"""
    row = site.take("党组织", lambda one: one["状态"] == "正常")
    name, unit = str(row["党组织名称"]), str(row.form.cover["填报单位"])
    lacking = [name.replace(unit, ""), name.replace("离退休干部", ""), name.removesuffix(str(row["组织形式"]))]
    yield from put(row, "党组织名称", site.rng.choice(lacking))
