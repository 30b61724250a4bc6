"""The possible outcomes of a claim."""

from __future__ import annotations

from enum import StrEnum


class ClaimOutcome(StrEnum):
    """The outcome of a claim: PAY; BLOCKED, the person is paid otherwise; HELD until decided; UNPAID, no entitlement."""

    PAY = "pay"
    BLOCKED = "blocked"
    HELD = "held"
    UNPAID = "unpaid"

    @property
    def label(self) -> str:
        """The outcome in Chinese, as clerks read it."""
        return {"pay": "发放", "blocked": "不重复发放", "held": "暂缓", "unpaid": "不发"}[self.value]

    @property
    def rule_label(self) -> str:
        """What a rule with this outcome does, in Chinese: one with PAY only warns."""
        return "只提醒，照发" if self is ClaimOutcome.PAY else self.label
