"""T08: hidden rows, columns and sheets, and filters: read all the same, and told."""

from __future__ import annotations

from collections.abc import Iterator

from validators.finding import Severity
from validators.planting import plant
from validators.planting.site import ROSTER, Marks, Site
from validators.rule import Context, WorkbookHit, workbook_rule
from workbook_templates.read import facts
from workbook_templates.table import Submission

_KINDS = frozenset((facts.HIDDEN_SHEET, facts.HIDDEN_ROW, facts.HIDDEN_COLUMN, facts.FILTER))


@workbook_rule(
    brief="{n} 处隐藏或筛选",
    severity=Severity.INFO,
    message="“{表}”{详情}；隐藏的内容照常读取、照常上报。",
    fix="如果隐藏的内容不该上报，请取消隐藏并删去；该上报的不用改。",
    passes=[{}],
    fails=[
        {"kind": facts.HIDDEN_ROW, "sheet": "离退休干部", "row": 8, "detail": "有 3 行被隐藏，第一处在第 8 行"},
        {"kind": facts.HIDDEN_COLUMN, "sheet": "离退休干部", "row": 3, "cell": "D3", "detail": "的“民族”列被隐藏"},
        {"kind": facts.FILTER, "sheet": "离退休干部", "detail": "开着筛选，有的行可能看不见"},
        {"kind": facts.HIDDEN_SHEET, "sheet": "离退休干部", "detail": "整张表被隐藏"},
    ],
)
def hidden(submission: Submission, on: Context) -> Iterator[WorkbookHit]:
    """隐藏的行、列、工作表和正在筛选的，只作说明。"""
    return (WorkbookHit(fact) for fact in submission.facts if fact.kind in _KINDS)


@plant()
def hidden_row(site: Site) -> Marks:
    """隐藏了一行。"""
    form = site.file("T08", ROSTER)
    row = site.bystander(lambda one: one.form is form)
    site.damage.row_hidden(row)
    yield row.at()
