"""Button 收件情况."""

from __future__ import annotations

from addin.doors.ribbon.button import button
from addin.doors.ribbon.button_context import ButtonContext


@button(
    "收件情况", group="汇总", order=20, image="CheckNames", tip="谁报了、谁没报",
    about="按单位列出这个报告期收到、迟报、退回、未报的情况。",
)  # fmt: skip
def status(context: ButtonContext) -> None:
    """List which units have reported for the period."""
    from addin.presentation.office import STATUS_HEADERS, status_notes, status_rows  # noqa: PLC0415
    from addin.usecases.office import status_of  # noqa: PLC0415 - each click pays for its own imports

    found = status_of(context.office, context.period)
    context.tell_table("收件情况", status_notes(found), STATUS_HEADERS, status_rows(found))
