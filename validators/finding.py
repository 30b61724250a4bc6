"""The result of a check: findings, each a mistake at a cell with its message for the clerk, and the report on a file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum
from typing import Any

from workbook_templates.advice import Sentence, Wording, worded


class Severity(StrEnum):
    """error: not accepted until corrected; warning: accepted, to be explained; info: for information only."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for an error, 1 for a warning, 2 for information."""
        return ("error", "warning", "info").index(self.value)

    @property
    def label(self) -> str:
        """The severity in Chinese: 错误, 提醒 or 说明."""
        return {"error": "错误", "warning": "提醒", "info": "说明"}[self.value]


@dataclass(frozen=True, slots=True)
class Finding:
    """One mistake. ``row`` is Excel's row number, 0 for the whole sheet or file; ``cell`` an address, empty where no single cell
    is at fault; ``value`` is shown with identity numbers masked; ``clause`` is None where the plan has none.

    ``fix`` may contain advice (``workbook_templates.advice``); as a string it is worded neutrally. ``explanation`` is what the
    sender says about a warning, empty where nothing was said.
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
    explanation: str = ""

    @property
    def order(self) -> tuple[int, str, int, str, str]:
        """Sort key: by severity, then by sheet, row, cell and rule."""
        return (self.severity.rank, self.sheet, self.row, self.cell, self.rule)


def worded_findings(findings: Iterable[Finding], wording: Wording) -> list[Finding]:
    """Copies of the findings with their advice worded by ``wording``, for the command line or the ribbon."""
    return [replace(one, fix=worded(one.fix, wording)) if isinstance(one.fix, Sentence) else one for one in findings]


_JSON_FIELDS = tuple(part.name for part in fields(Finding) if part.name not in ("file", "explanation"))

_EXPLAINED_FIELDS = ("rule", "sheet", "cell", "row", "explanation")


@dataclass(slots=True)
class Report:
    """The result of checking one file. ``rows`` are numbers of rows by sheet, ``not_run`` codes of rules that lacked a sheet.

    ``partly_run`` says by rule what it did not look at, and why. ``kind``, ``unit`` and ``period`` are empty where the file
    does not have them; ``usable`` is False where it cannot be used.
    """

    file: str
    kind: str = ""
    version: int = 0
    unit: str = ""
    period: str = ""
    rows: dict[str, int] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    not_run: list[str] = field(default_factory=list)
    partly_run: dict[str, str] = field(default_factory=dict)
    usable: bool = True

    @property
    def counts(self) -> dict[str, int]:
        """The number of findings by severity: error, warning, info."""
        return {s.value: sum(f.severity is s for f in self.findings) for s in Severity}

    @property
    def explained(self) -> int:
        """The number of warnings that the sender explained."""
        return sum(bool(f.explanation) for f in self.findings if f.severity is Severity.WARNING)

    @property
    def exit_status(self) -> int:
        """0 no error, 1 at least one error, 2 the file could not be used."""
        if not self.usable:
            return 2
        return int(any(f.severity is Severity.ERROR for f in self.findings))

    def as_json(self) -> dict[str, Any]:
        """The object printed by ``yinling check --json``, with the findings in order; a contract for other programs."""
        ordered = sorted(self.findings, key=lambda f: f.order)
        findings = [{name: getattr(f, name) for name in _JSON_FIELDS} for f in ordered]
        said = [{name: getattr(f, name) for name in _EXPLAINED_FIELDS} for f in ordered if f.explanation]
        return {
            "file": self.file, "kind": self.kind, "version": self.version, "unit": self.unit, "period": self.period,
            "rows": self.rows, "counts": self.counts, "findings": findings, "not_run": self.not_run,
            "partly_run": self.partly_run, "explanations": said,
        }  # fmt: skip
