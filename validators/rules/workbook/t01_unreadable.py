"""T01: the file cannot be read as a workbook at all."""

from __future__ import annotations

from collections.abc import Iterator

from validators.finding import Severity
from validators.planting import plant
from validators.planting.site import ALLOWANCE, ASSESSMENT, Mark, Marks, Site
from validators.rule import Context, WorkbookHit, workbook_rule
from workbook_templates.read import facts, troubles
from workbook_templates.table import Submission


@workbook_rule(
    brief="{n} 个文件打不开",
    severity=Severity.ERROR,
    message="{详情}",
    fix="{办法}",
    passes=[{}],
    fails=[
        {"kind": facts.UNREADABLE, "value": trouble.name, "detail": trouble.reason}
        for trouble in (troubles.PASSWORD, troubles.XLS, troubles.TRUNCATED, troubles.BOMB)
    ],
)
def unreadable(submission: Submission, on: Context) -> Iterator[WorkbookHit]:
    """文件要能读：不损坏、不残缺、不是异常压缩的文件、不是改了后缀的其他文件，也没有打不开的密码。"""
    for fact in submission.facts:
        if fact.kind == facts.UNREADABLE:
            yield WorkbookHit(fact, fix=troubles.fix_of(fact.value))


@plant(first=True)
def torn_file(site: Site) -> Marks:
    """文件传到一半断了。"""
    form = site.whole_file(ALLOWANCE, ASSESSMENT)
    site.damage.truncated(form)
    yield Mark(form)


@plant(first=True)
def web_page(site: Site) -> Marks:
    """把网页改名成 .xlsx。"""
    form = site.whole_file(ALLOWANCE, ASSESSMENT)
    site.damage.web_page(form)
    yield Mark(form)


@plant(first=True)
def old_workbook(site: Site) -> Marks:
    """把 .xls 改名成 .xlsx。"""
    form = site.whole_file(ALLOWANCE, ASSESSMENT)
    site.damage.old_excel(form)
    yield Mark(form)
