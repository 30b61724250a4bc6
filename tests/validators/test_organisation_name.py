"""Names of party organisations, read by their parts: at least the unit, the group served and the form (clause （六）)."""

from __future__ import annotations

import pytest

from tests.validators.plan_helpers import found
from validators.organisation_name import name_parts

UNIT, SERVED, FORM = "所在单位的名称", "服务管理的群体", "组织形式"
BUREAU, OLD_CADRES, UNIVERSITY = "盘龙区农业农村局", "盘龙区委老干部局", "云南大学"
SCHOOL, STREET, HEALTH = "盘龙区第一中学", "盘龙区青云街道办事处", "盘龙区卫生健康局"
LABOUR, MARKETS, REFORM = "盘龙区人力资源和社会保障局", "盘龙区市场监督管理局", "盘龙区发展和改革委员会"


@pytest.mark.parametrize(
    ("unit", "name", "form", "lacking"),
    [
        # full names, ordinals, 总支 with 支部
        (BUREAU, "盘龙区农业农村局离退休干部党支部", "党支部", ()),
        (BUREAU, "中共盘龙区农业农村局离退休干部支部委员会", "党支部", ()),
        (BUREAU, "中国共产党盘龙区农业农村局离休干部总支部委员会", "党总支", ()),
        (BUREAU, "盘龙区农业农村局离退休干部党委", "党委", ()),
        (BUREAU, "中共盘龙区农业农村局离退休干部委员会", "党委", ()),
        (BUREAU, "盘龙区农业农村局退休干部第二党支部", "党支部", ()),
        (BUREAU, "盘龙区农业农村局第二离退休干部党支部", "党支部", ()),
        (BUREAU, "盘龙区农业农村局离退休干部党总支第一党支部", "党支部", ()),
        (BUREAU, "盘龙区农业农村局离退休干部总支第三支部", "党支部", ()),
        (BUREAU, "盘龙区农业农村局党委离退休干部第一党支部", "党支部", ()),
        (BUREAU, "盘龙区农业农村局离退休干部党总支第一党支部", "党总支", (FORM,)),
        (BUREAU, "盘龙区农业农村局离退休干部党总支部", "党支部", (FORM,)),
        # short names of the unit, regions above it, bodies below it
        (BUREAU, "区农业农村局离退休干部党支部", "党支部", ()),
        (BUREAU, "盘龙农业农村局机关老干部第二党支部", "党支部", ()),
        (BUREAU, "昆明市盘龙区农业农村局退休干部党支部", "党支部", ()),
        (BUREAU, "盘龙区农业农村局农机站离退休党支部", "党支部", ()),
        (HEALTH, "区卫健局离退休干部党支部", "党支部", ()),
        (LABOUR, "盘龙区人社局退休干部党支部", "党支部", ()),
        (REFORM, "盘龙区发展和改革委员会离退休干部党支部", "党支部", ()),
        (REFORM, "区发改委离退休干部党支部", "党支部", ()),
        (UNIVERSITY, "云大离退休干部党委", "党委", ()),
        (UNIVERSITY, "云南大学文学院离退休教职工党支部", "党支部", ()),
        (STREET, "青云街道离退休干部党支部", "党支部", ()),
        (REFORM, "盘龙区价格监测中心离退休党支部", "党支部", ()),
        (STREET, "青云街道金星社区离退休干部党支部", "党支部", ()),
        (HEALTH, "盘龙区中医医院离退休干部党支部", "党支部", ()),
        (SCHOOL, "盘龙区第一中学退休教师党支部", "党支部", ()),
        ("盘龙区老干部局", "中共盘龙区委老干部局退休干部党支部", "党支部", ()),
        (OLD_CADRES, "区老干局离退休干部党支部", "党支部", ()),
        (HEALTH, "盘龙区卫健委离退休干部党支部", "党支部", ()),
        ("盘龙区人民法院", "盘龙区法院离退休干部党支部", "党支部", ()),
        ("盘龙区人民政府办公室", "区政府办离退休干部党支部", "党支部", ()),
        # what stands in brackets
        (BUREAU, "农业农村局离退休干部党支部（高新片区）", "党支部", ()),
        (BUREAU, "盘龙区农业农村局机关第一党支部（离退休干部）", "党支部", ()),
        # the office bears the name of the people it works for
        (OLD_CADRES, "盘龙区委老干部局离退休干部党支部", "党支部", ()),
        (OLD_CADRES, "盘龙区委老干部局老干部党支部", "党支部", ()),
        (OLD_CADRES, "盘龙区委老干部局党支部", "党支部", (SERVED,)),
        (UNIVERSITY, "云南大学离退休工作处党支部", "党支部", (SERVED,)),
        (UNIVERSITY, "云南大学离退休工作处离退休党支部", "党支部", ()),
        # something is missing
        (BUREAU, "离退休干部党支部", "党支部", (UNIT,)),
        (BUREAU, "离退休干部第一党支部", "党支部", (UNIT,)),
        (BUREAU, "盘龙区离退休干部党支部", "党支部", (UNIT,)),
        (BUREAU, "盘龙区农业农村局机关党支部", "党支部", (SERVED,)),
        (BUREAU, "盘龙区农业农村局离退休干部", "党支部", (FORM,)),
        (REFORM, "盘龙区发展和改革委员会离退休干部", "党委", (FORM,)),
        (BUREAU, "盘龙区农业农村局离退休干部支委", "党支部", (FORM,)),
        (BUREAU, "第一支部", "党支部", (UNIT, SERVED)),
        # somebody else's name
        (BUREAU, "盘龙区水务局离退休干部党支部", "党支部", (UNIT,)),
        (BUREAU, "盘龙区委老干部局离退休干部党支部", "党支部", (UNIT,)),
        (BUREAU, "昆明市农业农村局离退休干部党支部", "党支部", (UNIT,)),
        (BUREAU, "大理州卫健委离退休干部党支部", "党支部", (UNIT,)),
        (MARKETS, "盘龙区城市管理局离退休干部党支部", "党支部", (UNIT,)),
        (SCHOOL, "盘龙区第二中学离退休干部党支部", "党支部", (UNIT,)),
        (UNIVERSITY, "云南农业大学离退休干部党支部", "党支部", (UNIT,)),
        (BUREAU, "区委离退休干部党支部", "党支部", (UNIT,)),
        ("盘龙区民政局", "盘龙区财政局离退休干部党支部", "党支部", (UNIT,)),
    ],
)
def test_what_a_name_says(unit: str, name: str, form: str, lacking: tuple[str, ...]) -> None:
    findings = found("C06-1", {"党组织名称": name, "组织形式": form, "封面": [{"填报单位": unit}]})
    said = "".join(finding.message for finding in findings)
    assert bool(findings) is bool(lacking)
    assert [part for part in (UNIT, SERVED, FORM) if part in said] == list(lacking)


@pytest.mark.parametrize(
    "name", ["青云街道离退休干部联合党支部", "盘龙区水务局财政局离退休干部联合党支部", "盘龙区离退休干部联合党支部"]
)
def test_a_joint_branch_may_bear_a_name_of_its_own(name: str) -> None:
    assert found("C06-1", {"党组织名称": name, "设置方式": "联合成立"}) == []


def test_an_office_that_lists_the_branches_of_its_units_is_not_held_to_its_own_name() -> None:
    office = {"填报单位": OLD_CADRES, "单位代码": "530102"}
    assert found("C06-1", {"党组织名称": "盘龙区水务局离退休干部党支部", "封面": [office]}) == []


def test_the_parts_as_they_stand() -> None:
    assert name_parts("中共盘龙区农业农村局离退休干部党总支第一党支部") == ("盘龙区农业农村局", True, "党支部")
    assert name_parts("云南大学离退休工作处退休党总支") == ("云南大学离退休工作处", True, "党总支")
    assert name_parts("盘龙区发展和改革委员会离退休干部") == ("盘龙区发展和改革委员会", True, "")
