"""发放明细: the letter that tells one person what was paid in a year, and what came back."""

from __future__ import annotations

import datetime as dt

from addin.ledger.statement_totals import total_of
from addin.ledger.statements import StatementMonth, YearStatement
from addin.settings import Settings
from addin.summary.letters.letter import as_word, render
from workbook_templates.cell_types import mask
from workbook_templates.values.amount import money
from workbook_templates.values.date import long_date

_COLUMNS = (("期初已发", 0), ("发放", 1), ("补发", 2), ("抵扣", 3), ("银行退回", 4), ("收回", 5))


def statement_letter(settings: Settings, found: YearStatement, in_words: str, day: str) -> bytes:
    """The letter as the bytes of a Word file. ``found`` is one person's year, ``in_words`` its net in capitals, ``day`` ISO."""
    total = total_of(found.months)
    columns = [(header, n) for header, n in _COLUMNS if total.sums[n]]  # a column of noughts tells nothing
    first = found.months[0]
    _, phone = settings.whom_to_ask
    return as_word(
        render(
            "statement.j2", year=found.year, who=first.name, number=mask(first.number), office=settings.name, phone=phone,
            headers=["月份", "单位", "职务", *(header for header, _ in columns), "实发"],
            rows=[_row(one, columns) for one in found.months],
            sums=[money(total.sums[n]) for _, n in columns], net=money(total.sums.net), in_words=in_words,
            receivable=money(total.receivable) if total.receivable else "", payable=money(total.payable) if total.payable else "",
            count=total.person_months, today=long_date(dt.date.fromisoformat(day)),
        )
    )  # fmt: skip


def _row(one: StatementMonth, columns: list[tuple[str, int]]) -> list[str]:
    return [one.month, one.unit_name, one.post or "—", *(money(one.sums[n]) for _, n in columns), money(one.sums.net)]
