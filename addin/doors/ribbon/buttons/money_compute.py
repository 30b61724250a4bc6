"""Button 计算补贴."""

from __future__ import annotations

from addin.doors.ribbon.button import button
from addin.doors.ribbon.button_context import ButtonContext
from addin.doors.ribbon.months_ahead import asked_ahead


@button(
    "计算补贴", group="补贴", order=10, image="CalculateNow", large=True, tip="计算补贴（经办）",
    about="按收下的花名册和补贴标准计算这个报告期的补贴，形成待复核的批次。还没有发钱；重新计算会取代没有复核的批次。",
)  # fmt: skip
def compute(context: ButtonContext) -> None:
    """Compute the allowances of the period as a draft batch. Refused where there is no roster of the period."""
    from addin.presentation.allowances import drafted_text  # noqa: PLC0415
    from addin.usecases.allowances import compute_batch  # noqa: PLC0415 - the database, for the office's buttons alone

    ahead = asked_ahead(context)
    with context.busy("正在计算补贴") as progress:
        drafted = compute_batch(context.office, context.period, context.user, ahead=ahead, progress=progress)
    context.tell("计算补贴", drafted_text(drafted))
