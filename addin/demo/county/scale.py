"""The size of a county, and the number of errors planted in it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scale:
    """Numbers of units and persons; ``assessed`` units report 考评与任务, ``tiny`` branches have three members.

    ``namesakes`` lets two persons share name and birth date by chance; ``each`` violations are planted of every rule, 0: one of
    every plant; ``scenes`` selects the plants.
    """

    units: int = 60
    persons: int = 5000
    assessed: int = 8
    tiny: int = 3
    namesakes: bool = False
    each: int = 0
    scenes: tuple[str, ...] = ("county",)
    period: str = "2026Q3"


DEMO = Scale()
