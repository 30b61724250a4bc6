"""A policy that remembers what it was asked for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from validators.policy import Policy


@dataclass(frozen=True)
class Recording(Policy):
    """The thresholds of another policy; ``asked`` holds the names of those that were read."""

    asked: set[str] = field(default_factory=set)

    def __getitem__(self, name: str) -> Any:
        self.asked.add(name)
        return super().__getitem__(name)
