"""Button 接收文件."""

from __future__ import annotations

from addin.doors.ribbon.button import button
from addin.doors.ribbon.button_context import ButtonContext


@button(
    "接收文件", group="汇总", order=10, image="ImportExcel", large=True, tip="接收下级报来的表",
    about="把“收件箱”文件夹里的表全部接收：合格的收下并出回执，有错的放进“退回”并附说明。同一份文件接收几次都一样。",
)  # fmt: skip
def receive(context: ButtonContext) -> None:
    """Receive all files in the inbox of the office. Refused where there are none."""
    from addin.presentation.office import outcomes_text  # noqa: PLC0415
    from addin.usecases.office import receive_files  # noqa: PLC0415 - the database, for the office's buttons alone

    with context.busy("正在接收文件") as progress:
        outcomes = receive_files(context.office, (), progress=progress)
    context.tell("接收结果", outcomes_text(outcomes))
    fewer = [one for one in outcomes if one.awaits_yes]
    if fewer and context.confirm(
        "\n".join([*(f"{one.file.name}：{one.messages[0]}" for one in fewer), "都核对清楚、确认收下吗？"])
    ):
        with context.busy("正在接收文件") as progress:
            outcomes = receive_files(context.office, [one.file for one in fewer], removals_wanted=True, progress=progress)
        context.tell("接收结果", outcomes_text(outcomes))
