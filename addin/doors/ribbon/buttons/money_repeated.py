"""Button 查重复发放."""

from __future__ import annotations

from addin.doors.ribbon.button import button
from addin.doors.ribbon.button_context import ButtonContext


@button(
    "查重复发放", group="补贴", order=20, image="ErrorChecking", tip="查重复发放",
    about="列出最近一个批次里因为重复而没有发的：同一人当月已经发过，或者兼任几个职务只发一份。",
)  # fmt: skip
def repeated(context: ButtonContext) -> None:
    """List what the last batch does not pay because it would be paid twice. Refused where there is no batch."""
    from addin.presentation.duplicates import repeated_payments_text  # noqa: PLC0415
    from addin.usecases.allowance_papers import batch_with_changes  # noqa: PLC0415 - each click pays for its own imports

    _, content, _ = batch_with_changes(context.office, context.period, "")
    context.tell("查重复发放", repeated_payments_text(content))
