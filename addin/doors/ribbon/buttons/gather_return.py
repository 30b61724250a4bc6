"""Button 退回."""

from __future__ import annotations

from collections.abc import Mapping

from addin.doors.ribbon.button import button
from addin.doors.ribbon.button_context import ButtonContext
from addin.doors.ribbon.question_sheet import Question, ask_for_all, several
from addin.errors import Refused

_QUESTIONS = (
    Question("receipt", "回执号", "已经收下的：回执上“第几号”的号码，在“已收”文件夹的回执里。", optional=True),
    Question("reason", "原因", "为什么退回，会写进给报送单位的说明。"),
    Question("units", "单位代码", "汇总表只退其中几个单位的，写它们的代码，用逗号隔开；空着就退整份。", optional=True),
    Question("held", "文件名", "没有收下、留在“收件箱”里的，不写回执号，写文件名，如 花名册.xlsx。", optional=True),
)


@button(
    "退回", group="汇总", order=25, image="ReviewRejectChange", tip="把一份表退回报送单位",
    about="已收的按回执号退回，汇总表可以只退其中几个单位；留在“收件箱”的按文件名退回，都附上说明。单位要求撤回的也这样办。",
)  # fmt: skip
def return_file(context: ButtonContext) -> None:
    """Ask what to return and why on a sheet, then give it back. Refused where something rests on it, or nothing is named."""
    answers = ask_for_all(context, "退回", _QUESTIONS)
    if answers is None:
        return
    if bool(answers["receipt"]) == bool(answers["held"]):
        raise Refused("已收的填回执号，留在“收件箱”里的填文件名：填一样，不要都填。")
    if answers["held"]:
        _return_held(context, answers)
        return
    if not answers["receipt"].isdecimal():
        raise Refused(f"回执号要填数字，现在填的是“{answers['receipt']}”。")
    _return_accepted(context, int(answers["receipt"]), answers)


def _return_held(context: ButtonContext, answers: Mapping[str, str]) -> None:
    from addin.presentation.office import held_returned_text  # noqa: PLC0415
    from addin.usecases.period_closing import return_held_file  # noqa: PLC0415 - each click pays for its own imports

    if context.confirm(f"以“{context.user}”的名义退回“收件箱”里的 {answers['held']}，确定吗？"):
        receipt = return_held_file(context.office, answers["held"], context.user, answers["reason"])
        context.tell("退回", held_returned_text(receipt))


def _return_accepted(context: ButtonContext, number: int, answers: Mapping[str, str]) -> None:
    from addin.presentation import office as told  # noqa: PLC0415
    from addin.submissions.take_back import RETURN  # noqa: PLC0415
    from addin.usecases.period_closing import accepted, take_back_file, take_back_units_of  # noqa: PLC0415 - as above

    units = several(answers["units"])
    part = f"里的 {'、'.join(units)}" if units else ""
    what = told.receipt_words(accepted(context.office, number))
    if not context.confirm(f"以“{context.user}”的名义退回{what}{part}，确定吗？"):
        return
    if units:
        some = take_back_units_of(context.office, number, units, context.user, answers["reason"])
        context.tell("退回", told.units_taken_back_text(some))
    else:
        taken = take_back_file(context.office, number, RETURN, context.user, answers["reason"])
        context.tell("退回", told.taken_back_text(taken))
