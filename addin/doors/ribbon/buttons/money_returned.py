"""Button 银行回盘."""

from __future__ import annotations

from pathlib import Path

from addin.doors.ribbon.button import button
from addin.doors.ribbon.button_context import ButtonContext
from addin.doors.ribbon.question_sheet import Question, ask_for_all

_QUESTIONS = (Question("file", "回盘文件", "银行发回来的文件在哪里，写完整的路径（.xlsx .xls .csv .txt）"),)


@button(
    "银行回盘", group="补贴", order=68, image="ImportExcel", tip="登记银行退回的",
    about="打开一张回盘单，写上银行发回来的文件放在哪里，再点一次“银行回盘”。对得上的才登记；由另一个人复核以后，给有退回的单位写好补正账户通知。",
)  # fmt: skip
def returned(context: ButtonContext) -> None:
    """Take in the bank's answer to a list. Refused where the line is empty, or where the file does not fit what was ordered."""
    from addin.presentation.corrections import answer_text  # noqa: PLC0415
    from addin.usecases.bank_answers import take_answer  # noqa: PLC0415 - each click pays for its own imports

    answers = ask_for_all(context, "回盘单", _QUESTIONS)
    if answers is None:
        return
    with context.busy("正在核对银行回盘"):
        taken = take_answer(context.office, Path(answers["file"]), context.user)
    context.tell("银行回盘", answer_text(taken))
