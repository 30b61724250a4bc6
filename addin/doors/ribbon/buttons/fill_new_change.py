"""Button 变动表."""

from __future__ import annotations

from addin.doors.ribbon.button import button
from addin.doors.ribbon.button_context import ButtonContext
from addin.doors.ribbon.new_form import MENU, open_new_form


@button(
    "变动表", group="填报", menu=MENU, order=51, image="ReviewTrackChanges", tip="新建变动表",
    about="花名册报过以后，只报有变动的人、职务和组织。生成一份空白的《变动表》并打开；设置了机构文件夹和报告期的，封面会预先填好。",
)  # fmt: skip
def new_change(context: ButtonContext) -> None:
    """Write a blank 《变动表》 and open it. Refused as by ``open_new_form``."""
    open_new_form(context, "change")
