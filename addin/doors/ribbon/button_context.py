"""What a button runs with: the active workbook, the user's settings, and ways to say, ask and show something."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from addin.doors.ribbon import find_button
from addin.doors.ribbon.advice import button_words
from addin.doors.ribbon.user_settings import KEYS, UserSettings
from addin.errors import Refused
from addin.runtime.progress import Progress
from workbook_templates.advice import Advice, worded

TITLE = "银龄"
_MOST_SAID = 900  # a message box cuts off what is longer
_MOST_NOTES = 6
_OF_AN_OFFICE = ("office", "period", "user")


def added_sheet(app: Any, name: str, widths: Sequence[float]) -> Any:
    """The sheet of a new workbook, its columns as wide as told before anything wraps in them, else rows become too high."""
    sheet = app.books.add().sheets[0]
    sheet.name = name
    for column, width in enumerate(widths, start=1):
        sheet.range((1, column)).column_width = width
    return sheet


class ButtonContext:
    """The active workbook and the user's settings while one button runs."""

    def __init__(self, book: Any, user_settings: UserSettings) -> None:
        self.book = book
        self.user_settings = user_settings

    @property
    def app(self) -> Any:
        """The application that has the workbook open, an xlwings App."""
        return self.book.app

    @property
    def host(self) -> str:
        """The name of its xlwings engine: excel or libreoffice."""
        return str(self.app.engine.name)

    @property
    def sheet(self) -> Any:
        """The active sheet, an xlwings Sheet."""
        return self.book.sheets.active

    def say(self, text: str) -> None:
        """Show a message box, its advice worded for the ribbon, and wait until it is closed."""
        self.app.alert(worded(text, button_words), title=TITLE, mode="info")

    def confirm(self, text: str) -> bool:
        """Ask a question in a message box; whether the answer was yes."""
        return str(self.app.alert(text, title=TITLE, buttons="yes_no")) == "yes"

    def tell(self, name: str, text: str) -> None:
        """Show a text in a message box, or where it is long in a new workbook with a sheet ``name``, a line a row."""
        text = worded(text, button_words)
        lines = text.splitlines()
        if len(text) <= _MOST_SAID and len(lines) <= 15:
            self.say(text)
            return
        self.needs_no_saving(self.new_sheet(name, [[line] for line in lines], widths=(110,)).book)
        self.say(f"{lines[0]}\n全部内容在新打开的工作簿“{name}”里，共 {len(lines)} 行。")

    def tell_table(self, name: str, notes: list[str], header: Sequence[str], rows: list[list[object]]) -> None:
        """Show a table in a new workbook, ``notes`` beside it, the first of them in a message box; without rows notes alone."""
        if not rows:
            self.tell(name, "\n".join(notes))
            return
        from addin.doors.ribbon.result_table import write_table  # noqa: PLC0415 - few buttons make one

        self.needs_no_saving(write_table(self.app, name, notes, [list(header), *rows]))
        shown = "\n".join(notes[:_MOST_NOTES])
        self.say(f"{shown}\n名单在新打开的工作簿“{name}”里，共 {len(rows)} 行，点标题右边的箭头可以筛选。")

    def new_sheet(self, name: str, rows: list[list[str]], widths: tuple[float, ...]) -> Any:
        """Add a workbook with one sheet of cells formatted as text; that sheet. ``widths`` are in characters, a column each."""
        sheet = added_sheet(self.app, name, widths)
        block = sheet.range((1, 1), (len(rows), max(map(len, rows))))
        block.number_format = "@"
        block.value = rows
        block.wrap_text = True
        sheet.activate()
        return sheet

    def show(self, path: Path) -> None:
        """Open a file: a workbook in this application, anything else in its own program."""
        if path.suffix.lower() == ".xlsx":
            self.app.books.open(str(path))
        else:
            self._show_outside(path.resolve())

    def _show_outside(self, path: Path) -> None:
        from addin.doors.ribbon.local_file import open_outside  # noqa: PLC0415 - few buttons make such a file

        if not open_outside(path):
            self.say(f"文件已经生成，但这台电脑上没有程序自动打开它。请自己打开：{path}")

    def needs_no_saving(self, book: Any) -> None:
        """Have the host close a workbook without asking: one that only told or asked something."""
        with contextlib.suppress(Exception):  # only the question whether to save is at stake
            if self.host == "libreoffice":
                book.api.setModified(False)
            else:
                book.api.Saved = True

    @contextlib.contextmanager
    def busy(self, text: str) -> Iterator[Progress]:
        """Show ``text`` in the status bar while the block runs; the callback adds the progress."""
        self.status(f"{TITLE}：{text}…")
        try:
            yield lambda done, total, name: self.status(f"{TITLE}：{text} {done}/{total} {name}")
        finally:
            self.status(False)

    def status(self, text: str | bool) -> None:
        """Show a text in the status bar; False returns it to the host. Hosts without a status bar are ignored."""
        with contextlib.suppress(Exception):  # a host without a status bar is no reason to stop
            self.app.status_bar = text

    @property
    def file(self) -> Path | None:
        """The workbook's file on this computer; None where it was never saved or is not kept here."""
        from addin.doors.ribbon.local_file import local_file  # noqa: PLC0415 - few buttons ask

        return local_file(self.book)

    def folder_for(self, paper: str) -> Path:
        """The folder for a new file, which is called ``paper``: the one in the settings, else the workbook's own.

        Refused where neither is known.
        """
        chosen, file = self.user_settings.get("folder"), self.file
        folder = Path(chosen) if chosen else file.parent if file else None
        if folder is None or not folder.is_absolute():
            raise Refused(f"这个工作簿还没有保存在这台电脑上，不知道{paper}放在哪里。请先保存，或者", Advice.SET_FOLDER, "。")
        return folder

    @property
    def office(self) -> Path:
        """The office's folder. Refused where it is not set."""
        return Path(self._required("office"))

    @property
    def period(self) -> str:
        """The period being worked on. Refused where it is not set."""
        return self._required("period")

    @property
    def user(self) -> str:
        """The name of the person working. Refused where it is not set."""
        return self._required("user")

    def _required(self, key: str) -> str:
        """A setting. Refused where it is not set; all settings of an office that are missing are named at once."""
        value = self.user_settings.get(key)
        if not value:
            set_up = find_button("help_settings")
            missing = [f"“{KEYS[one]}”" for one in _OF_AN_OFFICE if not self.user_settings.get(one)]
            raise Refused(
                f"还没有设置{'、'.join(missing)}。请点“{set_up.group}”里的“{set_up.label}”，填好后再点一次“{set_up.label}”保存。"
            )
        return value
