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
                start = time.perf_counter()
                screen.press(book.api, "fill_check")
                _, said = _box(screen)
                whole = time.perf_counter() - start
                screen.answer()
                screen.idle(book.api)
                print(f"click {number}: {whole:.2f} s in all, asked < 3 s;  {said[-1]}")


def _box(screen: object) -> tuple[object, list[str]]:
    while not (found := screen.boxes()):  # type: ignore[attr-defined] # a Screen, imported above once the bridge is there
        time.sleep(0.02)
    return found[0]


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
