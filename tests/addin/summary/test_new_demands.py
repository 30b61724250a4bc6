"""The indicators of what forms of version 2 can say, on rows whose figures are counted by hand; nobody absent is named."""

from __future__ import annotations

import pytest

from addin.summary.measure.catalogue import find
from addin.summary.measure.inputs import Inputs
from addin.summary.measure.measure import Measured, measure
from tests.addin.summary.registers import inputs, unit

CODE = "530102"
FIRST, SECOND = f"{CODE}000001", f"{CODE}000002"
BRANCHES = [{"党组织代码": FIRST, "党组织名称": "甲局离退休干部党支部"}, {"党组织代码": SECOND, "联系领导": None}]
MEETINGS = [{"活动编号": n, "活动日期": day, "实到人数": "1"} for n, day in (("A", "2026-05-12"), ("B", "2026-08-12"))]
PEOPLE = [
    {"身份证号": f"53010219600101001{n}", "姓名": name, "联系干部": contact, "退休时职级": "乡科级正职"}
    for n, (name, contact) in enumerate((("王到会", "李明"), ("赵缺席", None), ("钱缺席", "李明")))
]
ROWS = {
    "党组织": BRANCHES,
    "离退休干部": PEOPLE,
    "活动记录": [
        *MEETINGS,
        *({"活动编号": kind, "活动类型": kind, "活动日期": "2026-03-01"} for kind in ("阅读文件", "参加重要会议", "警示教育")),
        {"活动编号": "旧", "活动类型": "通报情况", "活动日期": "2025-12-31"},
    ],
    "参加人员": [{"活动编号": n, "身份证号": PEOPLE[0]["身份证号"]} for n in ("A", "B")],
    "五个基本": [{"党支部代码": FIRST}, {"党支部代码": SECOND, "基本保障": None}],
    "单位事项": [{"事项": "回访", "次数": "2"}, {"事项": "回访", "年度": "2025", "次数": "5"}, {"事项": "导学", "次数": "9"}],
    "先进典型": [{"对象代码": SECOND, "特色名称": "金色晚霞"}],
}


@pytest.fixture(scope="module")
def register() -> Inputs:
    return inputs(unit(CODE, ROWS))


def measured(code: str, register: Inputs) -> Measured:
    return measure(find(code), register)


@pytest.mark.parametrize(
    ("code", "value"),
    [
        ("I00-6", "50.0"),  # one of two branches has all five scores
        ("I00-7", "91.6"),  # (95 + 92 + 90 + 93 + 88) / 5, the schema's examples
        ("I01-1", "2"),  # 警示教育 is another demand, last year's is over
        ("I10-5", "50.0"),
        ("I12-4", "50.0"),
        ("I12-5", "66.6"),
        ("I12-6", "2"),
        ("I12-7", "2"),
    ],
)
def test_what_is_counted(code: str, value: str, register: Inputs) -> None:
    assert str(measured(code, register).value) == value


def test_the_absent_are_a_number_at_their_branch(register: Inputs) -> None:
    figure = measured("I12-6", register).figure
    assert figure is not None
    (row,) = [register.evidence_row(ref) for ref in figure.rows]
    assert (row.sheet, "甲局离退休干部党支部" in row.what) == ("党组织", True)
    assert not any(name in f"{row} {figure}" for name in ("赵缺席", "钱缺席", "53010219600101"))


def test_where_nobody_keeps_a_list_of_contacts_nothing_is_measured() -> None:
    silent = [row | {"联系领导": None} for row in BRANCHES]
    found = measured("I12-4", inputs(unit(CODE, ROWS | {"党组织": silent})))
    assert found.tally is None or found.tally.base == 0
