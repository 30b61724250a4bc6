"""The day on which an office judges what is overdue in a period: its closing day, unless another is asked for."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from workbook_templates.values.date import long_date
from workbook_templates.values.period import Period

if TYPE_CHECKING:  # a unit's own due list needs the words alone, not pydantic
    from addin.settings import Settings


def judgement_day(settings: Settings, period: Period, as_of: dt.date | None = None) -> dt.date:
    """``as_of`` where it is given, else the period's closing day: the last day for reporting, after which the period is over."""
    return as_of or settings.deadline(period)


def judgement_text(period: Period, day: dt.date, deadline: dt.date | None) -> str:
    """A Chinese sentence that says by which day it was judged what is overdue; ``deadline`` is the last day for reporting."""
    which = f"（{period.label}的最后一天）" if day == period.end else ""
    which = f"（{period.label}报送期限的最后一天）" if day == deadline else which
    return f"是否逾期，按{long_date(day)}{which}判断。"
