"""Button 退回已收."""

from __future__ import annotations

from addin.doors.ribbon.button import button
from addin.doors.ribbon.button_context import ButtonContext


@button(
    "退回已收", group="汇总", order=25, image="ReviewRejectChange", tip="把已经收下的一份表退回",
    about="按回执号把一份已收的表退回报送单位，附上说明；它替换过的那一份重新有效。单位要求撤回的也这样办。",
)  # fmt: skip
def return_file(context: ButtonContext) -> None:
    """Ask for the receipt's number and the reason on a sheet, then give the file back. Refused where something rests on it."""
    from addin.doors.ribbon.question_sheet import Question, ask_for_all  # noqa: PLC0415
    from addin.errors import Refused  # noqa: PLC0415
    from addin.presentation.office import taken_back_text  # noqa: PLC0415
    from addin.submissions.take_back import RETURN  # noqa: PLC0415
    from addin.usecases.period_closing import take_back_file  # noqa: PLC0415 - each click pays for its own imports

    questions = (
        Question("receipt", "回执号", "回执上“第几号”的号码，在“已收”文件夹的回执里。"),
        Question("reason", "原因", "为什么退回，会写进给报送单位的说明。"),
    )
    answers = ask_for_all(context, "退回已收", questions)
    if answers is None:
        return
    if not answers["receipt"].isdecimal():
        raise Refused(f"回执号要填数字，现在填的是“{answers['receipt']}”。")
    if context.confirm(f"以“{context.user}”的名义退回第{answers['receipt']}号回执的表，确定吗？"):
        taken = take_back_file(context.office, int(answers["receipt"]), RETURN, context.user, answers["reason"])
        context.tell("退回已收", taken_back_text(taken))
