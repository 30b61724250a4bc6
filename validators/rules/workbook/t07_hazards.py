"""T07: macros, embedded objects, external links and connections have no place in a submission."""

from __future__ import annotations

from collections.abc import Iterator

from validators.finding import Severity
from validators.planting import plant
from validators.planting.site import ALLOWANCE, ASSESSMENT, Mark, Marks, Site
from validators.rule import Context, WorkbookHit, workbook_rule
from validators.rules.workbook.words import Words, spots
from workbook_templates.read import facts
from workbook_templates.table import Submission

_COPY_OVER = "请新开一份空白表，把内容以“数值”粘贴过去后重新报送"
_WORDS = {
    facts.MACROS: Words("文件带有宏，不能报送。", f"{_COPY_OVER}；来历不明的，请不要启用宏。", Severity.ERROR),
    facts.OLE: Words("文件里嵌入了别的文件或控件，不能报送。", f"请删去嵌入的对象；删不掉的，{_COPY_OVER}。", Severity.ERROR),
    facts.EXTERNAL_LINK: Words(
        "文件引用了别的工作簿，打开时会去找那个文件，不能报送。",
        "请在 Excel“数据—编辑链接”里断开链接；断不开的，" + _COPY_OVER + "。",
        Severity.ERROR,
    ),
    facts.CONNECTION: Words("文件带有数据连接，打开时会去取外面的数据，不能报送。", f"{_COPY_OVER}。", Severity.ERROR),
    facts.DDE: Words(
        "文件里藏有会启动别的程序的链接（DDE），不能报送。",
        f"请不要在提示里点“是”，向发来的人问清来源；{_COPY_OVER}。",
        Severity.ERROR,
    ),
}


@workbook_rule(
    brief="{n} 处宏、外部链接等不能报送的内容",
    severity=Severity.ERROR,
    message="{说明}",
    fix="{办法}",
    passes=[{}],
    fails=[{"kind": kind} for kind in (facts.MACROS, facts.OLE, facts.EXTERNAL_LINK, facts.CONNECTION, facts.DDE)],
)
def hazards(submission: Submission, on: Context) -> Iterator[WorkbookHit]:
    """报送的文件不能带宏、嵌入对象、外部链接和数据连接。The cells are still read, so that all is told at once."""
    return spots(submission, _WORDS)


@plant(first=True)
def macros(site: Site) -> Marks:
    """文件里带着宏。"""
    form = site.whole_file(ASSESSMENT, ALLOWANCE)  # such a file is checked for itself: nothing else can be planted in it
    site.damage.macros(form)
    yield Mark(form)
