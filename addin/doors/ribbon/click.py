"""The entry point of all buttons, which shows every error to the user and raises none.

Excel runs ``click(tag)`` in a new Python through RunPython; LibreOffice's extension passes the workbook.
"""

from __future__ import annotations

import contextlib
import sys
from pathlib import Path
from typing import Any

from addin.doors.ribbon import find_button
from addin.doors.ribbon.advice import button_words
from addin.doors.ribbon.button import Button
from addin.doors.ribbon.button_context import TITLE, ButtonContext
from addin.doors.ribbon.pin_box import ask_pin
from addin.doors.ribbon.user_settings import UserSettings
from addin.errors import DateInDoubt, Refused
from addin.runtime.bug_log import USER_LOG, note_bug
from addin.runtime.pin_prompt import asking_pins
from addin.usecases.installation.addin_names import CONFIG_FILE, CONFIG_SHEET
from workbook_templates.advice import worded

_BUG = "这个按钮出错了。表格如果只改了一半，请按 Ctrl+Z 撤销，或者不保存就关闭。出错的位置记在 {log}，请把这个文件发给维护人员。"


def click(tag: str, book: Any = None, user_settings: UserSettings | None = None) -> None:
    """Run the button of a tag on a workbook (by default the one that called). An error is shown in one sentence.

    Without a workbook to show it in, the error is printed and SystemExit raised with status 1.
    """
    user_settings = user_settings or UserSettings()
    try:
        book = _caller() if book is None else book
        refuse_redirection(book)
        with asking_pins(ask_pin):
            _run(find_button(tag), ButtonContext(book, user_settings))
    except Refused as refusal:
        _say(book, worded(refusal.sentence, button_words))
    except Exception as error:  # noqa: BLE001 - no error may pass: VBA would show a traceback
        _say(book, _BUG.format(log=note_bug(user_settings.folder / USER_LOG, tag, error)))


def _run(button: Button, context: ButtonContext) -> None:
    """Run a button; where the computer's date is in doubt, ask whether it is right, record who said so, and run it again."""
    try:
        button.run(context)
    except DateInDoubt as doubt:
        if not context.confirm(f"{doubt.question}您以“{context.user}”的名义确认这个日期没有错吗？"):
            raise
        from addin.usecases.office import confirm_date_of  # noqa: PLC0415 - hardly ever needed

        confirm_date_of(context.office, context.user)
        button.run(context)


def _caller() -> Any:
    import xlwings as xw  # noqa: PLC0415 - LibreOffice brings its own workbook

    from addin.doors.ribbon.lean_start import restore  # noqa: PLC0415 - as above

    restore()
    names = [argument.removeprefix("--wb=") for argument in sys.argv if argument.startswith("--wb=")]
    if any("=" in name for name in names):
        raise Refused("文件名里有等号（=），按钮找不到这个工作簿。请另存为不带等号的文件名再点。")
    return xw.Book.caller()


def refuse_redirection(book: Any) -> None:
    """Refused where a workbook, or a file beside it, has settings of the add-in, which could make a click run another program."""
    here = [sheet.name for sheet in book.sheets]
    folder = Path(book.fullname).parent if "://" not in book.fullname else None
    if any(name.casefold() == CONFIG_SHEET.casefold() for name in here):
        raise Refused(f"这个工作簿里有名为“{CONFIG_SHEET}”的工作表，会改变按钮运行的程序，已停止。请核实来源，删掉这张表再用。")
    if folder is not None and folder.is_absolute() and (folder / CONFIG_FILE).exists():
        raise Refused(f"这个工作簿所在的文件夹里有“{CONFIG_FILE}”，会改变按钮运行的程序，已停止。请核实来源，删掉它再用。")


def _say(book: Any, text: str) -> None:
    """Show a text in the workbook's application; where there is no workbook, print it as an error, which VBA shows."""
    if book is None:
        print(text, file=sys.stderr)
        sys.exit(1)
    with contextlib.suppress(Exception):  # nothing more can be done where no message can be shown
        book.app.status_bar = False
    with contextlib.suppress(Exception):
        book.app.alert(text, title=TITLE)
