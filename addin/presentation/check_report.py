"""The report of a check as text for a terminal or a log."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from addin.presentation.terminal import in_columns, width, widths_of
from validators.finding import Finding, Report, Severity
from validators.finding_groups import FindingGroup, group_findings, remainder_text
from workbook_templates.advice import Advice, Sentence

_COLUMNS = ("级别", "位置", "规则", "问题", "怎样改")


def report_lines(report: Report, *, every: bool = False) -> Iterator[str]:
    """The report of one file: a heading, two lines a finding, a summary. The same finding at many cells is printed once with
    all its places, unless ``every``.
    """
    name = "".join(char if char.isprintable() else "�" for char in report.file)  # a name may hold a line break
    yield f"{name}　{title_of(report)}"
    groups = [FindingGroup((one,)) for one in report.findings] if every else group_findings(report.findings)
    if groups:
        yield from _table(groups)
    yield summary_of(report)
    if any(group.rest for group in groups):
        yield Sentence("相同的问题合在一起说了；", Advice.LIST_EACH, *_or_marked(report), "。")


def title_of(report: Report) -> str:
    """What a file is: form, unit, period, rows; or that it cannot be used."""
    if not report.kind:
        return "不能使用"
    from workbook_templates.schema import form  # noqa: PLC0415 - read already where a kind is known

    rows = "，".join(f"{name} {count} 行" for name, count in report.rows.items() if count)
    return (
        f"《{form(report.kind).title}》 {report.unit or '单位代码未填'} {report.period or '报告期未填'}　{rows or '没有数据行'}"
    )


def _or_marked(report: Report) -> tuple[str, ...]:
    return ("，或者", Advice.MARK_COPY) if report.usable else ()


def _table(groups: Sequence[FindingGroup]) -> Iterator[str]:
    rows = [[(f.severity.label, place_of(f), f.rule) for f in group.listed] for group in groups]
    widths = widths_of([_COLUMNS[:3], *chain(*rows)])
    yield "  " + in_columns(_COLUMNS[:3], widths) + "  问题 → 怎样改"
    for parts, group in zip(rows, groups, strict=True):
        for row, finding in zip(parts, group.listed, strict=True):
            start = "  " + in_columns(row, widths) + "  "
            yield start + finding.message
            yield " " * width(start) + f"→ {finding.fix}"
            if finding.explanation:
                yield " " * width(start) + f"情况说明：{finding.explanation}"
        if group.rest:
            yield " " * (6 + sum(widths) + 2) + remainder_text(group)


def place_of(finding: Finding) -> str:
    """Where a finding is: ``花名册!C7``, a sheet, or the whole file."""
    place = finding.cell or (f"第{finding.row}行" if finding.row else "")
    return f"{finding.sheet}!{place}" if finding.sheet and place else finding.sheet or place or "整个文件"


def summary_of(report: Report) -> str:
    """How many findings of each severity, and whether the file can be sent."""
    counts = report.counts
    if not report.findings:
        return "没有发现问题。"
    parts = "，".join(f"{one.label} {counts[one.value]} 处" for one in Severity)
    parts += f"；提醒里已写情况说明 {report.explained} 处" if report.explained else ""
    verdict = "不能使用" if not report.usable else "有错误，请改正后再报送" if counts["error"] else "没有错误，可以报送"
    return f"共 {len(report.findings)} 条：{parts}。{verdict}。"


def overall(reports: Sequence[Report]) -> str:
    """The summary of several files, one line."""
    clean = sum(report.exit_status == 0 for report in reports)
    unusable = sum(report.exit_status == 2 for report in reports)
    wrong = len(reports) - clean - unusable
    return f"共检查 {len(reports)} 个文件：{clean} 个没有错误，{wrong} 个有错误，{unusable} 个不能使用。"
