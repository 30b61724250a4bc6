"""T02: which form and version a workbook is."""

from __future__ import annotations

from collections.abc import Iterator

from validators.finding import Severity
from validators.planting import plant
from validators.planting.site import ACTIVITY, ALLOWANCE, ASSESSMENT, LIAISON, ROSTER, Mark, Marks, Site
from validators.rule import Context, WorkbookHit, workbook_rule
from validators.rules.workbook.words import Words, spot
from workbook_templates.advice import Advice, Sentence
from workbook_templates.layout import META
from workbook_templates.read import facts
from workbook_templates.table import Submission

_TEMPLATE = Sentence("请", Advice.NEW_FORM, "。")
_OWN_LIST = "own list"
_WORDS = {
    facts.UNKNOWN_FORM: Words("认不出这是哪一种表：没有任何一张工作表的名称或表头与下发的表相同。", _TEMPLATE, Severity.ERROR),
    _OWN_LIST: Words(
        "这不是下发的表，像是单位自己的名册：{详情}。列名和写法与下发的表不同，没有读取里面的内容。",
        Sentence("请", Advice.BRING_IN, "；里面的内容可以用上，不用重新收集。"),
        Severity.ERROR,
    ),
    facts.METADATA_LOST: Words(
        f"隐藏的“{META}”表不见了或被改动，按工作表名称和表头认作《{{详情}}》。",
        "请核对是不是这种表；下次请从空白表填起，不要新建工作簿再粘贴。",
        Severity.WARNING,
    ),
    facts.OLDER_VERSION: Words(
        "用的是旧版的表（第 {值} 版），现在是第 {详情} 版；能读的都按新版读了。", "请下次换用新版的空白表。", Severity.INFO
    ),
    facts.MIGRATED: Words(
        "“{表}”用的是旧版的写法，已经按新版读了：{详情}。", "请核对这些内容读得对不对；下次请换用新版的空白表。", Severity.INFO
    ),
    facts.NEWER_VERSION: Words(
        "这份表是第 {值} 版，比本系统认识的第 {详情} 版新，可能有读不到的内容。", "请先升级本系统，再检查这份表。", Severity.ERROR
    ),
    facts.ROWS_TO_MEND: Words(
        "这里只有从原表取出来改正的行，不是完整的表，不能报送。",
        Sentence("请改好后", Advice.MEND, "，报送合并后的表。"),
        Severity.ERROR,
    ),
}


@workbook_rule(
    brief="{n} 个文件的表种或版本需要核对",
    severity=Severity.ERROR,
    message="{说明}",
    fix="{办法}",
    passes=[{}],
    fails=[
        {"kind": facts.UNKNOWN_FORM},
        {"kind": facts.UNKNOWN_FORM, "detail": "“Sheet1”第 2 行的表头是“姓名、性别、出生年月”"},
        {"kind": facts.METADATA_LOST, "detail": "花名册"},
        {"kind": facts.OLDER_VERSION, "value": "0", "detail": "1"},
        {"kind": facts.MIGRATED, "sheet": "离退休干部", "row": 3, "detail": "“手机号”列现在叫“联系电话”"},
        {"kind": facts.NEWER_VERSION, "value": "9", "detail": "1"},
        {"kind": facts.ROWS_TO_MEND},
    ],
)
def form_unknown(submission: Submission, on: Context) -> Iterator[WorkbookHit]:
    """看得出是哪种表、哪一版。Told by the hidden sheet; where that is lost, by the sheets, with a warning."""
    for fact in submission.facts:
        kind = _OWN_LIST if fact.kind == facts.UNKNOWN_FORM and fact.detail else fact.kind
        if kind in _WORDS:
            yield spot(fact, _WORDS[kind])


@plant(first=True)
def another_workbook(site: Site) -> Marks:
    """交来的是别的表格。"""
    form = site.whole_file(ALLOWANCE, ASSESSMENT)
    site.damage.other_sheet(form, "通讯录", ("部门", "座机", "房间"))
    site.damage.metadata_lost(form)
    yield Mark(form)


@plant()
def metadata_deleted(site: Site) -> Marks:
    """隐藏的表单信息被删掉了。"""
    form = site.file("T02", ROSTER, LIAISON, ACTIVITY)
    site.damage.metadata_lost(form)
    yield Mark(form)
