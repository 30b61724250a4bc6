"""Button 活动记录."""

from __future__ import annotations

from addin.doors.ribbon.button import button
from addin.doors.ribbon.button_context import ButtonContext
from addin.doors.ribbon.new_form import MENU, open_new_form


@button(
    "活动记录", group="填报", menu=MENU, order=30, image="CalendarInsert", tip="新建活动记录",
    about="学习、培训、主题党日、走访等活动。生成一份空白的《活动记录》并打开；设置了机构文件夹和报告期的，封面会预先填好。",
)  # fmt: skip
def new_activity(context: ButtonContext) -> None:
    """Write a blank 《活动记录》 and open it. Refused as by ``open_new_form``."""
    open_new_form(context, "activity")
