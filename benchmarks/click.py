"""From a click on 校验本表 to the marks: a roster of 2,000 rows, open in LibreOffice, each click in a new Python.

    python -m benchmarks.click [ROWS] [ERRORS]

Every part is timed in the Python that the click starts; the total is taken outside of it, with the start of Python.
Needs LibreOffice and its bridge (``uno``) for this Python.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

QUIET = 0.59  # seconds the import of pandas took on the quiet machine by which the figures were asked
ONE_CLICK = """
import sys, time
began = time.perf_counter()
from pathlib import Path
from addin.hosts.extension.clicked import import_uno
import_uno(Path(sys.argv[1]))
from addin.doors.ribbon import lean_start
lean_start.restore()
from addin.hosts.libreoffice import attach, connect, register
app = attach(connect(sys.argv[2], 30))
register()
imported = time.perf_counter()
import addin.doors.ribbon.click as ribbon
from addin.doors.ribbon import live_marking
from addin.doors.ribbon import live_workbook
from addin.usecases import live_form
from addin.doors.ribbon.user_settings import UserSettings
from addin.hosts.libreoffice.app import App
said, parts = [], {"Python's imports, connection": imported - began}
App.alert = lambda self, prompt, *more: (said.append(prompt), "ok")[1]
def timed(module, name, label):
    work = getattr(module, name)
    def run(*args, **more):
        start = time.perf_counter()
        try:
            return work(*args, **more)
        finally:
            parts[label] = parts.get(label, 0) + time.perf_counter() - start
    setattr(module, name, run)
timed(live_marking, "_unmark", "take former marks off (part of mark)")
timed(live_workbook, "read_live_workbook", "read the sheets")
timed(live_form, "check_open_form", "check")
timed(live_marking, "mark_open", "mark")
ribbon.click("fill_check", app.books.active, UserSettings(Path(sys.argv[3])))
import json
print(json.dumps([parts, said]))
"""


def roster(path: Path, rows: int, errors: int) -> Path:
    """A roster with persons of their own numbers, and some wrong check digits."""
    from tests.addin.submitted_files import check_digit, unit, write
    from tests.addin.submitted_files import roster as made

    book = made(1, rows)
    every = max(rows // max(errors, 1), 1)
    for i, person in enumerate(book["离退休干部"]):
        day = f"19{50 + i // 3600:02d}{1 + i % 12:02d}{1 + i // 12 % 28:02d}"
        body = f"530102{day}{i // 336 % 450 * 2 + 1:03d}"
        digit = check_digit(body)
        if i % every == 0 and i // every < errors:
            digit = "0" if digit != "0" else "1"
        person |= {"身份证号": body + digit, "出生日期": f"{day[:4]}-{day[4:6]}-{day[6:]}", "退休日期": "2010-05-01"}
    return write(path, "roster", book, **unit(1))


def main(rows: int = 2000, errors: int = 20) -> None:
    """Open it once, click three times; the last two meet the marks of the one before."""
    from addin.hosts.libreoffice import attach, register, start_office
    from tests.addin.hosts.bridge import DEBIAN, bridge_found

    if not bridge_found():
        sys.exit("this Python has no bridge to LibreOffice")
    with tempfile.TemporaryDirectory() as folder:
        file = roster(Path(folder) / "roster.xlsx", rows, errors)
        with start_office(profile=Path(folder) / "profile") as office:
            register()
            attach(office.connection).books.open(str(file))
            pandas = _pandas()
            print(f"as a measure of this machine now: import of pandas {pandas:.2f} s ({QUIET} s where the figures were asked)")
            print(f"{rows} persons, {errors} wrong numbers, {file.stat().st_size // 1024} KiB")
            for number in range(1, 4):
                start = time.perf_counter()
                command = [sys.executable, "-c", ONE_CLICK, str(DEBIAN), office.url, folder]
                done = subprocess.run(command, capture_output=True, text=True, check=True)
                whole = time.perf_counter() - start
                parts, said = json.loads(done.stdout.splitlines()[-1])
                print(f"click {number}: {whole:.2f} s in all = {whole / pandas * QUIET:.2f} s there, asked < 3 s;  {said[-1]}")
                for label, seconds in parts.items():
                    print(f"    {seconds:6.3f} s  {label}{'  (asked < 0.5 s)' if label == 'check' else ''}")


def _pandas() -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", "import pandas"], check=True)
    return time.perf_counter() - start


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
