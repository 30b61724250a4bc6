"""The result of a run of the demo."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from addin.demo.evaluation.evaluate import Evaluation
from addin.demo.evaluation.payment_evaluation import UnpaidTotal

HANDLERS = ("李经办", "王复核", "赵财务")
"""Who computes, approves and pays."""


@dataclass
class DemoResult:
    """The figures of a run, all taken from it.

    ``rows_up``: rows of the workbooks for the next level. ``across``: findings over all units' forms together. ``equal``: sheet,
    ledger and unit sums agree. ``sound``: the ledger verifies. ``again_*``: paying the same quarter a second time. ``open``:
    files to look at, each with what it is. Amounts in fen, time in seconds.
    """

    root: Path
    seed: int
    units: int = 0
    people: int = 0
    files: int = 0
    findings: dict[str, int] = field(default_factory=dict)
    returned: int = 0
    returned_units: int = 0
    accepted: int = 0
    resent: int = 0
    outstanding: int = 0
    rows_up: int = 0
    across: int = 0
    paid_persons: int = 0
    paid_count: int = 0
    paid_fen: int = 0
    stopped: list[UnpaidTotal] = field(default_factory=list)
    equal: bool = False
    sound: bool = False
    again_count: int = 0
    again_fen: int = 0
    again_blocked: int = 0
    evaluation: Evaluation = field(default_factory=Evaluation)
    seconds: float = 0
    open: list[tuple[str, Path]] = field(default_factory=list)

    @property
    def good(self) -> bool:
        """Whether all planted errors and nothing else were found, nothing was paid twice, and all sums agree."""
        return self.evaluation.perfect and not self.again_fen and not self.outstanding and self.equal and self.sound
