"""先进典型: whom an honour is for, and which level may state it; answers from clauses （七）, （八） and （十）."""

from __future__ import annotations

from typing import Any

import pytest

from addin.summary.measure.catalogue import find as indicator
from addin.summary.measure.inputs import Inputs
from tests.validators.plan_helpers import BRANCH, ERROR, WARNING, checked, on, tables

MAN, LIAISON = "530102196303072415", "530102195802281524"
PROVINCE, PREFECTURE, COUNTY, UNIT = "530000", "530100", "530102", "11530102015101001R"
DAY = on("2026-09-30")


def honour(kind: str, subject: str, year: int = 2026, **more: str) -> dict[str, object]:
    return {"类别": kind, "对象代码": subject, "名称": "某", "年度": str(year), "级别": "单位", **more}


@pytest.mark.parametrize(
    ("row", "at_hand", "told"),
    [
        # 模范党支部: by the six goods of that year
        (honour("模范党支部", BRANCH), {"六个好": [{}], "党组织": [{}]}, ""),
        (honour("模范党支部", BRANCH), {"六个好": [], "党组织": [{}]}, "没有2026年的“六个好”评分"),
        (honour("模范党支部", BRANCH, 2025), {"六个好": [{}], "党组织": [{}]}, "没有2025年的“六个好”评分"),
        (honour("模范党支部", BRANCH), {"党组织": [{}]}, ""),  # the scores are not at hand
        (honour("模范党支部", "530102000009"), {"六个好": [{"党支部代码": "530102000009"}], "党组织": [{}]}, "没有这个代码"),
        (honour("模范党支部", "530102000009"), {}, ""),  # nor is the roster
        (honour("模范党支部", MAN), {}, "应填党支部的12位代码"),
        (honour("支部品牌", "530102000009"), {"党组织": [{}]}, "没有这个代码"),
        (honour("支部品牌", BRANCH), {"党组织": [{"组织形式": "党委"}]}, "不是党支部"),
        # 优秀书记: a secretary in that year
        (honour("优秀书记", MAN), {"任职": [{}]}, ""),
        (honour("优秀书记", MAN), {"任职": [{"职务": "副书记"}]}, "担任党组织书记"),
        (honour("优秀书记", MAN), {"任职": [{"任职组织代码": "X530102000001"}]}, "担任党组织书记"),
        (honour("优秀书记", MAN), {"任职": [{"任职日期": "2025-06-01", "免职日期": "2026-01-01"}]}, ""),
        (honour("优秀书记", MAN), {"任职": [{"任职日期": "2020-06-01", "免职日期": "2025-12-31"}]}, "担任党组织书记"),
        (honour("优秀书记", LIAISON), {"任职": [{}]}, "担任党组织书记"),  # a code that nobody knows
        (honour("优秀书记", MAN), {}, ""),
        (honour("优秀书记", BRANCH), {"任职": [{}]}, "18位身份证号"),
        # 优秀联络员: a liaison in that year
        (honour("优秀联络员", LIAISON), {"联络员选派": [{"身份证号": LIAISON}]}, ""),
        (honour("优秀联络员", MAN), {"联络员选派": [{"身份证号": LIAISON}]}, "担任联络员"),
        (honour("优秀联络员", LIAISON), {"联络员选派": [{"身份证号": LIAISON, "选派日期": "2027-01-01"}]}, "担任联络员"),
        (honour("优秀联络员", LIAISON), {}, ""),
    ],
)
def test_whom_an_honour_is_for(row: dict[str, object], at_hand: dict[str, Any], told: str) -> None:
    findings = checked("C10-3", tables(先进典型=[row], **at_hand), DAY)
    assert [finding.severity for finding in findings] == ([ERROR] if told else [])
    assert all(told in finding.message for finding in findings)


def test_whom_an_office_honours_is_judged_once_all_files_are_at_hand() -> None:
    at_hand = tables(先进典型=[honour("优秀书记", LIAISON)], 任职=[{}], 封面=[{"单位代码": COUNTY}])
    assert checked("C10-3", at_hand, DAY) == []
    assert len(checked("C10-3", at_hand, on("2026-09-30", complete=True))) == 1


@pytest.mark.parametrize(
    ("author", "mine"),
    [(UNIT, ["单位"]), (COUNTY, ["单位", "县"]), (PREFECTURE, ["单位", "县", "州市"]), (PROVINCE, ["单位", "县", "州市", "省"])],
)
def test_a_level_is_stated_by_an_office_of_that_level(author: str, mine: list[str]) -> None:
    levels = ["单位", "县", "州市", "省"]
    rows = [honour("支部品牌", f"5301020000{n:02d}", 级别=level) for n, level in enumerate(levels)]
    findings = checked("C10-5", tables(先进典型=rows, 封面=[{"单位代码": author}]), DAY)
    assert [finding.value for finding in findings] == [level for level in levels if level not in mine]
    assert {finding.severity for finding in findings} <= {WARNING}


@pytest.mark.parametrize(
    ("code", "kind", "subject", "at_hand"),
    [
        ("I10-1", "模范党支部", BRANCH, {"党组织": [{}], "六个好": [{}]}),
        ("I07-3", "优秀书记", MAN, {"任职": [{}]}),
        ("I08-4", "优秀联络员", LIAISON, {"联络员选派": [{"身份证号": LIAISON}]}),
    ],
)
def test_what_the_province_counts(code: str, kind: str, subject: str, at_hand: dict[str, Any]) -> None:
    """What the province itself states counts once; what a unit calls 省, or what is not in order, never."""

    def counted(author: str, **changed: Any) -> int:
        row = honour(kind, subject, 级别="省", 来源单位代码=author)
        given = tables(先进典型=[row, row], 封面=[{"单位代码": PROVINCE}], **at_hand | changed)
        return len(indicator(code).measure(Inputs(given, on("2026-09-30", complete=True), level="province")).counted)

    assert (counted(PROVINCE), counted(COUNTY), counted(UNIT)) == (1, 0, 0)
    wrong = {"模范党支部": {"六个好": [{"班子建设好": "60"}]}, "优秀书记": {"任职": []}, "优秀联络员": {"联络员选派": []}}
    assert counted(PROVINCE, **wrong[kind]) == 0
