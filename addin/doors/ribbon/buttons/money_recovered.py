"""Button 收回."""

from __future__ import annotations

from addin.doors.ribbon.button import button
from addin.doors.ribbon.button_context import ButtonContext
from addin.doors.ribbon.question_sheet import Question, ask_for_all

_QUESTIONS = (
    Question("person", "身份证号", "谁退回了钱"),
    Question("month", "月份", "多发的是哪个月，如 2026-07"),
    Question("amount", "金额", "收回多少元；空着就是全部应收回的", optional=True),
    Question("voucher", "收款凭证", "收款凭证号和日期"),
)


@button(
    "收回", group="补贴", order=74, image="DollarSign", tip="登记收回的钱",
    about="打开一张收回单，填好身份证号、月份和收款凭证，再点一次“收回”。由另一个人复核之后才入账。",
)  # fmt: skip
def recovered(context: ButtonContext) -> None:
    """Propose that money paid too much has come back. Refused where a line is empty, or where nothing is to be recovered."""
    from addin.presentation.confirmations import payment_to_confirm  # noqa: PLC0415
    from addin.presentation.corrections import corrected_text  # noqa: PLC0415
    from addin.usecases.confirmations import payment_in_question  # noqa: PLC0415
    from addin.usecases.corrections import recover_payment  # noqa: PLC0415 - each click pays for its own imports

    answers = ask_for_all(context, "收回单", _QUESTIONS)
    if answers is None:
        return
    what = payment_to_confirm(payment_in_question(context.office, answers["person"], answers["month"]))
    amount = f" {answers['amount']} 元" if answers["amount"] else "全部"
    if context.confirm(f"{what}\n以“{context.user}”的名义登记收回多发的{amount}，交给另一个人复核，确定吗？"):
        context.say(corrected_text(recover_payment(context.office, entry=0, by=context.user, **answers)))
