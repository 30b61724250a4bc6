"""The entry point of all buttons, which shows every error to the user and raises none.

Each click starts a new Python: ``addin.hosts.excel.clicked`` in Excel, ``addin.hosts.extension.clicked`` in LibreOffice.
"""

from __future__ import annotations

import contextlib
from typing import Any

from addin.doors.ribbon import find_button
from addin.doors.ribbon.advice import button_words
from addin.doors.ribbon.button import Button
from addin.doors.ribbon.button_context import TITLE, ButtonContext
from addin.doors.ribbon.hindrances import hindrance
from addin.doors.ribbon.pin_box import ask_pin
from addin.doors.ribbon.user_settings import UserSettings
from addin.errors import DateInDoubt, Refused
from addin.runtime.bug_log import USER_LOG, note_bug
from addin.runtime.pin_prompt import asking_pins
from workbook_templates.advice import worded

_BUG = "这个按钮出错了。表格如果只改了一半，{take_back}，或者不保存就关闭。出错的位置记在 {log}，请把这个文件发给维护人员。"


def click(tag: str, book: Any, user_settings: UserSettings | None = None) -> None:
    """Run the button of a tag on a workbook. An error is shown in one sentence."""
    user_settings = user_settings or UserSettings()
    app = book.app  # before the workbook may be closed
    try:
        ButtonContext(book, user_settings).status(False)  # what an earlier button said there
        with asking_pins(ask_pin):
            _run(find_button(tag), ButtonContext(book, user_settings))
    except Refused as refusal:
        _say(app, worded(refusal.sentence, button_words))
    except Exception as error:  # noqa: BLE001 - no error may pass: VBA would show a traceback
        log = note_bug(user_settings.folder / USER_LOG, tag, error)
        _say(app, hindrance(book) or _BUG.format(take_back=_take_back(app), log=log))


def _take_back(app: Any) -> str:
    """How to take back what a button changed: Excel cannot undo what a program did, LibreOffice undoes a click in one step."""
    if app.engine.name == "libreoffice":
        return "请按 Ctrl+Z 撤销"
    return f"请点“{find_button('fill_clear').label}”"


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


def _say(app: Any, text: str) -> None:
    """Show a text in the application of the workbook."""
    with contextlib.suppress(Exception):  # nothing more can be done where no message can be shown
        app.status_bar = False
    with contextlib.suppress(Exception):
        app.alert(text, title=TITLE)
