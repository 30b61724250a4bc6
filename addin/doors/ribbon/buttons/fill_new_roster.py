"""Button 花名册."""

from __future__ import annotations

from addin.doors.ribbon.button import button
from addin.doors.ribbon.button_context import ButtonContext
from addin.doors.ribbon.new_form import MENU, open_new_form


@button(
    "花名册", group="填报", menu=MENU, order=10, image="AddressBook", tip="新建花名册",
    about="离退休干部和党员、党组织、任职、流动党员等名册。生成一份空白的《花名册》并打开；设置了机构文件夹和报告期的，封面会预先填好。",
)  # fmt: skip
def new_roster(context: ButtonContext) -> None:
    """Write a blank 《花名册》 and open it. Refused as by ``open_new_form``."""
    open_new_form(context, "roster")
