"""How the page words advice: by what stands on its own buttons (``page.html``)."""

from __future__ import annotations

from dataclasses import replace

from validators.finding import Report, worded_findings
from workbook_templates.advice import Advice, AdviceAbout, neutral

_WORDS = {
    Advice.NEW_FORM: "用“空白表”里生成的表填报",
    Advice.BRING_IN: "在“旧名册带进来”里把它导入成花名册再报送，不用重新录入，原来的表不动",
    Advice.CONFIRM_MAPPING: "打开映射表核对、选定，保存后在“旧名册带进来”里和旧名册一起再导入一次",
    Advice.CHECK: "在“校验”里查一下，看看原因",
    Advice.CHECK_AGAIN: "改好保存以后，再在“校验”里查一次",
    Advice.LIST_EACH: "点“其余各处”可以一处一处看",
    Advice.MARK_COPY: "点“保存标好颜色的表”",
    Advice.TAKE_BAD_ROWS: "校验以后点“只保存有问题的行”",
    # Decryption needs a library that is not made for browsers.
    Advice.GIVE_PASSWORD: (
        "用 Excel 或 WPS 打开它，在文件菜单里加密的那一项把密码清空，保存以后再放进来；不能取消密码的，直接报给收表的机构，"
        "由那边用密码打开"
    ),
    Advice.MEND: "在“合并改好的行”里合并回原表",
    Advice.OVERWRITE: "换个名字保存",
}


def page_words(advice: AdviceAbout) -> str:
    """A piece of advice in terms of the page; its neutral wording where the page has no words of its own."""
    known = _WORDS.get(advice.advice)
    return neutral(advice) if known is None else known.format_map(advice.values)


def with_page_words(report: Report) -> Report:
    """A copy of a report with its findings worded for the page."""
    return replace(report, findings=worded_findings(report.findings, page_words))
