"""The findings in a period's own files, checked over the same tables as the indicators, each with its unit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from addin.runtime import clock
from addin.submissions.explanation_events import Decisions
from addin.submissions.explanations import still_open
from addin.summary.collect.data import UnitFinding
from addin.summary.measure.inputs import Inputs
from validators.catalogue import catalogue
from validators.engine import check_fields, check_tables, check_workbook
from validators.finding import Finding
from workbook_templates.table import Submission, Tables
from workbook_templates.values.han import has_han


def unit_findings(
    inputs: Inputs, current: Sequence[Submission], decided: Decisions
) -> tuple[tuple[UnitFinding, ...], tuple[str, ...]]:
    """The findings on the ``current`` submissions, and the codes of the rules not run for lack of a sheet.

    The rules see all tables of ``inputs``; findings on files other than the current ones are left out, as are warnings whose
    reasons the office has accepted (``decided``); what an office below took in for a reason is a warning.
    """
    tables, on = inputs.tables, inputs.on
    more, not_run = check_tables(tables, on)
    found = [finding for submission in current for finding in check_workbook(submission, on)] + check_fields(tables, on) + more
    left = still_open(found, current, decided, inputs.units, clock.today())
    return tuple(_with_units(inputs, left)), tuple(not_run)


def _with_units(inputs: Inputs, findings: list[Finding]) -> Iterator[UnitFinding]:
    """Each finding with the unit of its row, else of its file, and with the sender's name of the file."""
    files = {source.file: source.unit for source in inputs.tables.sources}
    units: dict[tuple[str, str, int], str] = {}
    for name in {finding.sheet for finding in findings} & set(inputs.tables):
        units |= _units_of(inputs.tables, name)
    for finding in findings:
        unit = units.get((finding.sheet, finding.file, finding.row)) or files.get(finding.file, "")
        yield UnitFinding(replace(finding, file=inputs.file_name(finding.file)), unit, inputs.unit_name(unit))


def _units_of(tables: Tables, name: str) -> dict[tuple[str, str, int], str]:
    table = tables[name]
    return {
        (name, tables.sources[source].file, row): tables.unit(name, i)
        for i, (source, row) in enumerate(zip(table.sources, table.rows, strict=True))
    }


def rule_names() -> dict[str, str]:
    """What each rule checks, in Chinese, by rule code."""
    return {rule.code: _chinese(rule.doc) for rule in catalogue()}


def _chinese(doc: str) -> str:
    """The Chinese sentences at the start of a rule's docstring, without an English remark that may follow on the line."""
    sentences = re.findall(r"[^。]+。?", doc.split("\n", maxsplit=1)[0])
    return "".join(takewhile(has_han, sentences))
