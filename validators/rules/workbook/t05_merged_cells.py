"""T05: merged cells among the data."""

from __future__ import annotations

from collections.abc import Iterator

from validators.finding import Severity
from validators.planting import plant
from validators.planting.site import FormRow, Marks, Site
from validators.rule import Context, WorkbookHit, workbook_rule
from workbook_templates.read import facts
from workbook_templates.table import Submission


@workbook_rule(
    brief="{n} 处合并单元格",
    severity=Severity.ERROR,
    message="“{表}”的 {详情} 是合并单元格，内容只算在左上角一格，其余各格按空白读取。",
    fix="请取消合并，逐格填写。",
    passes=[{}],
    fails=[{"kind": facts.MERGED, "sheet": "离退休干部", "cell": "P5", "row": 5, "column": "居住地", "detail": "P5:P7"}],
)
def merged_cells(submission: Submission, on: Context) -> Iterator[WorkbookHit]:
    """数据区不能有合并单元格。The value belongs to the first row alone: it is never smeared over the others, nor lost."""
    return (WorkbookHit(fact) for fact in submission.facts if fact.kind == facts.MERGED)


@plant()
def cells_merged(site: Site) -> Marks:
    """两个人的“专长”合并成一格。"""
    row = site.bystander(lambda one: any(site.free(below) for below in _below(site, one)))
    site.use(_below(site, row)[0])
    site.damage.merged(row, "专长", rows=2)
    yield row.at("专长")


def _below(site: Site, row: FormRow) -> list[FormRow]:
    """The next row, where there is one."""
    rows = site.rows(row.form.unit, row.sheet)
    at = next(i for i, one in enumerate(rows) if one.cells is row.cells)
    return rows[at + 1 : at + 2]
