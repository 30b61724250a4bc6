"""What an office writes to a unit: the receipt, or why a file is returned, as plain text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import count

from addin.submissions.closing_day import judgement_text
from addin.submissions.explanations import GIVEN, SETTLED
from addin.submissions.folder import Office
from addin.submissions.receipts import Receipt
from addin.submissions.waiting_units import waiting_in
from validators.finding import Finding, Report
from validators.finding_groups import group_findings, remainder_text
from workbook_templates.advice import Sentence
from workbook_templates.values.period import Period

MOST_IN_LETTER = 500  # groups of findings


Told = tuple[str, str]
"""A line of a receipt: what it is about and what is told; a whole sentence is about nothing."""


def receipt_text(office: Office, receipt: Receipt) -> str:
    """The receipt as text, to be printed or sent by chat."""
    told = (f"{about}：{words}" if about else words for about, words in receipt_lines(office, receipt))
    return "\n".join([f"报送回执（第{receipt.id}号）", "", *told]) + "\n"


def receipt_lines(office: Office, receipt: Receipt) -> list[Told]:
    """What a receipt tells, line by line, without its title."""
    key = receipt.key
    lines = [
        ("收表机构", office.settings.name),
        ("报送单位", f"{receipt.unit_name}（{key.unit if key else '未识别'}）"),
        ("报表", key.words if key else "未识别"),
        ("文件", f"{receipt.file_name}（{receipt.size:,} 字节）"),
        ("文件指纹", receipt.sha256),
        ("收到时间", _received(receipt)),
        ("结果", f"{receipt.state_words}，{receipt.rows}行，错误{receipt.errors}条，提醒{receipt.warnings}条"),
        *(("", sentence) for sentence in judged_sentences(office, receipt)),
    ]
    if receipt.accept_reason:
        lines.append(("带错收下的理由", receipt.accept_reason))
    lines += _reasons(receipt)
    if waiting := waiting_in(receipt):
        lines.append(("", f"其中{len(waiting)}个单位退回修改，数据暂不计入：{'、'.join(waiting.values())}。"))
    if receipt.change:
        sent = f"变动表“{receipt.change['file']}”（文件指纹：{receipt.change['sha256']}）"
        lines.append(("", f"这一版花名册由{sent}和第{receipt.change['of']}号回执的花名册并成，两份都留着。"))
    if receipt.supersedes:
        lines.append(("", f"代替第{receipt.supersedes}号回执的文件。" + _difference(receipt)))
    return lines


def _reasons(receipt: Receipt) -> list[Told]:
    """The line about reasons that the unit gave for warnings; none where it gave none."""
    given, settled = len(receipt.detail.get(GIVEN, ())), receipt.detail.get(SETTLED, 0)
    told = [f"已认可、不再提醒{settled}条"] if settled else []
    told += [f"附了说明、待受理或者没有认可{given - settled}条"] if given > settled else []
    return [("情况说明", "，".join(told))] if told else []


def _received(receipt: Receipt) -> str:
    """When it was received, and when it had arrived where the clerk said so."""
    when = receipt.received_at.replace("T", " ")[:19]
    return when if receipt.arrived == receipt.received_at[:10] else f"{when}（送达日期：{receipt.arrived}）"


def judged_sentences(office: Office, receipt: Receipt) -> list[str]:
    """The sentence that says by which day it was judged what is overdue; none where the receipt does not hold it."""
    if not receipt.key or not receipt.as_of:
        return []
    period = Period.parse(receipt.key.period)
    return [judgement_text(period, dt.date.fromisoformat(receipt.as_of), office.settings.deadline(period))]


def _difference(receipt: Receipt) -> str:
    found = receipt.detail.get("difference", [])
    parts = [f"{one['sheet']}新增{one['added']}行、修改{one['changed']}行、减少{one['gone']}行" for one in found]
    return "与原来相比：" + "；".join(parts) + "。" if parts else "内容与原来相同。"


def returned_text(office: Office, receipt: Receipt, report: Report) -> str:
    """Why a file is returned: each finding with its place and what to do."""
    head = [
        f"{office.settings.name} 退回：{receipt.file_name}",
        f"收到时间：{_received(receipt)}    文件指纹：{receipt.sha256[:16]}",
        f"错误{receipt.errors}条，提醒{receipt.warnings}条。请按下面的说明改好，再报送一次。",
        *judged_sentences(office, receipt),
        "",
    ]
    return "\n".join(head + finding_lines(report.findings, MOST_IN_LETTER)) + "\n"


def finding_lines(findings: Sequence[Finding], most: int) -> list[str]:
    """Numbered lines, at most ``most`` groups: the same finding at many cells is one group, with all its places."""
    groups, number = group_findings(findings), count(1)
    lines: list[str] = []
    for group in groups[:most]:
        lines += [f"{next(number)}. {finding_line(finding)}" for finding in group.listed]
        lines += [f"   {remainder_text(group)}"] if group.rest else []
    if len(groups) > most:
        lines.append(f"……另有{sum(len(group.findings) for group in groups[most:])}条，见退回的表格。")
    return lines


def finding_line(finding: Finding) -> str:
    """One finding as a line: [错误] 离退休干部 B17：… 改法：…"""
    place = " ".join(part for part in (finding.sheet, finding.cell or (f"第{finding.row}行" if finding.row else "")) if part)
    head = f"[{finding.severity.label}] {place + '：' if place else ''}"
    said = (f" 情况说明：{finding.explanation}",) if finding.explanation else ()
    return Sentence(head, finding.message, *((" 改法：", finding.fix) if finding.fix else ()), *said)
