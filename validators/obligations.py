"""The plan's obligations, clause by clause, from ``obligations.toml``. No check reads them, so no check waits for them."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

OBLIGATIONS = Path(__file__).with_name("obligations.toml")


@dataclass(frozen=True, slots=True)
class Obligation:
    """An obligation of the plan: its words, its target, its last day, and the year that the plan names for it without a day
    (None where it has none).

    Rules, indicators and columns name the obligations they answer for (``validators.coverage``). ``waiver`` is the reason why
    neither a rule nor an indicator can check it; ``without`` gives the reasons why one of them is missing, by kind (a key of
    ``validators.coverage.KINDS``).
    """

    id: str
    words: str
    target: str = ""
    date: dt.date | None = None
    year: int | None = None
    waiver: str = ""
    without: Mapping[str, str] = field(default_factory=dict)

    @property
    def theme_year(self) -> int | None:
        """The year of the plan whose work it is; None for what is to be done every year."""
        return self.year or (self.date.year if self.date else None)


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause of the plan with its obligations."""

    id: str
    title: str
    duties: tuple[Obligation, ...]


@cache
def clauses() -> tuple[Clause, ...]:
    """The clauses of the plan in its order, with their obligations."""
    return tuple(_clause(row) for row in tomllib.loads(OBLIGATIONS.read_text(encoding="utf-8"))["clause"])


def _clause(row: Mapping[str, Any]) -> Clause:
    return Clause(row["id"], row["title"], tuple(Obligation(**duty) for duty in row["duty"]))
