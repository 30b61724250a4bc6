"""Button 本期结账."""

from __future__ import annotations

from addin.doors.ribbon.button import button
from addin.doors.ribbon.button_context import ButtonContext


@button(
    "本期结账", group="汇总", order=50, image="Lock", tip="报给上级以后结账",
    about="留存本期的指标。结账以后再报来的本期的表不直接收下，留在“收件箱”里，由负责人决定是否重新开放。",
)  # fmt: skip
def close(context: ButtonContext) -> None:
    """Close the period, after a question. Refused where it is not over or closed already."""
    from addin.presentation.office import closed_text  # noqa: PLC0415
    from addin.usecases.period_closing import close_period  # noqa: PLC0415 - each click pays for its own imports

    if context.confirm(f"以“{context.user}”的名义给 {context.period} 结账，确定吗？请先报给上级再结账。"):
        with context.busy("正在结账") as progress:
            done = close_period(context.office, context.period, context.user, progress=progress)
        context.tell("结账", closed_text(done))
