"""Button 考评与任务."""

from __future__ import annotations

from addin.doors.ribbon.button import button
from addin.doors.ribbon.button_context import ButtonContext
from addin.doors.ribbon.new_form import MENU, open_new_form


@button(
    "考评与任务", group="填报", menu=MENU, order=50, image="NewTask", tip="新建考评与任务",
    about="六个好考评、先进典型和任务落实。生成一份空白的《考评与任务》并打开；设置了机构文件夹和报告期的，封面会预先填好。",
)  # fmt: skip
def new_assessment(context: ButtonContext) -> None:
    """Write a blank 《考评与任务》 and open it. Refused as by ``open_new_form``."""
    open_new_form(context, "assessment")
