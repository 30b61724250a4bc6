"""Button 生成下期表."""

from __future__ import annotations

from addin.doors.ribbon.button import button
from addin.doors.ribbon.button_context import ButtonContext


@button(
    "生成下期表", group="填报", order=95, image="ReviewNextComment", form=True, tip="由本期的表生成下一期的",
    about="本期报完以后，由这张表生成下一期的：内容带过去，去世、转出、免职的去掉并列出，放在本表旁边。打开着的表不改动。",
)  # fmt: skip
def next_period(context: ButtonContext) -> None:
    """Write the next period's form beside the open one. Refused where it has errors or its folder is unknown."""
    from addin.doors.ribbon.live_workbook import read_live_workbook  # noqa: PLC0415
    from addin.presentation.next_form import next_text  # noqa: PLC0415
    from addin.usecases.next_form import write_next  # noqa: PLC0415 - each click pays for its own imports

    folder = context.folder_for("下期的表")
    with context.busy("正在生成下期表"):
        done = write_next(read_live_workbook(context.book).submission, folder)
    context.tell("下期表", next_text(done))
