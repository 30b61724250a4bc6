"""T04: every column of the form is there, under its name."""

from __future__ import annotations

from collections.abc import Iterator

from validators.finding import Severity
from validators.planting import plant
from validators.planting.site import ACTIVITY, LIAISON, ROSTER, Mark, Marks, Site
from validators.rule import Context, WorkbookHit, workbook_rule
from validators.rules.workbook.words import Words, spot
from workbook_templates.layout import COVER
from workbook_templates.read import facts
from workbook_templates.schema import Form
from workbook_templates.table import Fact, Submission

_ON_COVER = Words("封面缺少“{列}”一栏。", "请从空白表里把“{列}”一栏补回来。", Severity.ERROR)
_MISSING = Words("“{表}”缺少“{列}”一列。", "请从空白表里把“{列}”一列补回来，列名不要改动。", Severity.ERROR)
_ALIKE = Words(
    "“{表}”缺少“{列}”一列；表中的“{值}”是不是这一列？没有按它读取。", "如果是同一列，请把列名“{值}”改回“{列}”。", Severity.ERROR
)
_RENAMED = Words("“{表}”的“{列}”一列被改名为“{值}”，已按“{列}”读取。", "请把列名“{值}”改回“{列}”。", Severity.ERROR)
_TWICE = Words("“{表}”里“{列}”一列出现了两次，只读取了左边的一列。", "请只保留一列“{列}”，把另一列删去或改名。", Severity.ERROR)
_EXTRA = Words(
    "“{表}”里多了一列“{值}”，表里没有这一列，内容不会上报。",
    "如果需要上报，请把内容写进已有的列（如备注）；否则可以不管。",
    Severity.WARNING,
)


@workbook_rule(
    brief="{n} 处表头与下发的表不同",
    severity=Severity.ERROR,
    message="{说明}",
    fix="{办法}",
    passes=[{}],
    fails=[
        {"kind": facts.COLUMN_MISSING, "sheet": "离退休干部", "column": "身份证号", "row": 3},
        {"kind": facts.COLUMN_MISSING, "sheet": "离退休干部", "column": "专长", "row": 3},
        {"kind": facts.COLUMN_MISSING, "sheet": "离退休干部", "column": "退休日期", "value": "退休时间", "row": 3, "cell": "I3"},
        {"kind": facts.COLUMN_MISSING, "sheet": "封面", "column": "报告期"},
        {
            "kind": facts.COLUMN_RENAMED,
            "sheet": "离退休干部",
            "column": "身份证号",
            "value": "身份证号码",
            "row": 3,
            "cell": "B3",
        },
        {"kind": facts.COLUMN_TWICE, "sheet": "离退休干部", "column": "姓名", "value": "姓名", "row": 3, "cell": "X3"},
        {"kind": facts.COLUMN_EXTRA, "sheet": "离退休干部", "column": "序号", "value": "序号", "row": 3, "cell": "A3"},
    ],
)
def columns(submission: Submission, on: Context) -> Iterator[WorkbookHit]:
    """每一列都在，列名不变。

    A re-ordered column is accepted silently. A column that is not required is a warning where it is missing or renamed.
    """
    for fact in submission.facts:
        words = _words(fact)
        if words is not None:
            required = submission.form is None or _required(submission.form, fact)
            yield spot(fact, words if required else words._replace(severity=Severity.WARNING))


def _words(fact: Fact) -> Words | None:
    if fact.kind == facts.COLUMN_MISSING:
        return _ON_COVER if fact.sheet == COVER else _ALIKE if fact.value else _MISSING
    return {facts.COLUMN_RENAMED: _RENAMED, facts.COLUMN_TWICE: _TWICE, facts.COLUMN_EXTRA: _EXTRA}.get(fact.kind)


def _required(form: Form, fact: Fact) -> bool:
    if fact.kind == facts.COLUMN_TWICE:
        return True
    known = {sheet.name: sheet for sheet in (form.cover, *form.sheets)}
    sheet = known.get(fact.sheet)
    return sheet is not None and any(c.name == fact.column and c.required for c in sheet.columns)


_SPARE = {ROSTER: ("后备书记", "培养联系人"), LIAISON: ("联络员选派", "在职职务"), ACTIVITY: ("活动记录", "地点")}
_OTHER_HEADERS = {LIAISON: ("联络员选派", "在职单位", "工作单位"), ACTIVITY: ("活动记录", "记录人", "记录人员")}


@plant()
def column_deleted(site: Site) -> Marks:
    """删掉了一列。"""
    form = site.file("T04", *_SPARE)
    sheet, column = _SPARE[form.kind]
    site.damage.column_dropped(form, sheet, column)
    yield Mark(form, sheet, column=column)


@plant()
def column_renamed(site: Site) -> Marks:
    """改了表头。"""
    form = site.file("T04", *_OTHER_HEADERS)
    sheet, column, header = _OTHER_HEADERS[form.kind]
    site.damage.column_renamed(form, sheet, column, header)
    yield Mark(form, sheet, column=column)
    yield Mark(form, sheet, column=header, why="follows")


@plant()
def column_put_in(site: Site) -> Marks:
    """左边插入了一列“序号”。"""
    form = site.file("T04", *_SPARE)
    sheet, _ = _SPARE[form.kind]
    site.damage.column_put_in(form, sheet, "序号")
    yield Mark(form, sheet, column="序号")
