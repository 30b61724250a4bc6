"""An entry of the due list."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from workbook_templates.values.date import long_date


@dataclass(frozen=True, slots=True, order=True)
class Due:
    """A duty not yet done by one branch, group or unit: ``have`` of ``need`` done, in ``measure`` (次, 人, 名, 项).

    ``by`` is the last day, ``code`` and ``name`` are those of the body or unit, ``what`` is the duty in Chinese; ``rule``
    is the code of the rule that reports it. ``late`` says that the last day was over on the as-of date; ``carried`` that it was
    missed in a quarter or half-year before the period and is not made up for. Ordered by day.
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
    carried: bool = False

    @property
    def sentence(self) -> str:
        """The entry as one Chinese sentence."""
        when = f"应在{long_date(self.by)}（含）前完成" + ("，已逾期" if self.late else "")
        return f"{self.name}：{self.what}，{self._shortfall}{when}。"

    @property
    def _shortfall(self) -> str:
        """What was done of what is owed; empty for a single thing to be done, of which counting says nothing."""
        if self.measure == "项" and self.need == 1:
            return ""
        numbers = ((self.have, "已有"), (self.need, "应有"), (self.need - self.have, "还差"))
        return "".join(f"{word} {number} {self.measure}，" for number, word in numbers)
