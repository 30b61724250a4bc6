"""Run the rules over submissions and word their hits; messages are made for failing rows alone."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from functools import cache
from itertools import count

from validators.explained import explained_findings
from validators.finding import Finding, Report
from validators.finding_cap import capped_findings
from validators.last_rosters import LastRosters
from validators.partly_run import partly_run
from validators.policy import Policy, default_policy
from validators.rule import Context, Rule, Scope, View
from validators.rule_index import RuleEntry, entries
from validators.wording import workbook_finding_of
from workbook_templates.cell_types import Value, show
from workbook_templates.merge import merge_tables
from workbook_templates.progress import Progress, no_progress
from workbook_templates.read.facts import HAZARDS
from workbook_templates.schema import Column, Sheet
from workbook_templates.table import Submission, Tables
from workbook_templates.values.period import Period


@cache
def _entries(scope: Scope) -> tuple[RuleEntry, ...]:
    return tuple(entry for entry in entries() if entry.scope == scope)


def _rules(scope: Scope) -> Iterator[Rule]:
    return (entry.rule for entry in _entries(scope))


@cache
def _rules_by_column(sheet: Sheet) -> tuple[tuple[Column, tuple[Rule, ...]], ...]:
    """The columns of a sheet with the field rules that apply to each, computed once."""
    rules = tuple(_rules("field"))
    return tuple((column, tuple(rule for rule in rules if rule.applies(column))) for column in sheet.columns)


def check_workbook(submission: Submission, context: Context) -> list[Finding]:
    """The findings of the T rules, on the workbook itself."""
    hits = ((rule, hit) for rule in _rules("workbook") for hit in rule.check(submission, context))
    return [workbook_finding_of(rule, hit, submission.file, context) for rule, hit in hits]


def _untold(code: str) -> None:
    """Nobody waits for how far it is."""


def check_fields(tables: Tables, context: Context, told: Callable[[str], None] = _untold) -> list[Finding]:
    """The findings of the F rules: every column of every table by every field rule that applies to it.

    ``told`` is called with the code of every rule that was run.
    """
    findings: list[Finding] = []
    for rule, view in views(tables):
        where = view.table.sheet.name, view.column.name
        findings += capped_findings(rule, rule.check(view, context), tables, context, *where)
        tables.let_go()
        told(rule.code)
    return findings


def views(tables: Tables) -> Iterator[tuple[Rule, View]]:
    """Every column with every field rule that applies to it."""
    for table in tables.values():
        for column, rules in _rules_by_column(table.sheet):
            if column.name in table.columns:
                view = View(table, column, table.columns[column.name])
                yield from ((rule, view) for rule in rules)


def check_tables(tables: Tables, context: Context, told: Callable[[str], None] = _untold) -> tuple[list[Finding], list[str]]:
    """The findings of the C rules over all tables, and the codes of the rules not run because a sheet they need is absent."""
    findings: list[Finding] = []
    not_run: list[str] = []
    for entry in _entries("table"):
        if all(sheet in tables for sheet in entry.needs):
            rule = entry.rule
            findings += capped_findings(rule, rule.hits(tables, context), tables, context, rule.sheet, rule.column)
        else:
            not_run.append(entry.code)
        tables.let_go()
        told(entry.code)
    return findings, not_run


def findings_of(code: str, tables: Tables, context: Context) -> list[Finding]:
    """The findings of one C rule, or of one T rule that looks at all tables; StopIteration where there is none of this code."""
    rule = next(entry.rule for entry in _entries("table") if entry.code == code)
    return capped_findings(rule, rule.hits(tables, context), tables, context, rule.sheet, rule.column)


def check(  # noqa: PLR0913 - options, each by its name
    submissions: Sequence[Submission],
    *,
    as_of: dt.date | None = None,
    policy: Policy | None = None,
    register: Mapping[str, frozenset[Value]] | None = None,
    together: bool = False,
    progress: Progress = no_progress,
    last: Tables | None = None,
    beside: Tables | None = None,
    deceased: Set[str] = frozenset(),
) -> list[Report]:
    """Check submissions; one report each, in the order given. Each must have a ``file`` name of its own.

    Files of one unit and period are checked together; with ``together`` all files are, as by an office that has received
    everything. ``as_of`` is the day for which deadlines are judged, by default the last day of the files' period; ``policy``
    gives the thresholds, by default the province's; ``register`` the codes the office knows, by target (``sheet.column``).
    ``last``, ``beside`` and ``deceased`` as in Context; where ``last`` is None, a unit's last roster is the one of its latest
    earlier period among these files. ``progress`` is called, for each group of files anew, with the checks that were run,
    all of them, and the code of the last one's rule; a field rule is a check on each of its columns.
    """
    reports = [_blank_report(submission) for submission in submissions]
    groups: dict[object, list[int]] = defaultdict(list)
    for n, report in enumerate(reports):
        own = (report.unit, report.period) if report.unit else n
        # A file that may not be reported (macros and the like) is checked by itself: it must not change findings on others.
        groups[n if not report.usable else "all" if together else own].append(n)
    rosters = LastRosters(submissions)
    for group, members in groups.items():
        files = [submissions[n] for n in members]
        context = context_of(files, as_of, policy, register, group == "all")
        context = replace(context, last=last if last is not None else rosters.before(files))
        context = replace(context, beside=beside, deceased=deceased)
        dated = as_of is not None or _period(files) is not None
        _check_group(files, [reports[n] for n in members], context, dated=dated, progress=progress)
    return reports


def _check_group(files: list[Submission], reports: list[Report], context: Context, *, dated: bool, progress: Progress) -> None:
    findings = [finding for file in files for finding in check_workbook(file, context)]
    tables = merge_tables([file.tables for file in files if file.usable])
    unreadable = {(f.file, f.sheet, f.cell) for f in findings if f.rule == "T06"}  # not blank: a formula or error
    told = _counted(progress, tables)
    findings += [f for f in check_fields(tables, context, told) if f.rule != "F01" or (f.file, f.sheet, f.cell) not in unreadable]
    more, not_run = check_tables(tables, context, told) if dated else ([], [entry.code for entry in _entries("table")])
    in_part = partly_run(tables, context) if dated else {}
    by_file = {report.file: report for report in reports}
    for finding in (*findings, *more):
        by_file[finding.file].findings.append(finding)
    for file, report in zip(files, reports, strict=True):
        report.not_run, report.partly_run = not_run, in_part
        report.findings = explained_findings(report.findings, file)
        report.findings.sort(key=lambda finding: finding.order)


def _counted(progress: Progress, tables: Tables) -> Callable[[str], None]:
    """What tells ``progress`` of each check; where nobody waits for it, nothing is counted."""
    if progress is no_progress:
        return _untold
    numbers, total = count(1), sum(1 for _ in views(tables)) + len(_entries("table"))
    return lambda code: progress(next(numbers), total, code)


def _period(files: Iterable[Submission]) -> Period | None:
    for file in files:
        period = file.cover("报告期")
        if isinstance(period, Period):
            return period
    return None


def context_of(
    files: Sequence[Submission],
    as_of: dt.date | None = None,
    policy: Policy | None = None,
    register: Mapping[str, frozenset[Value]] | None = None,
    complete: bool = False,
) -> Context:
    """The context in which files of one period are checked; the last day of the period where no day is given."""
    period = _period(files)
    day = as_of or (period.end if period else dt.date.max)
    return Context(day, period or Period(day.year, 1, 12), policy or default_policy(), register or {}, complete)


def _blank_report(submission: Submission) -> Report:
    if submission.form is None:
        return Report(submission.file, usable=False)
    rows = {name: len(table) for name, table in submission.tables.items() if name != submission.form.cover.name}
    unit, period = show(submission.cover("单位代码")), show(submission.cover("报告期"))
    harmless = not any(fact.kind in HAZARDS for fact in submission.facts)
    return Report(submission.file, submission.form.kind, submission.version, unit, period, rows, usable=harmless)
