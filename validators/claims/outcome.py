"""What becomes of a claim."""

from __future__ import annotations

from enum import StrEnum


class Outcome(StrEnum):
    """pay: into the batch; blocked: this person is paid once already; held: until someone decides; unpaid: no right to it."""

    PAY = "pay"
    BLOCKED = "blocked"
    HELD = "held"
    UNPAID = "unpaid"

    @property
    def label(self) -> str:
        """The word a clerk reads."""
        return {"pay": "发放", "blocked": "不重复发放", "held": "暂缓", "unpaid": "不发"}[self.value]
