"""Button 生成上报文件."""

from __future__ import annotations

from addin.doors.ribbon.button import button
from addin.doors.ribbon.button_context import ButtonContext
from addin.doors.ribbon.office_from_settings import office_from_settings


@button(
    "生成上报文件", group="填报", order=90, image="FileSendAsAttachment", large=True, form=True, tip="生成上报文件",
    about="校验没有错误的，另外生成一份干净的上报文件，放在本表旁边，打开着的表不改动。有错误的不生成。",
)  # fmt: skip
def report_file(context: ButtonContext) -> None:
    """Write a clean copy of the form, to be reported. Refused where it has errors or its folder is unknown."""
    from addin.doors.ribbon.live_workbook import read_live_workbook  # noqa: PLC0415
    from addin.usecases.live_form import write_report_file  # noqa: PLC0415 - each click pays for its own imports

    folder = context.folder_for("上报文件")
    with context.busy("正在生成上报文件"):
        path, left_out = write_report_file(
            read_live_workbook(context.book).submission, folder / "上报文件", office_from_settings(context)
        )
    more = f"\n表里自己加的内容不上报：{'、'.join(left_out[:5])}。" if left_out else ""
    context.say(f"已生成上报文件：{path}{more}")
