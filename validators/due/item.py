"""One line of the due list."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Due:
    """What one branch, group or unit still owes: ``have`` of ``need`` by a day, in ``measure``
    (次, 人 or 名).

    ``late`` says that the day was over on the as-of date. ``rule`` is the check that reports it then.
    """

    by: dt.date
    code: str
    rule: str
    what: str
    name: str
    clause: str
    have: int
    need: int
    measure: str = "次"
    late: bool = False

    @property
    def sentence(self) -> str:
        """The line as a clerk reads it."""
        short = f"已有 {self.have} {self.measure}，应有 {self.need} {self.measure}，还差 {self.need - self.have} {self.measure}"
        when = f"应于 {self.by} 前完成，已逾期" if self.late else f"{self.by} 前完成"
        return f"{self.name}：{self.what}，{short}，{when}。"
