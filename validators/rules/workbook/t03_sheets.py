"""T03: every sheet of the form is there, under its name."""

from __future__ import annotations

from collections.abc import Iterator

from validators.finding import Severity
from validators.planting import plant
from validators.planting.site import ALLOWANCE, ASSESSMENT, FilledForm, Mark, Marks, Site
from validators.rule import Context, WorkbookHit, workbook_rule
from validators.rules.workbook.words import Words, spots
from workbook_templates.read import facts
from workbook_templates.table import Submission

_WORDS = {
    facts.SHEET_MISSING: Words(
        "缺少工作表“{值}”。", "请从空白表里把“{值}”补回来；没有内容可填的，保留表头即可。", Severity.ERROR
    ),
    facts.SHEET_RENAMED: Words(
        "工作表“{值}”被改名为“{详情}”，已按表头认出并照常读取。", "请把工作表名称改回“{值}”。", Severity.ERROR
    ),
    facts.HEADER_MISSING: Words(
        "工作表“{表}”里找不到表头，没有读取任何一行。", "请从空白表里把表头一行复制回来，不要改动列名。", Severity.ERROR
    ),
    facts.SHEET_COPIED: Words(
        "工作表“{表}”像是“{值}”的副本，里面的内容没有读取。", "请把要报送的行合到“{值}”里，再删去副本。", Severity.WARNING
    ),
    facts.SHEET_EXTRA: Words(
        "工作表“{表}”不属于本表，里面的内容没有读取。", "如果不需要报送，请删去这张工作表。", Severity.WARNING
    ),
}


@workbook_rule(
    brief="{n} 处工作表缺少、改名或多余",
    severity=Severity.ERROR,
    message="{说明}",
    fix="{办法}",
    passes=[{}],
    fails=[
        {"kind": facts.SHEET_MISSING, "value": "任职"},
        {"kind": facts.SHEET_RENAMED, "sheet": "离退休干部", "value": "离退休干部", "detail": "干部名单"},
        {"kind": facts.HEADER_MISSING, "sheet": "任职"},
        {"kind": facts.SHEET_COPIED, "sheet": "任职 (2)", "value": "任职"},
        {"kind": facts.SHEET_EXTRA, "sheet": "Sheet1"},
    ],
)
def sheets(submission: Submission, on: Context) -> Iterator[WorkbookHit]:
    """每张工作表都在，名称不变。A renamed sheet is still read, so that its other mistakes are told in the same run."""
    return spots(submission, _WORDS)


_SPARE = ("重复认定", "补贴标准")  # sheets that a unit may have nothing to fill in


def _empty_sheet(form: FilledForm) -> str | None:
    return next((sheet for sheet in _SPARE if not form.sheets[sheet]), None)


@plant()
def sheet_deleted(site: Site) -> Marks:
    """删掉了一张没有内容要填的工作表。"""
    form = site.file("T03", ALLOWANCE, fit=_empty_sheet)
    site.damage.sheet_dropped(form, _empty_sheet(form) or "")
    yield Mark(form)


@plant()
def sheet_renamed(site: Site) -> Marks:
    """工作表改了名，里面填的内容照样读取。"""
    form = site.file("T03", ASSESSMENT)
    site.damage.sheet_renamed(form, "任务清单", "任务表")
    yield Mark(form)
