"""Results of an office (setup, receiving, status) as text or JSON."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict

from addin.presentation.terminal import in_columns, widths_of
from addin.settings import Level
from addin.submissions.folder import OfficeSetup
from addin.submissions.receipt_text import finding_line
from addin.submissions.receipts import Receipt
from addin.submissions.receive_outcome import ReceiveOutcome
from addin.submissions.settled import HELD
from addin.submissions.status import WORDS, Status, StatusLine
from addin.submissions.take_back import WORDS as TAKEN_BACK
from addin.submissions.take_back import TakenBack
from addin.submissions.take_back_units import TakenBackUnits
from validators.finding import Finding, Severity
from validators.finding_groups import group_findings, remainder_text
from workbook_templates.advice import Advice, Sentence, in_lines
from workbook_templates.schema import form
from workbook_templates.values.period import Period

RESULTS = {
    "accepted": "已收下", "returned": "已退回", "unchanged": "没有变化", "held": "留在收件箱", "unusable": "不能用",
    "passed_over": "没有接收", "would_accept": "可以收下", "would_return": "会退回", "would_hold": "会留在收件箱",
}  # fmt: skip
_MOST = 20


def setup_text(done: OfficeSetup) -> str:
    """The result of setting up an office: its folder, the changes of its register, what is still to be done."""
    new = f"已建立“{done.name}”的机构文件夹：{done.root}"
    kept = f"这里已经是“{done.name}”的机构文件夹，设置没有改动：{done.root}"
    lines = [new if done.is_new else kept]
    if done.register is not None:
        added, changed, gone = done.register
        lines.append(f"下级单位登记簿：新增{added}个，修改{changed}个，去掉{gone}个。")
    elif done.is_new and done.level is not Level.UNIT:
        lines.append(Sentence("还没有下级单位登记簿。请", Advice.BLANK_REGISTER, "。"))
    if not done.has_people:
        lines.append(Sentence("还没有人员名单，办理人的姓名填什么就记什么。要只认名单里的人，请", Advice.LIST_PEOPLE, "。"))
    return in_lines(lines)


def outcomes_json(outcomes: Sequence[ReceiveOutcome]) -> str:
    """The outcomes of receiving as a JSON array, one object a file."""
    return json.dumps([_outcome(outcome) for outcome in outcomes], ensure_ascii=False, indent=1)


def _outcome(outcome: ReceiveOutcome) -> dict[str, object]:
    counts = Counter(finding.severity.value for finding in outcome.findings)
    return {
        "file": str(outcome.file), "outcome": outcome.result, "messages": list(outcome.messages),
        "receipt": outcome.receipt.as_json() if outcome.receipt else None,
        "counts": {severity.value: counts[severity.value] for severity in Severity},
        "findings": [{k: v for k, v in asdict(f).items() if k != "file"} for f in outcome.findings],
        "difference": [one.as_json() for one in outcome.difference],
    }  # fmt: skip


def outcomes_text(outcomes: Sequence[ReceiveOutcome]) -> str:
    """The outcomes of receiving as text: a few lines a file, then the totals."""
    lines = [line for outcome in outcomes for line in _outcome_lines(outcome)]
    counts = Counter(outcome.result for outcome in outcomes)
    lines += _judged(outcomes)
    total = "，".join(f"{word}{counts[result]}个" for result, word in RESULTS.items() if counts[result])
    return in_lines([*lines, f"共{len(outcomes)}个文件：{total}。"])


def _judged(outcomes: Sequence[ReceiveOutcome]) -> list[str]:
    """A line for each period: by which day it was judged what is overdue."""
    receipts = [one.receipt for one in outcomes if one.receipt and one.receipt.key and one.receipt.as_of]
    periods = dict.fromkeys((receipt.key.period, receipt.as_of) for receipt in receipts if receipt.key)
    return [f"{Period.parse(period).label}的表，是否逾期按 {day} 判断。" for period, day in periods]


def _outcome_lines(outcome: ReceiveOutcome) -> list[str]:
    receipt = outcome.receipt
    what = f"　{receipt.unit_name} {receipt.key.words}，{receipt.rows}行，第{receipt.id}号回执" if receipt and receipt.key else ""
    lines = [f"[{RESULTS[outcome.result]}] {outcome.file.name}{what}"]
    lines += [Sentence("    ", sentence) for sentence in outcome.messages]
    lines += [f"    {one.words}" for one in outcome.difference]
    errors = [finding for finding in outcome.findings if finding.severity is Severity.ERROR]
    if outcome.exit_status and outcome.result not in (HELD, "would_hold"):
        lines += _error_lines(errors)
        if receipt and receipt.stored:
            lines.append(f"    退回件：{receipt.stored}")
    elif warnings := len(outcome.findings) - len(errors):
        lines.append(f"    提醒和说明{warnings}条。")
    return lines


def _error_lines(errors: list[Finding]) -> list[str]:
    """The first groups of equal errors, and how many errors there are beyond them."""
    lines: list[str] = []
    groups = group_findings(errors)
    for group in groups[:_MOST]:
        lines += [Sentence("    ", finding_line(finding)) for finding in group.listed]
        lines += [f"      {remainder_text(group)}"] if group.rest else []
    if left := sum(len(group.findings) for group in groups[_MOST:]):
        lines.append(f"    ……另有{left}条错误，见“退回”文件夹里的说明。")
    return lines


def closed_text(done: Status) -> str:
    """The result of closing a period: what had come in, and what closing means."""
    lines = [f"{done.period.label}已结账，本期的指标已经留存。", _totals(done)]
    if done.missing_units:
        lines.append(f"没有报齐的单位：{'、'.join(unit.name for unit in done.missing_units)}。")
    lines.append("以后再报来的本期的表不直接收下，留在“收件箱”里；确实要更正的，由负责人写明原因，重新开放这一期。")
    return "\n".join(lines)


def reopened_text(period: str, whose: str) -> str:
    """The result of reopening a period for a unit or for all."""
    lines = [f"{Period.parse(period).label}已对{whose}重新开放。", Sentence("留在“收件箱”里的表，现在可以", Advice.RECEIVE, "。")]
    return in_lines([*lines, "更正完了请重新汇总、报给上级，再结一次账；已经发放的补贴用补差更正。"])


def receipt_words(receipt: Receipt) -> str:
    """A receipt by its number, whose file it is about and which: 第3号回执（盘龙区第一局 花名册 2026年第三季度）."""
    key = f"{receipt.unit_name} {receipt.key.words}" if receipt.key else receipt.file_name
    return f"第{receipt.id}号回执（{key}）"


def taken_back_text(taken: TakenBack) -> str:
    """The result of giving an accepted file back: which one, and what counts now."""
    before = taken.before
    now = f"第{before.id}号回执的那一份重新有效" if before else "本期目前按未报处理"
    return f"{receipt_words(taken.receipt)}已{TAKEN_BACK[taken.act]}，{now}。给报送单位的文件和说明在“退回”文件夹里。"


def held_returned_text(receipt: Receipt) -> str:
    """The result of returning a file that waited in the inbox."""
    key = f"{receipt.unit_name} {receipt.key.words}" if receipt.key else ""
    done = f"{key}（{receipt.file_name}）没有收下，已退回（第{receipt.id}号回执）"
    return f"{done}，已收下的数据没有改动。退回件和说明在“退回”文件夹里。"


def units_taken_back_text(taken: TakenBackUnits) -> str:
    """The result of returning some units out of an office's workbook."""
    names = "、".join(taken.units.values())
    return (
        f"{taken.receipt.unit_name}的表（第{taken.receipt.id}号回执）里已退回{len(taken.units)}个单位：{names}。"
        "它们的数据暂不计入，其余单位不变。给报送单位的文件和说明在“退回”文件夹里。"
    )


def status_json(found: Status) -> str:
    """The object of ``yinling status --json``."""
    return json.dumps(found.as_json(), ensure_ascii=False, indent=1)


def status_text(found: Status) -> str:
    """The status as text: a table of units by forms between what ``status_notes`` tells."""
    kinds = list(dict.fromkeys(line.kind for line in found.lines))
    by_unit: dict[str, dict[str, StatusLine]] = {}
    for line in found.lines:
        by_unit.setdefault(line.unit.code, {})[line.kind] = line
    rows = [["单位", *(form(kind).title for kind in kinds)]]
    for lines in by_unit.values():
        name = next(iter(lines.values())).unit.name
        rows.append([name, *(_state(lines.get(kind)) for kind in kinds)])
    widths, (head, *rest) = widths_of(rows), status_notes(found)
    return "\n".join([head, *(in_columns(row, widths).rstrip() for row in rows if by_unit), *rest])


STATUS_HEADERS = ("单位", "单位代码", "表", "情况", "收到日期", "份数", "行数", "提醒")


def status_rows(found: Status) -> list[list[object]]:
    """A row for each form of each unit, under ``STATUS_HEADERS``: texts, a date or None, numbers."""
    return [_status_row(line) for line in found.lines]


def _status_row(line: StatusLine) -> list[object]:
    day = dt.datetime.fromisoformat(line.when) if line.when else None
    counts = (line.as_json()[name] for name in ("parts", "rows", "warnings"))
    return [line.unit.name, line.unit.code, form(line.kind).title, WORDS[line.state], day, *counts]


def status_notes(found: Status) -> list[str]:
    """What a table of the status does not say: the deadline first, the totals, and files that were not asked for or not used."""
    text = [f"{found.period.label}　报送期限 {found.deadline.isoformat()}，是否迟报按这一天判断"]
    text += [] if found.lines else ["登记簿里还没有下级单位。"]
    text.append(_totals(found))
    text += [f"报来不能用：{one}" for one in _unusable_sent(found)]
    text += [f"报来不能用，认不出是哪个单位的：{one.file_name}（{one.arrived}）" for one in found.of_nobody]
    text += [_waiting(line) for line in found.lines if line.waiting]
    text += [one.words for one in found.reorganised] + [one.words for one in found.decided]
    text += [f"留在收件箱、没有收下：{one.words}" for one in found.held]
    text += [found.unknown] if found.unknown else []
    text += [f"最近一次自动备份：{found.backup}"] if found.backup else []
    return text + [f"未作要求也收到：{r.unit_name} {r.key.words if r.key else ''}" for r in found.unasked]


def _unusable_sent(found: Status) -> list[str]:
    """Whose files could not be used, each once, by name."""
    sent = [(line.unit.name, one) for line in found.lines if line.state == "unusable" for one in line.receipts]
    return list(dict.fromkeys(f"{name} {one.file_name}（{one.arrived}）" for name, one in sent))


def _totals(found: Status) -> str:
    unusable = f"报来不能用{found.count('unusable')}份，" if found.count("unusable") else ""
    return (
        f"应报{len(found.lines)}份，已收{found.count('received', 'late')}份（其中迟报{found.count('late')}份），"
        f"退回未改{found.count('returned')}份，{unusable}未报{found.count('missing')}份。"
    )


def _waiting(line: StatusLine) -> str:
    names = "、".join(line.waiting.values())
    return f"{line.unit.name}的{form(line.kind).title}里退回未改的单位（{len(line.waiting)}个，暂不计入）：{names}"


def _state(line: StatusLine | None) -> str:
    if line is None:
        return "—"
    return f"{WORDS[line.state]} {line.when[5:]}".strip()
