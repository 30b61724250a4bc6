"""F10: a code of a unit, organisation, group or activity that is not built as such codes are."""

from __future__ import annotations

from validators.cells import lost_digits, unsafe
from validators.codes import EXPECTED, fault
from validators.finding import Severity
from validators.planting import plant
from validators.planting.activities import HARMLESS
from validators.planting.rows import put, unfunded
from validators.planting.site import Marks, Site
from validators.rule import Context, Hit, Rows, View, field_rule


@field_rule(
    brief="{n} 处代码格式不对",
    applies=lambda column: column.type in EXPECTED,
    severity=Severity.ERROR,
    sheet="补贴标准",
    column="适用范围代码",
    message="“{列}” {值} {问题}。",
    fix="请核对后改正。应填{应填}。",
    passes=[{}, {"适用范围代码": "11530102015101001r"}, {"适用范围代码": "５３００００"}],
    fails=[
        {"适用范围代码": "11530102015101001A"}, {"适用范围代码": "11530102015101010R"}, {"适用范围代码": "1153010201510100IR"},
        {"适用范围代码": "5301"}, {"适用范围代码": "11530102015101001"}, {"适用范围代码": "盘龙区"},
    ],
)  # fmt: skip
def code_format(view: View, on: Context) -> Rows:
    """统一社会信用代码按 GB 32100 检查校验码；党组织代码12位数字，学习小组代码为 X 加12位数字，老干部局可用6位行政区划代码。

    RULES names only the credit code; the other codes' formats are told of here too, for want of an id of their own. The
    first two characters may be letters (N for rural collectives), which python-stdnum refuses.
    """
    kind = view.column.type

    def wrong(code: str) -> str | None:
        return None if lost_digits(code) or unsafe(code) else fault(kind, code)

    yield from (Hit(i, {"问题": said, "应填": EXPECTED[kind]}) for i, said in view.where(wrong))


@plant()
def code_short(site: Site) -> Marks:
    """党组织代码少一位。"""
    row = site.take("工作经费")
    yield from unfunded(site, row)
    yield from put(row, "党组织代码", row["党组织代码"][:6] + row["党组织代码"][7:])


@plant()
def wrong_check_of_unit(site: Site) -> Marks:
    """单位代码校验码不对。"""
    row = site.take("活动记录", lambda one: one["活动类型"] in HARMLESS and len(one["组织代码"]) == 18)
    code = row["组织代码"]
    yield from put(row, "组织代码", code[:17] + ("A" if code[17] != "A" else "B"))
