"""What a button works with: the workbook in front, the user's settings, and ways to say, ask and show something."""

from __future__ import annotations

import contextlib
import webbrowser
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from addin.doors.ribbon import find_button
from addin.doors.ribbon.advice import button_words
from addin.doors.ribbon.user_settings import KEYS, UserSettings
from addin.errors import Refused
from addin.runtime.progress import Progress
from workbook_templates.advice import worded

TITLE = "银龄"
_MOST_SAID = 900  # a message box cuts off what is longer


class ButtonContext:
    """The user's desk while one button runs."""

    def __init__(self, book: Any, memory: UserSettings, browse: Callable[[str], object] = webbrowser.open) -> None:
        self.book = book
        self.memory = memory
        self._browse = browse

    @property
    def app(self) -> Any:
        """The application the workbook is open in."""
        return self.book.app

    @property
    def host(self) -> str:
        """Which program this is, by the name of its engine: excel, libreoffice."""
        return str(self.app.engine.name)

    @property
    def sheet(self) -> Any:
        """The sheet in front."""
        return self.book.sheets.active

    def say(self, text: str) -> None:
        """Show a message, its advice worded as buttons, and wait until it has been read."""
        self.app.alert(worded(text, button_words), title=TITLE, mode="info")

    def confirm(self, text: str) -> bool:
        """Ask yes or no."""
        return str(self.app.alert(text, title=TITLE, buttons="yes_no")) == "yes"

    def tell(self, name: str, text: str) -> None:
        """Say it, or where it is long put its lines into a new workbook and say where its first line leads."""
        text = worded(text, button_words)
        lines = text.splitlines()
        if len(text) <= _MOST_SAID and len(lines) <= 15:
            self.say(text)
            return
        self.new_sheet(name, [[line] for line in lines], widths=(110,))
        self.say(f"{lines[0]}\n全部内容在新打开的工作簿“{name}”里，共 {len(lines)} 行。")

    def new_sheet(self, name: str, rows: list[list[str]], widths: tuple[float, ...]) -> Any:
        """A new workbook with one sheet of texts; texts stay texts whatever they look like."""
        sheet = self.app.books.add().sheets[0]
        sheet.name = name
        block = sheet.range((1, 1), (len(rows), max(map(len, rows))))
        block.number_format = "@"
        block.value = rows
        block.wrap_text = True
        for column, width in enumerate(widths, start=1):
            sheet.range((1, column)).column_width = width
        sheet.activate()
        return sheet

    def show(self, path: Path) -> None:
        """Open a file that was written: a workbook beside this one, anything else in its own program."""
        if path.suffix.lower() == ".xlsx":
            self.app.books.open(str(path))
        else:
            self._browse(path.resolve().as_uri())

    @contextlib.contextmanager
    def busy(self, text: str) -> Iterator[Progress]:
        """Say in the status bar what goes on; the callback tells how far it is."""
        self.status(f"{TITLE}：{text}…")
        try:
            yield lambda done, total, name: self.status(f"{TITLE}：{text} {done}/{total} {name}")
        finally:
            self.status(False)

    def status(self, text: str | bool) -> None:
        """Put a text into the status bar; False gives it back to the host."""
        with contextlib.suppress(Exception):  # a host without a status bar is no reason to stop
            self.app.status_bar = text

    @property
    def office(self) -> Path:
        """The office's folder, as set."""
        return Path(self._needed("office"))

    @property
    def period(self) -> str:
        """The period being worked on, as set."""
        return self._needed("period")

    @property
    def user(self) -> str:
        """Who is at this desk."""
        return self._needed("user")

    def _needed(self, key: str) -> str:
        value = self.memory.get(key)
        if not value:
            set_up = find_button("help_settings")
            raise Refused(
                f"还没有设置“{KEYS[key]}”。请点“{set_up.group}”里的“{set_up.label}”，填好后再点一次“{set_up.label}”保存。"
            )
        return value
