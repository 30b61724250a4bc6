"""Button 重开本期."""

from __future__ import annotations

from addin.doors.ribbon.button import button
from addin.doors.ribbon.button_context import ButtonContext


@button(
    "重开本期", group="汇总", order=60, image="ReviewAllowUsersToEditRanges", tip="已结账或已发补贴，要更正",
    about="写明原因，重新开放本期，再接收“收件箱”里更正的表；可以只对一个单位开放。",
)  # fmt: skip
def reopen(context: ButtonContext) -> None:
    """Ask for reason and unit on a sheet, then open the period for corrections. Refused without a reason."""
    from addin.doors.ribbon.question_sheet import Question, ask_for_all  # noqa: PLC0415
    from addin.presentation.office import reopened_text  # noqa: PLC0415
    from addin.usecases.period_closing import reopen_period  # noqa: PLC0415 - each click pays for its own imports

    questions = (
        Question("reason", "原因", "为什么要更正，例如：某单位漏报2人。记入办理记录。"),
        Question("unit", "单位代码", "只对这个单位开放；不填就是对全部单位。", optional=True),
    )
    answers = ask_for_all(context, "重开本期", questions)
    if answers is not None and context.confirm(f"以“{context.user}”的名义重新开放 {context.period}，确定吗？"):
        whose = reopen_period(context.office, context.period, context.user, answers["reason"], answers["unit"])
        context.tell("重开本期", reopened_text(context.period, whose))
