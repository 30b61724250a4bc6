"""Button 登记已发."""

from __future__ import annotations

from addin.doors.ribbon.button import button
from addin.doors.ribbon.button_context import ButtonContext


@button(
    "登记已发", group="补贴", order=60, image="AcceptTask", tip="登记已发（财务）",
    about="由财务把已复核的批次登记为已发放，记进台账。同一人同一月只能登记一次，多点几次也不会重复。",
)  # fmt: skip
def pay(context: ButtonContext) -> None:
    """Record the approved batch as paid, after a question. Refused where the user computed or approved it."""
    from addin.presentation.allowances import paid_text  # noqa: PLC0415
    from addin.presentation.confirmations import batch_to_confirm  # noqa: PLC0415
    from addin.usecases.allowances import pay_batch  # noqa: PLC0415 - each click pays for its own imports
    from addin.usecases.confirmations import batch_in_turn  # noqa: PLC0415 - as above

    waiting = batch_in_turn(context.office, context.period, "approved")
    if context.confirm(f"{batch_to_confirm(waiting)}\n以“{context.user}”的名义登记为已发放，确定吗？登记后只能冲销。"):
        with context.busy("正在登记"):
            paid = pay_batch(context.office, context.period, waiting.batch.number, context.user)
        context.say(paid_text(paid))
