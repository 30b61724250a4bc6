"""The result of checking an open form, as a sentence."""

from __future__ import annotations

from validators.finding import Report, Severity
from workbook_templates.advice import Advice, Sentence


def checked_text(report: Report) -> str:
    """The numbers of findings by severity, and what to do next."""
    counts = report.counts
    if not report.findings:
        return "没有发现问题，可以生成上报文件。"
    found = "、".join(f"{one.label} {counts[one.value]} 处" for one in Severity if counts[one.value])
    shown = f"发现{found}，已标在表里，并列在“问题清单”。"
    if counts["error"]:
        return Sentence(shown, "请先改正错误，", Advice.CHECK_AGAIN, "。")
    return f"{shown}没有错误；提醒核对无误后，可以生成上报文件。"
