"""T06: formulas, error values and pictures where a value belongs."""

from __future__ import annotations

from collections.abc import Iterator

from validators.finding import Severity
from validators.planting import plant
from validators.planting.site import Marks, Site
from validators.rule import Context, WorkbookHit, workbook_rule
from validators.rules.workbook.words import Words, spot
from workbook_templates.read import facts
from workbook_templates.table import Fact, Submission

_PASTE = "请选中它复制，再“选择性粘贴”为“数值”。"
_WORDS = {
    facts.FORMULA: Words("{格}“{列}”是公式，按它上次算出的结果读取。", _PASTE, Severity.WARNING),
    facts.FORMULA_NO_VALUE: Words(
        "{格}“{列}”是公式，文件里没有存它的结果，读不出值。", f"请用 Excel 或 WPS 打开，等算出结果；{_PASTE}", Severity.ERROR
    ),
    facts.ERROR_CELL: Words(
        "{格}“{列}”显示的是错误“{值}”，不是真正的内容。", "请直接填写正确的内容，不要用引用别处的公式。", Severity.ERROR
    ),
    facts.PICTURE: Words(
        "{格}“{列}”里是一张图片，读不出文字，这一格按空白读取。",
        "请把图片上的内容用文字写在这一格；图片要留的，请放到表的外面。",
        Severity.WARNING,
    ),
}


@workbook_rule(
    brief="{n} 处公式或图片",
    severity=Severity.ERROR,
    message="{说明}",
    fix="{办法}",
    passes=[{}],
    fails=[
        {"kind": facts.FORMULA, "sheet": "离退休干部", "cell": "E5", "row": 5, "column": "出生日期", "detail": "=TODAY()"},
        {"kind": facts.FORMULA_NO_VALUE, "sheet": "离退休干部", "cell": "E5", "row": 5, "column": "出生日期"},
        {"kind": facts.ERROR_CELL, "sheet": "离退休干部", "cell": "E5", "row": 5, "column": "出生日期", "value": "#REF!"},
        {"kind": facts.PICTURE, "sheet": "离退休干部", "cell": "W5", "row": 5, "column": "备注"},
    ],
)
def formulas(submission: Submission, on: Context) -> Iterator[WorkbookHit]:
    """数据格里不能有公式，也不能用图片代替文字。

    The result stored in the file is used with a warning; where none is stored it is an error, and so is a picture in a
    cell that must be filled in.
    """
    for fact in submission.facts:
        if fact.kind in _WORDS:
            words = _WORDS[fact.kind]
            wanted = fact.kind == facts.PICTURE and _required(submission, fact)
            yield spot(fact, words._replace(severity=Severity.ERROR) if wanted else words)


def _required(submission: Submission, fact: Fact) -> bool:
    sheets = (submission.form.cover, *submission.form.sheets) if submission.form else ()
    return any(
        column.required for sheet in sheets if sheet.name == fact.sheet for column in sheet.columns if column.name == fact.column
    )


@plant()
def formula_with_value(site: Site) -> Marks:
    """健康状况用公式从别处取来。"""
    row = site.bystander()
    health = row["健康状况"]
    site.damage.cell_replaced(row, "健康状况", f't="str"><f>"{health}"</f><v>{health}</v></c>')
    yield row.at("健康状况")


@plant()
def formula_without_value(site: Site) -> Marks:
    """退休时职务是公式，文件里没有存结果。"""
    row = site.bystander()
    site.damage.cell_replaced(row, "退休时职务", "><f>Sheet9!A1</f></c>")
    yield row.at("退休时职务")


@plant()
def broken_reference(site: Site) -> Marks:
    """退休时职务显示 #REF!。"""
    row = site.bystander()
    site.damage.cell_replaced(row, "退休时职务", 't="e"><v>#REF!</v></c>')
    yield row.at("退休时职务")
