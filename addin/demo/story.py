"""What happened in a run of the demo."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from addin.demo.evaluation.evaluate import Evaluation
from addin.demo.evaluation.payments import UnpaidTotal

HANDS = ("李经办", "王复核", "赵财务")
"""Who computes, approves and pays."""


@dataclass
class DemoResult:
    """What happened, every figure taken from the run."""

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
        """Everything planted found, nothing else, nothing paid twice, books that balance."""
        return self.evaluation.perfect and not self.again_fen and not self.outstanding and self.equal and self.sound
