"""Button 取消更正."""

from __future__ import annotations

from addin.doors.ribbon.button import button
from addin.doors.ribbon.button_context import ButtonContext
from addin.doors.ribbon.question_sheet import Question, ask_for_all

_QUESTIONS = (
    Question("number", "批次", "哪一个更正或者期初，如 2026Q3-4；还没有复核的才能取消"),
    Question("reason", "原因", "为什么取消，会记进办理记录"),
)


@button(
    "取消更正", group="补贴", order=76, image="ReviewRejectChange", tip="取消登记错了、还没有复核的更正",
    about="冲销、收回、退回、期初登记错了，还没有人复核的：打开一张取消单，填好批次和原因，再点一次“取消更正”。台账不动。",
)  # fmt: skip
def cancel(context: ButtonContext) -> None:
    """Cancel a correction that waits, after a question. Refused where a line is empty, or where it is approved already."""
    from addin.presentation.corrections import cancelled_text, to_cancel_text  # noqa: PLC0415
    from addin.usecases.corrections import cancel_correction, content_of  # noqa: PLC0415 - each click pays for its own imports

    answers = ask_for_all(context, "取消单", _QUESTIONS)
    if answers is None:
        return
    what = to_cancel_text(content_of(context.office, answers["number"]))
    if context.confirm(f"{what}\n以“{context.user}”的名义取消它，确定吗？"):
        context.say(cancelled_text(cancel_correction(context.office, by=context.user, **answers)))
