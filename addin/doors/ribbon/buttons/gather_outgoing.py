"""Button 归集发出."""

from __future__ import annotations

from addin.doors.ribbon.button import button
from addin.doors.ribbon.button_context import ButtonContext


@button(
    "归集发出", group="汇总", order=78, image="FileSendAsAttachment", tip="把要发给各单位的归在一起",
    about="退回的表、回执、通知、下期的表，一个单位一个文件夹和一个压缩包，放在机构文件夹的“发出”里，发过的不再放。",
)  # fmt: skip
def gather(context: ButtonContext) -> None:
    """Gather what is new for every unit into 发出."""
    from addin.presentation.outgoing import gathered_text  # noqa: PLC0415
    from addin.usecases.outgoing import gather_outgoing  # noqa: PLC0415 - each click pays for its own imports

    with context.busy("正在归集") as progress:
        done = gather_outgoing(context.office, context.period, progress=progress)
    context.tell("归集发出", gathered_text(done))
