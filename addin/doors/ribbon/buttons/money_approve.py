"""Button 复核."""

from __future__ import annotations

from addin.doors.ribbon.button import button
from addin.doors.ribbon.button_context import ButtonContext
from workbook_templates.advice import in_lines


@button(
    "复核", group="补贴", order=30, image="SignatureLineInsert", tip="复核批次（复核）",
    about="由经办以外的另一个人复核待复核的批次。复核后不能再改。",
)  # fmt: skip
def approve(context: ButtonContext) -> None:
    """Approve the draft batch, after a question. Refused where the user is the one who computed it."""
    from addin.presentation.allowances import approved_text  # noqa: PLC0415
    from addin.presentation.confirmations import batch_to_confirm  # noqa: PLC0415
    from addin.presentation.corrections import letters_text  # noqa: PLC0415
    from addin.usecases.account_letters import letters_after  # noqa: PLC0415
    from addin.usecases.allowances import (  # noqa: PLC0415 - each click pays for its own imports
        approve_batch,
        months_ahead_in,
        rival_office_holders_in,
    )
    from addin.usecases.confirmations import batch_in_turn  # noqa: PLC0415 - as above

    waiting = batch_in_turn(context.office, context.period, "draft")
    if context.confirm(f"{batch_to_confirm(waiting)}\n以“{context.user}”的名义复核它，确定吗？"):
        batch = approve_batch(context.office, context.period, waiting.batch.number, context.user)
        rivals, ahead = rival_office_holders_in(context.office, batch), months_ahead_in(context.office, batch)
        told = [approved_text(batch, rivals, ahead)]
        try:
            letters = letters_after(context.office, batch)
            told += [letters_text(letters)] if letters else []
        finally:  # what is approved is told, also where a letter cannot be written
            context.tell("复核", in_lines(told))
