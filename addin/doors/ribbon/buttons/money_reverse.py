"""Button 冲销."""

from __future__ import annotations

from addin.doors.ribbon.button import button
from addin.doors.ribbon.button_context import ButtonContext
from addin.doors.ribbon.question_sheet import Question, ask_for_all

_QUESTIONS = (
    Question("person", "身份证号", "冲销谁的发放"),
    Question("month", "月份", "冲销哪个月的，如 2026-07"),
    Question("reason", "原因", "为什么冲销，会记进台账"),
    Question("voucher", "收款凭证", "钱已经收回的，写收款凭证号；还没有收回的，空着", optional=True),
)


@button(
    "冲销", group="补贴", order=70, image="Undo", tip="冲销一笔发放",
    about="打开一张冲销单，填好身份证号、月份和原因，再点一次“冲销”。由另一个人复核之后才入账；原来的记录保留。",
)  # fmt: skip
def reverse(context: ButtonContext) -> None:
    """Propose that a payment is annulled, asked for on a sheet. Refused where a line is empty or there is no such payment."""
    from addin.presentation.confirmations import payment_to_confirm  # noqa: PLC0415
    from addin.presentation.corrections import corrected_text  # noqa: PLC0415
    from addin.usecases.confirmations import payment_in_question  # noqa: PLC0415
    from addin.usecases.corrections import reverse_payment  # noqa: PLC0415 - each click pays for its own imports

    answers = ask_for_all(context, "冲销单", _QUESTIONS)
    if answers is None:
        return
    what = payment_to_confirm(payment_in_question(context.office, answers["person"], answers["month"]))
    if context.confirm(f"{what}\n以“{context.user}”的名义登记冲销这一笔，交给另一个人复核，确定吗？"):
        context.say(corrected_text(reverse_payment(context.office, entry=0, by=context.user, **answers)))
