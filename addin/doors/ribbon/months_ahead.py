"""Ask whether months that have not begun are to be paid."""

from __future__ import annotations

from addin.doors.ribbon.button_context import ButtonContext


def asked_ahead(context: ButtonContext) -> bool:
    """Whether the user wants the months of the period paid that have not begun; not asked where all have.

    Refused where the period is none.
    """
    from addin.usecases.periods import months_to_come  # noqa: PLC0415 - a click that asks nothing does not pay for it

    months = months_to_come(context.period)
    question = f"{'、'.join(months)} 还没有开始。现在就把这几个月的也发了吗？选“否”的先暂缓，以后再算。"
    return bool(months) and context.confirm(question)
