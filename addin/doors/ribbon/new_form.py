"""What the buttons of the drop-down 新建表格 share."""

from __future__ import annotations

from pathlib import Path

from addin.doors.ribbon.button import Menu
from addin.doors.ribbon.button_context import ButtonContext

MENU = Menu("menu_new_form", "新建表格", image="FileNew")


def open_new_form(desk: ButtonContext, kind: str) -> None:
    """Write a blank form of the kind (roster and so on) into the folder that is set, or beside the open workbook; open it."""
    from addin.usecases.blank_form_for_user import new_form_for  # noqa: PLC0415 - XlsxWriter, for these buttons alone

    office = desk.memory.get("office")
    folder = desk.memory.get("folder") or str(Path(desk.book.fullname).parent if "://" not in desk.book.fullname else "")
    desk.show(new_form_for(kind, Path(folder), Path(office) if office else None, desk.memory.get("period")))
