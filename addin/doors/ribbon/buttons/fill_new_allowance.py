"""Button 补贴与经费."""

from __future__ import annotations

from addin.doors.ribbon.button import button
from addin.doors.ribbon.button_context import ButtonContext
from addin.doors.ribbon.new_form import MENU, open_new_form


@button(
    "补贴与经费", group="填报", menu=MENU, order=40, image="DollarSign", tip="新建补贴与经费",
    about="补贴标准、收款账户和工作经费。生成一份空白的《补贴与经费》并打开；设置了机构文件夹和报告期的，封面会预先填好。",
)  # fmt: skip
def new_allowance(context: ButtonContext) -> None:
    """Write a blank 《补贴与经费》 and open it. Refused as by ``open_new_form``."""
    open_new_form(context, "allowance")
