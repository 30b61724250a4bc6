"""What becomes of a claim."""

from __future__ import annotations

from enum import StrEnum


class ClaimOutcome(StrEnum):
    """pay: into the batch; blocked: this person is paid once already; held: until someone decides; unpaid: no right to it."""

    PAY = "pay"
    BLOCKED = "blocked"
    HELD = "held"
    UNPAID = "unpaid"

    @property
    def label(self) -> str:
        """The word a clerk reads."""
        return {"pay": "发放", "blocked": "不重复发放", "held": "暂缓", "unpaid": "不发"}[self.value]

    @property
    def of_a_rule(self) -> str:
        """What a rule with this outcome does, in a word: one that lets the payment through only warns."""
        return "只提醒，照发" if self is ClaimOutcome.PAY else self.label
