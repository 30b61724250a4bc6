"""T10: rows that are no data: blank rows, totals, notes, repeated headers, and content far from the list."""

from __future__ import annotations

from collections.abc import Iterator

from validators.finding import Severity
from validators.planting import plant
from validators.planting.site import ALLOWANCE, LIAISON, ROSTER, Cells, Mark, Marks, Site
from validators.rule import Context, WorkbookHit, workbook_rule
from validators.rules.workbook.words import Words, spots
from workbook_templates.read import facts
from workbook_templates.table import Submission

_W = Severity.WARNING
_WORDS = {
    facts.BLANK_ROW: Words("“{表}”{详情}，已跳过。", "请删去数据中间的空行；如果是漏填，请补填。", _W),
    facts.TOTAL_ROW: Words("“{表}”{详情}，没有当作数据读取。", "不用在表里加合计，系统会自动汇总；请删去这一行。", _W),
    facts.NOTE_ROW: Words(
        "“{表}”{详情}，没有当作数据读取。", "请把需要说明的事写到封面的“说明”里，再把这里删去；签字盖章的，可以在打印后再签。", _W
    ),
    facts.HEADER_AGAIN: Words("“{表}”{详情}，已跳过。", "请删去重复的表头。", _W),
    facts.STRAY_CELL: Words("“{表}”{详情}，没有读取。", "如果是误填，请清除；该上报的，请写进表头下面的格子里。", _W),
}


@workbook_rule(
    brief="{n} 处空行、合计行或表外内容",
    severity=_W,
    message="{说明}",
    fix="{办法}",
    passes=[{}],
    fails=[
        {"kind": facts.BLANK_ROW, "sheet": "离退休干部", "row": 9, "detail": "第 9 至 11 行是空行"},
        {"kind": facts.TOTAL_ROW, "sheet": "离退休干部", "row": 30, "value": "合计", "detail": "第 30 行是“合计”"},
        {"kind": facts.NOTE_ROW, "sheet": "离退休干部", "row": 31, "detail": "第 31 行是说明文字“填表人：李明”"},
        {"kind": facts.HEADER_AGAIN, "sheet": "离退休干部", "row": 20, "detail": "第 20 行又是一行表头"},
        {"kind": facts.STRAY_CELL, "sheet": "离退休干部", "row": 9, "cell": "AD9", "detail": "AD 列没有表头，有 1 格内容"},
    ],
)
def rows_left_out(submission: Submission, on: Context) -> Iterator[WorkbookHit]:
    """空行、合计行、说明行和表外的内容，跳过并说明，不计入人数。A block of blank rows is told once."""
    return spots(submission, _WORDS)


_FEET = {ROSTER: ("后备书记", "党支部代码"), LIAISON: ("联络员选派", "联络员姓名"), ALLOWANCE: ("工作经费", "党组织代码")}


@plant(last=True)
def total_at_foot(site: Site) -> Marks:
    """表末写了“合计”。"""
    yield _foot(site, "合计")


@plant(last=True)
def note_at_foot(site: Site) -> Marks:
    """表末写了“填表人”。"""
    yield _foot(site, "填表人：李明")


@plant(last=True)
def blank_row_between(site: Site) -> Marks:
    """两行之间空了一行。"""
    form = site.file("T10", ROSTER)
    rows, blank = form.sheets["离退休干部"], Cells()
    rows.insert(len(rows) // 2, blank)
    yield Mark(form, "离退休干部", blank)


def _foot(site: Site, text: str) -> Mark:
    form = site.file("T10", *_FEET, fit=lambda one: one.sheets[_FEET[one.kind][0]])
    sheet, first_column = _FEET[form.kind]
    return site.add(form, sheet, {first_column: text}).at()
