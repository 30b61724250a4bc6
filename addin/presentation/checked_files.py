"""The result of a check as plain values for a page: files, groups of findings, what was not run and what was passed over."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from addin.presentation.check_report import overall, place_of, summary_of, title_of
from addin.presentation.not_run import not_run_lines
from addin.presentation.passed_over import passed_over_lines
from validators.catalogue import catalogue
from validators.explain import split_doc
from validators.finding import Finding, Report
from validators.finding_groups import FindingGroup, group_findings, places
from validators.wording import displayed
from workbook_templates.read.survey import PassedOver

_LONGEST_NAME = 120


def checked_files(reports: Sequence[Report], passed_over: Sequence[PassedOver], bad_rows: Sequence[bool]) -> dict[str, Any]:
    """``files`` in order, ``overall`` (empty of one file), ``not_run`` and ``passed_over`` as lines.

    ``bad_rows`` says of each report whether rows can be taken out of its file. A file has ``name``, ``title``, ``summary``,
    ``status`` (as the exit status), ``markable``, ``bad_rows``, and ``groups`` of findings of one
    rule in one column: each with ``rule``, ``about``, ``clause``, ``severity`` and ``label``, those ``listed`` in full, the
    ``rest`` of them, and ``where`` these are. A finding has ``place``, ``sheet``, ``row``, ``cell``, ``column``, ``message``,
    ``fix`` and ``explanation``.
    """
    return {
        "files": [_file(report, rows) for report, rows in zip(reports, bad_rows, strict=True)],
        "overall": overall(reports) if len(reports) > 1 else "",
        "not_run": list(not_run_lines(reports)),
        "passed_over": list(passed_over_lines(passed_over)),
    }


def _file(report: Report, bad_rows: bool) -> dict[str, Any]:
    return {
        "name": displayed(report.file, _LONGEST_NAME), "title": title_of(report),
        "summary": summary_of(report), "status": report.exit_status,
        "markable": bool(report.kind), "bad_rows": bad_rows,
        "groups": [_group(one) for one in group_findings(report.findings)],
    }  # fmt: skip


def _group(group: FindingGroup) -> dict[str, Any]:
    first = group.findings[0]
    return {
        "rule": first.rule, "about": _about(first.rule), "clause": first.clause or "",
        "severity": first.severity.value, "label": first.severity.label,
        "listed": [_finding(one) for one in group.listed], "rest": [_finding(one) for one in group.rest],
        "where": places(group.rest),
    }  # fmt: skip


def _about(code: str) -> str:
    """What a rule is about, in Chinese; empty of what an office finds without a rule."""
    return next((split_doc(rule.doc)[0] for rule in catalogue() if rule.code == code), "")


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "place": place_of(finding), "sheet": finding.sheet, "row": finding.row, "cell": finding.cell, "column": finding.column,
        "message": finding.message, "fix": str(finding.fix), "explanation": finding.explanation,
    }  # fmt: skip
