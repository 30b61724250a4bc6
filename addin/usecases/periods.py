"""Parse a period as the user writes it."""

from __future__ import annotations

from addin.errors import Refused
from workbook_templates.values.period import Period


def period_of(text: str) -> Period:
    """The period (2026Q3, 2026年第三季度 …). Refused where the text is none."""
    try:
        return Period.parse(text)
    except ValueError:
        raise Refused(f"“{text}”不是报告期。季报写 2026Q3，半年报写 2026H1，年报写 2026。") from None
