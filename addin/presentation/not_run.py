"""The checks that were not run, as text: which other forms they need."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from validators.catalogue import find
from validators.finding import Report
from validators.not_run import missing_forms

FEW = 3


def not_run_lines(reports: Sequence[Report], *, every: bool = False) -> Iterator[str]:
    """The forms missing from files checked together, once for all units that lack the same. ``every`` names each rule."""
    lacking: dict[tuple[str, ...], list[list[Report]]] = defaultdict(list)
    undated = [report for report in reports if report.kind and not report.period]
    for group in _together(reports):
        sheets = {sheet for report in group for sheet in report.rows}
        lines = tuple(
            line for one in missing_forms(group[0].not_run, sheets) for line in _one(one.words, one.about, one.rules, every=every)
        )
        if lines:
            lacking[lines].append(group)
    for lines, groups in lacking.items():
        whose = _whose(groups) if len(reports) > 1 else ""
        yield f"未运行的检查{whose}：下面这些要和别的表放在一起才能查，收表的机构汇总时会查，现在可以不管。"
        yield from lines
    for (code, why), some in _in_part(reports).items():
        whose = _whose(some) if len(reports) > 1 else ""
        yield f"未运行的检查{whose}：{why}（{code}）"
    if undated:
        yield f"未运行的检查：{'、'.join(report.file for report in undated)} 的封面没有可用的报告期，行动计划的要求都没有查。"


def _in_part(reports: Sequence[Report]) -> dict[tuple[str, str], list[list[Report]]]:
    """The files in which the same thing was not looked at, unit by unit, by the rule's code and the words."""
    units: dict[tuple[str, str], dict[str, list[Report]]] = defaultdict(lambda: defaultdict(list))
    for report in reports:
        for told in report.partly_run.items():
            units[told][report.unit].append(report)
    return {told: list(by_unit.values()) for told, by_unit in units.items()}


def _whose(groups: Sequence[Sequence[Report]]) -> str:
    """The files where there are few, else how many units they are from."""
    files = [report.file for group in groups for report in group]
    return f"（{'、'.join(files)}）" if len(files) <= FEW else f"（{len(groups)} 个单位的 {len(files)} 张表）"


def _together(reports: Sequence[Report]) -> list[list[Report]]:
    """The reports of files that were checked together and left a rule out though they name their period."""
    groups: dict[tuple[str, str], list[Report]] = defaultdict(list)
    for n, report in enumerate(reports):
        if report.kind and report.period and report.not_run:
            groups[(report.unit, report.period) if report.unit else (str(n), "")].append(report)
    return list(groups.values())


def _one(what: str, about: str, rules: Sequence[str], *, every: bool) -> Iterator[str]:
    codes = "" if every else f"（{rules[0]} {'等 ' + str(len(rules)) + ' 条规则' if len(rules) > 1 else '这条规则'}）"
    yield f"  · 加上{what}才能查：{about}{codes}"
    for code in rules if every else ():
        yield f"      {code:<6} {find(code).doc.splitlines()[0]}"
