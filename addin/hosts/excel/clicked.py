"""Run one button in Excel: ``python -m addin.hosts.excel.clicked TAG WINDOW``, with the workbook's name in YINLING_BOOK.

The add-in starts it at a click and waits. WINDOW is the handle of Excel's window; on a Mac there is neither it nor a name, and
the workbook in front is meant.
"""

from __future__ import annotations

import os
import sys
from typing import Any

BOOK = "YINLING_BOOK"


def main(arguments: list[str]) -> None:
    """Run one button. SystemExit with status 1, which the add-in tells in a sentence, where the workbook is not reached.

    ``arguments`` are the button's tag and, on Windows, the handle of Excel's window.
    """
    from addin.doors.ribbon import lean_start  # noqa: PLC0415 - before xlwings, which then loads without what no button needs
    from addin.doors.ribbon.click import click  # noqa: PLC0415 - after it
    from addin.doors.ribbon.user_settings import UserSettings  # noqa: PLC0415 - as above
    from addin.runtime.bug_log import USER_LOG, note_bug  # noqa: PLC0415 - as above

    tag, *window = arguments
    user_settings = UserSettings()
    try:
        book = _book(window)
    except Exception as error:  # noqa: BLE001 - whatever Excel answers, the add-in can tell no more than that there is no workbook
        note_bug(user_settings.folder / USER_LOG, tag, error)
        sys.exit(1)
    lean_start.restore()
    click(tag, book, user_settings)


def _book(window: list[str]) -> Any:
    """The workbook that was in front at the click: by its name, in the Excel that has the window."""
    import xlwings as xw  # noqa: PLC0415 - half a second

    if not window:
        return xw.books.active
    from xlwings import _xlwindows  # noqa: PLC0415 - as Book.caller does, but that cuts a name at "="

    excel = xw.App(impl=_xlwindows.App(xl=int(window[0])))  # type: ignore[no-untyped-call]
    return excel.books[os.environ[BOOK]]


if __name__ == "__main__":
    main(sys.argv[1:])
