"""Findings that are expected: of a planted error, of what follows from it, or of a lawful oddity."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from validators.planting.site import Stage, Why


@dataclass(frozen=True, slots=True)
class Expected:
    """An expected finding by rule and place; ``row`` is Excel's. Row 0 and an empty sheet or column match any.

    ``why`` planted: must be found; follows: may be found beside a planted one; lawful: may be found, nothing is wrong.
    ``stage`` is where it shows: at the unit's check, over the county's files, or when money is computed.
    """

    rule: str
    file: str
    sheet: str = ""
    row: int = 0
    column: str = ""
    note: str = ""
    why: Why = "planted"
    stage: Stage = "check"

    def as_json(self) -> dict[str, Any]:
        """The object in 植入清单.json."""
        return asdict(self)
