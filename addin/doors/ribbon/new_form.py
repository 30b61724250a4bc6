"""What the buttons of the drop-down 新建表格 share."""

from __future__ import annotations

from pathlib import Path

from addin.doors.ribbon.button import Menu
from addin.doors.ribbon.button_context import ButtonContext

MENU = Menu("menu_new_form", "新建表格", image="FileNew")


def open_new_form(context: ButtonContext, kind: str) -> None:
    """Write a blank form of a kind (roster …) to the folder in the user's settings, or beside the open workbook, and open it.

    Refused where it cannot be written or the settings are wrong.
    """
    from addin.usecases.blank_form_for_user import new_form_for  # noqa: PLC0415 - XlsxWriter, for these buttons alone

    office = context.user_settings.get("office")
    chosen, file = context.user_settings.get("folder"), context.file
    folder = Path(chosen) if chosen or file is None else file.parent
    context.show(new_form_for(kind, folder, Path(office) if office else None, context.user_settings.get("period")))
