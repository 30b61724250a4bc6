"""Judge a change form by the roster that it makes: what is wrong there because of it, and what had been wrong before.

A finding on a changed row stands at the change form's own cell. What the roster had before the changes is not held against the
form: it is told in one sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from validators.finding import Finding, Report, Severity
from validators.wording import cover_finding, printable
from workbook_templates.changes.changed_roster import ChangedRoster
from workbook_templates.changes.problems import ChangeProblem
from workbook_templates.changes.version import declared_version, version_of
from workbook_templates.changes.words import ACTION, BASE, NEW_NUMBER, NUMBER
from workbook_templates.layout import COVER
from workbook_templates.row_subject import row_subject
from workbook_templates.table import Submission, Tables

CHANGE_CHECK = "变动"
"""The code of what is found by making the changes, which no rule on tables can see."""
_MOST_NAMED = 5
_NO_MATTER = "不用在变动表里处理；能一起改正的，可以写进变动表。"

Check = Callable[[Submission], Report]
Identity = tuple[object, ...]


class JudgedChange(NamedTuple):
    """``findings`` are at the change form's cells, ``report`` is that of the roster made, ``before`` what it had before."""

    findings: list[Finding]
    report: Report
    before: list[Finding]


def judge_changes(made: ChangedRoster, check: Check, check_base: Check) -> JudgedChange:
    """Check the roster made by ``check``, the roster before by ``check_base``, which may be of an earlier period."""
    report = check(made.submission)
    known = {_identity(made.base.tables, one) for one in check_base(made.base).findings}
    old: list[Finding] = []
    new: list[Finding] = []
    for one in report.findings:
        (old if _identity(made.submission.tables, one) in known else new).append(one)
    findings = [_problem(made, one) for one in made.problems] + [_placed(made, one) for one in new]
    return JudgedChange([*findings, *_told_once(made, old)], report, old)


def with_findings(alone: Sequence[Finding], judged: Sequence[Finding]) -> list[Finding]:
    """The findings on a change form by itself and by what it makes, in order, each mistake of a cell told once."""
    told = {(one.rule, one.sheet, one.cell) for one in alone if one.cell}
    all_found = [*alone, *(one for one in judged if (one.rule, one.sheet, one.cell) not in told)]
    return sorted(all_found, key=lambda finding: finding.order)


def other_version(change: Submission, roster: Submission) -> Iterator[Finding]:
    """A warning where the roster at hand is not the one that the change form says it was made from."""
    declared, real = declared_version(change), version_of(roster)
    if declared and real and not (declared.may_be(str(real.period), real.times) and declared.content in ("", real.content)):
        message = f"变动表写的依据是“{declared.text}”，这里一起校验的花名册是“{real.text}”，不是同一版。"
        fix = "请核对是不是拿错了花名册；花名册后来改过的，不用处理，收表时会逐格比较。"
        yield cover_finding(CHANGE_CHECK, Severity.WARNING, change, BASE, declared.text, message, fix)


def _identity(tables: Tables, finding: Finding) -> Identity:
    """By what a finding is known again in another version: rule, row and column, and what stands in the cell.

    One at the cover or on the whole roster by its message, which says whom it is about: several of a rule stand at one cell.
    """
    table = tables.get(finding.sheet)
    if table is None or finding.sheet == COVER or finding.row not in table.rows:
        return (finding.rule, finding.severity, finding.sheet, finding.column, finding.message)
    i = table.rows.index(finding.row)
    key = tuple(table.get(name)[i] for name in table.sheet.key)
    return (finding.rule, finding.severity, finding.sheet, key, finding.column, finding.value)


def _problem(made: ChangedRoster, one: ChangeProblem) -> Finding:
    page, column = one.entry.page.name, one.column
    letter = made.change.tables.sources[0].letters.get(page, {}).get(column, "")
    severity = Severity.ERROR if one.error else Severity.WARNING
    value = printable(str(one.entry.cells.get(column) or one.entry.action.word if column == ACTION else ""))
    return Finding(
        CHANGE_CHECK, severity, None, made.change.file, page, f"{letter}{one.entry.row}" if letter else "", one.entry.row, column,
        value, printable(one.message), printable(one.fix),
    )  # fmt: skip


def _placed(made: ChangedRoster, finding: Finding) -> Finding:
    """The finding at the change form's own cell; one on a row that it did not touch says which row of the roster that is."""
    if finding.sheet in ("", COVER):
        return finding
    row = made.row(finding.sheet, finding.row)
    entry = made.entry(finding.sheet, row) if row and row.changed_at else None
    if entry is not None:
        column = NEW_NUMBER if entry.new_number and finding.column == NUMBER else finding.column
        letter = made.change.tables.sources[0].letters.get(entry.page.name, {}).get(column, "")
        cell = f"{letter}{entry.row}" if letter else ""
        return replace(finding, sheet=entry.page.name, row=entry.row, column=column, cell=cell)
    sheet = made.form.sheet(finding.sheet)
    about = row_subject(sheet, row.cells.get) if row else ""  # type: ignore[arg-type] # values
    message = f"变动以后的花名册“{finding.sheet}”{about}：{finding.message}"
    return replace(finding, sheet=COVER, row=0, cell="", column="", message=printable(message))


def _told_once(made: ChangedRoster, old: Sequence[Finding]) -> Iterator[Finding]:
    """One sentence about what the roster had before."""
    counts = {severity: sum(one.severity is severity for one in old) for severity in (Severity.ERROR, Severity.WARNING)}
    told = "、".join(f"{severity.label}{n}条" for severity, n in counts.items() if n)
    if told:
        named = "；".join(dict.fromkeys(f"{one.sheet} {one.message}" for one in old[:_MOST_NAMED]))
        message = f"花名册里原来就有{told}，不是这次变动造成的：{named}"
        file = made.change.file
        yield Finding(CHANGE_CHECK, Severity.INFO, None, file, COVER, "", 0, "", "", message, _NO_MATTER)
