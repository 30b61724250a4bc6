"""T11: the same row twice in a sheet."""

from __future__ import annotations

from validators.finding import Severity
from validators.planting import plant
from validators.planting.site import FormRow, Marks, Site
from validators.rule import Context, Hit, Rows, rule
from workbook_templates.layout import COVER
from workbook_templates.repeated import repeated
from workbook_templates.table import Table, Tables

_PERSON = "530102196303072415"


@rule(
    brief="{n} 行重复填报",
    clause="",
    severity=Severity.ERROR,
    sheet="离退休干部",
    column="身份证号",
    message="这一行与第 {先} 行重复，{同}相同。",
    fix="请删去重复的一行；如果是两个人或两件事，请把填错的一行改正。",
    passes=[
        {"任职": [{}, {"职务": "委员"}]},
        {"离退休干部": [{"来源单位代码": "530102"}, {"来源单位代码": "530103"}]},
        {"离退休干部": [{"身份证号": None}, {"身份证号": None}]},
    ],
    fails=[
        {"离退休干部": [{}, {}]},
        {"离退休干部": [{}, {"身份证号": "５３０１０２１９６３０３０７２４１５", "姓名": "张建 国"}]},
    ],
    anywhere=True,
)
def row_twice(tables: Tables, on: Context) -> Rows:
    """同一张工作表里，同一单位的同一个人（组织、活动……）只能有一行。

    Rows are the same where the columns that identify a row are the same and complete. In a consolidated workbook the
    unit each row came from counts too: one person reported by two units is judged elsewhere (T12, S05).
    """
    for table in tables.values():
        if table.sheet.name != COVER and table.sheet.key:
            yield from _in_table(table)


def _in_table(table: Table) -> Rows:
    key = [name for name in table.sheet.key if name in table.columns]
    if len(key) < len(table.sheet.key):
        return
    columns = [table.sources, table.get("来源单位代码"), *(table.columns[name] for name in key)]
    first: dict[tuple[object, ...], int] = {}
    for i in repeated(zip(*columns, strict=True)):
        row = tuple(column[i] for column in columns)
        if None in row[2:]:
            continue
        before = first.setdefault(row, i)
        if before != i:
            yield Hit(i, {"先": table.rows[before], "同": "、".join(key)}, key[0], sheet=table.sheet.name)


@plant()
def person_twice(site: Site) -> Marks:
    """同一个人写了两行。"""
    yield _copy(site, site.bystander()).at("身份证号")


@plant()
def account_twice(site: Site) -> Marks:
    """同一个收款账户写了两行。"""
    yield _copy(site, site.take("收款账户")).at("身份证号")


@plant()
def activity_number_twice(site: Site) -> Marks:
    """两次活动用了同一个编号。"""
    yield _copy(site, site.take("活动记录", lambda one: one["活动类型"] == "参观学习")).at("活动编号")


def _copy(site: Site, row: FormRow) -> FormRow:
    return site.add(row.form, row.sheet, dict(row.cells))
