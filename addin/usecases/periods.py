"""Parse a period as the user writes it; which of its months have begun by the office's clock."""

from __future__ import annotations

import datetime as dt

from addin.errors import Refused
from addin.runtime import clock
from workbook_templates.values.period import Period


def period_of(text: str) -> Period:
    """The period (2026Q3, 2026年第三季度 …). Refused where the text is none."""
    try:
        return Period.parse(text)
    except ValueError:
        raise Refused(f"“{text}”不是报告期。季报写 2026Q3，半年报写 2026H1，年报写 2026。") from None


def paid_through(*, ahead: bool) -> dt.date:
    """The last day by which a month must have begun to be paid: today, or date.max where all are paid ``ahead``."""
    return dt.date.max if ahead else clock.today()


def months_to_come(text: str) -> list[str]:
    """The months (2026-12) of a period that have not begun by the office's clock. Refused where the text is no period."""
    return [month for month in period_of(text).months() if f"{month}-01" > clock.today().isoformat()]
