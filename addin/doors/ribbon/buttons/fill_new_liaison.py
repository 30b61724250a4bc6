"""Button 联络员选派表."""

from __future__ import annotations

from addin.doors.ribbon.button import button
from addin.doors.ribbon.button_context import ButtonContext
from addin.doors.ribbon.new_form import MENU, open_new_form


@button(
    "联络员选派表", group="填报", menu=MENU, order=20, image="MailMergeRecipientsEditList", tip="新建联络员选派表",
    about="联络员选派和联系情况。生成一份空白的《联络员选派表》并打开；设置了机构文件夹和报告期的，封面会预先填好。",
)  # fmt: skip
def new_liaison(context: ButtonContext) -> None:
    """Write a blank 《联络员选派表》 and open it. Refused as by ``open_new_form``."""
    open_new_form(context, "liaison")
