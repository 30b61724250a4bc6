"""What a check found: one mistake at one cell, in the words a clerk reads."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum
from typing import Any

from workbook_templates.advice import Sentence, Wording, worded


class Severity(StrEnum):
    """error: not consolidated until mended; warning: passes with an explanation; info: told, nothing asked."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """Errors first."""
        return ("error", "warning", "info").index(self.value)

    @property
    def label(self) -> str:
        """The word a clerk reads."""
        return {"error": "错误", "warning": "提醒", "info": "说明"}[self.value]


@dataclass(frozen=True, slots=True)
class Finding:
    """One mistake. ``row`` is Excel's row number; ``cell`` is empty where no one cell is at fault; ``value`` is masked.

    ``fix`` may hold advice (``workbook_templates.advice``); as a string it is worded neutrally.
    """

    rule: str
    severity: Severity
    clause: str | None
    file: str
    sheet: str
    cell: str
    row: int
    column: str
    value: str
    message: str
    fix: str

    @property
    def order(self) -> tuple[int, str, int, str, str]:
        """Errors first, then as the eye goes through the workbook."""
        return (self.severity.rank, self.sheet, self.row, self.cell, self.rule)


def worded_findings(findings: Iterable[Finding], wording: Wording) -> list[Finding]:
    """The findings with their advice in the words of a door."""
    return [replace(one, fix=worded(one.fix, wording)) if isinstance(one.fix, Sentence) else one for one in findings]


_TOLD = tuple(part.name for part in fields(Finding) if part.name != "file")


@dataclass(slots=True)
class Report:
    """The outcome of checking one file: the contract printed by ``yinling check --json`` (see TEMPLATES in docs)."""

    file: str
    kind: str = ""
    version: int = 0
    unit: str = ""
    period: str = ""
    rows: dict[str, int] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    not_run: list[str] = field(default_factory=list)
    usable: bool = True

    @property
    def counts(self) -> dict[str, int]:
        """Findings by severity."""
        return {s.value: sum(f.severity is s for f in self.findings) for s in Severity}

    @property
    def exit_status(self) -> int:
        """0 no error, 1 at least one error, 2 the file could not be used."""
        if not self.usable:
            return 2
        return int(any(f.severity is Severity.ERROR for f in self.findings))

    def as_json(self) -> dict[str, Any]:
        """The contract object: findings in order, plus ``not_run``, the rules whose sheets were not at hand."""
        findings = [{name: getattr(f, name) for name in _TOLD} for f in sorted(self.findings, key=lambda f: f.order)]
        return {
            "file": self.file, "kind": self.kind, "version": self.version, "unit": self.unit, "period": self.period,
            "rows": self.rows, "counts": self.counts, "findings": findings, "not_run": self.not_run,
        }  # fmt: skip
