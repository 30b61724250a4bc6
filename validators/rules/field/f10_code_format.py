"""F10: a code of a unit, organisation, group or activity that is not built as such codes are."""

from __future__ import annotations

from validators.cells import lost_digits, unsafe
from validators.codes import EXPECTED, fault
from validators.finding import Severity
from validators.rule import Context, Hit, Rows, View, field_rule


@field_rule(
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
