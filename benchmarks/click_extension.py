"""The same click with nothing taken apart: 校验本表 of the extension in an office on a screen, until the answer stands there.

    python -m benchmarks.click_extension [ROWS] [ERRORS]

From the dispatch of the button to the message box that tells the outcome: the start of Python, the way back into the
office, the reading, the check and the marks. Needs what the live tests of the extension need.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks.click import roster


def main(rows: int = 2000, errors: int = 20) -> None:
    """Open it once, click three times; the last two meet the marks of the one before."""
    from addin.hosts.extension.build import build
    from addin.hosts.libreoffice import attach, register
    from tests.addin.hosts.bridge import bridge_found
    from tests.addin.hosts.extension.screen import running

    if not bridge_found():
        sys.exit("this Python has no bridge to LibreOffice")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        file = roster(folder / "roster.xlsx", rows, errors)
        extension = build(folder / "yinling.oxt", Path(sys.executable))
        with running(folder / "lo", extension) as screen:
            register()
            app = attach(screen.connection)
            app.visible = True
            book = app.books.open(str(file))
            print(f"{rows} persons, {errors} wrong numbers, through the extension")
            for number in range(1, 4):
                whole, said = _click(screen, book)
                print(f"click {number}: {whole:.2f} s in all, asked < 3 s;  {said}")


def _click(screen: Any, book: Any) -> tuple[float, str]:
    """Seconds until the answer stood there, and its last line; the box is closed again."""
    start = time.perf_counter()
    screen.press(book.api, "fill_check")
    while not (boxes := screen.boxes()):
        time.sleep(0.02)
    whole, (_, said) = time.perf_counter() - start, boxes[0]
    screen.answer()
    screen.idle(book.api)
    return whole, said[-1]


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
