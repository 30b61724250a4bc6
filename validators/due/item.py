"""An entry of the due list."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from workbook_templates.values.date import long_date


@dataclass(frozen=True, slots=True, order=True)
class Due:
    """A duty not yet done by one branch, group or unit: ``have`` of ``need`` done, in ``measure`` (次, 人 or 名).

    ``by`` is the last day, ``code`` and ``name`` are those of the body or unit, ``what`` is the duty in Chinese; ``rule``
    is the code of the rule that reports it. ``late`` says that the last day was over on the as-of date. Ordered by day.
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
        """The entry as one Chinese sentence."""
        shortfall = (
            f"已有 {self.have} {self.measure}，应有 {self.need} {self.measure}，还差 {self.need - self.have} {self.measure}"
        )
        when = f"应在{long_date(self.by)}（含）前完成" + ("，已逾期" if self.late else "")
        return f"{self.name}：{self.what}，{shortfall}，{when}。"
