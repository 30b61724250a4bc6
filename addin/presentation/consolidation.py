"""A consolidation as text or JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from addin.consolidation.result import Consolidation
from addin.submissions.closing_day import judgement_text
from addin.submissions.receipt_text import finding_line
from addin.submissions.status import OWING, WORDS, StatusLine
from validators.finding import Finding
from validators.finding_groups import group_findings
from workbook_templates.advice import Advice, Sentence, in_lines
from workbook_templates.schema import form

_MOST = 30


def consolidation_json(done: Consolidation) -> str:
    """One JSON object: outputs, counts, findings across the files, persons, who is missing, the reconciliation."""
    return json.dumps(done.as_json(), ensure_ascii=False, indent=1)


def consolidation_text(done: Consolidation) -> str:
    """What a clerk wants to know before sending the workbooks to the next level."""
    return in_lines([*_head(done), *_missing(done), *_findings(done), *_joined(done), *_outputs(done)])


def _head(done: Consolidation) -> Iterator[str]:
    counts = done.as_json()["counts"]
    yield f"{done.period.label}：汇总{done.files}个文件，{done.units}个单位。"
    yield judgement_text(done.period, done.as_of, done.status.deadline)
    balance = f"收到{counts['rows_in']:,}行 = 写出{counts['rows_out']:,}行 + 合并的重复行{counts['rows_joined']:,}行"
    yield f"{balance}，逐单位逐表核对相符。"
    people = done.persons
    if people.rows:
        yield f"离退休干部{people.rows:,}行，{people.distinct:,}人，其中{len(people.on_several)}人在几个单位的花名册上。"


def _missing(done: Consolidation) -> Iterator[str]:
    """A line a unit; those that sent nothing at all, in one line, since early in a quarter they are most of the county."""
    owed: dict[str, list[StatusLine]] = {}
    for line in done.status.lines:
        owed.setdefault(line.unit.name, []).append(line)
    silent = [name for name, lines in owed.items() if all(line.state == "missing" for line in lines)]
    if silent:
        yield f"一张表都没有报的单位{len(silent)}个：{'、'.join(silent)}"
    for name, lines in owed.items():
        titles = [_owed(line) for line in lines if line.state in OWING]
        if titles and name not in silent:
            yield f"未报齐：{name} {'、'.join(titles)}"


def _owed(line: StatusLine) -> str:
    return f"{form(line.kind).title}{'' if line.state == 'missing' else f'（{WORDS[line.state]}）'}"


def _findings(done: Consolidation) -> Iterator[str]:
    if done.findings:
        yield f"各单位的表合在一起后，发现{len(done.findings)}条问题："
    yield from _grouped(done.findings)
    for one, other, reason in done.persons.probable[:_MOST]:
        yield f"  疑似同一人：{one.name}（{one.number}）与{other.name}（{other.number}），{reason}。核实后请写入“重复认定”表。"


def _joined(done: Consolidation) -> Iterator[str]:
    for one in done.joined[:_MOST]:
        differs = f"，但{'、'.join(one.differs)}写得不同，请核对" if one.differs else ""
        yield f"  合并：{one.sheet} {one.key} 由{one.kept.unit_name}和{one.dropped.unit_name}都报了，只保留前者{differs}。"
    if len(done.joined) > _MOST:
        yield Sentence(f"  ……共合并{len(done.joined)}行，", Advice.SEE_ALL_JOINED, "。")


def _outputs(done: Consolidation) -> Iterator[str]:
    for output in done.outputs:
        again = f"，第{output.times}次报送" if output.times > 1 else ""
        yield f"已写好：{output.path}（{form(output.kind).title}，{sum(output.rows.values()):,}行{again}）"
    if done.signed:
        yield f"上报表已经签名（公钥指纹 {done.signed}）：请原样报送，不要打开另存，另存以后签名就没有了。"
    if excused := done.excused:
        yield f"有{len(excused)}条错误是写明理由收下的，理由已经随表报给上级，上级不再为这几行退回。"
    if done.own_errors:
        yield f"上报表自检有{len(done.own_errors)}条错误，上级会退回。请先请有关单位改正："
        yield from _grouped(done.own_errors)


def _grouped(findings: Sequence[Finding]) -> Iterator[str]:
    """The same finding in many rows and files: the first few, and how many more."""
    groups = group_findings(findings)
    for group in groups[:_MOST]:
        yield from (Sentence(f"  {finding.file} ", finding_line(finding)) for finding in group.listed)
        if group.rest:
            files = len({finding.file for finding in group.rest})
            yield Sentence(f"    ……还有 {len(group.rest)} 处同样的问题，在 {files} 个文件里，", Advice.SEE_ALL_FINDINGS, "。")
    if left := sum(len(group.findings) for group in groups[_MOST:]):
        yield Sentence(f"  ……另有{left}条，", Advice.SEE_ALL_FINDINGS, "。")
