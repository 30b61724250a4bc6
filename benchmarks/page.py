"""The page in Chromium: ``python -m benchmarks.page [COUNT] [SEED]``.

Prints how long the page takes to be ready and to check 200 persons, as ratios to a bare start of Pyodide in the same browser, and
its size. Then it checks COUNT broken workbooks, and the forms of a small county, in the page and by the command line, and prints
the files of which the two do not say the same.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from addin.demo.county.make_county import clean_books, make_county
from addin.demo.county.scale import Scale
from addin.doors.page.advice import with_page_words
from addin.hosts.browser.build import build
from addin.usecases.check_files import check_files
from benchmarks.messy import write
from benchmarks.mutations import bases, recipe
from tests.addin.doors.page.chromium import ClerksPage, browser

PERSONS = 200
AT_ONCE = 50
# Starts Python anew, nothing unpacked or compiled yet; when Python itself was there, and when the page was ready, in seconds.
START = """async () => {
  const begun = performance.now(), marks = [], told = python.told;
  await new Promise((ready) => {
    python.told = (message) => {
      told(message);
      if (message.stage) marks.push((performance.now() - begun) / 1000);
      if (message.ready) ready(marks.push((performance.now() - begun) / 1000));
    };
    python.worker.terminate();
    python.parts = null;
    python.start();
  });
  python.told = told;
  return marks.slice(-2);
}"""


def speed(page: ClerksPage, folder: Path) -> None:
    """Print the ratios."""
    bare, ready = page.tab.evaluate(START)
    (roster,) = write([one for one in clean_books(make_county(7, Scale(1, PERSONS))) if one.kind == "roster"][:1], folder)
    taken = []
    for _ in range(5):
        before = time.perf_counter()
        page.program(roster)
        taken.append(time.perf_counter() - before)
    print(f"bare Pyodide {bare:.1f} s; ready {ready / bare:.2f}; with the first check {(ready + taken[0]) / bare:.2f}")
    print(f"a further check of {PERSONS} persons {min(taken[1:]):.2f} s, {min(taken[1:]) / bare:.3f}")


def unequal(page: ClerksPage, files: list[Path]) -> list[str]:
    """The files of which page and command line say different things."""
    found: list[str] = []
    for start in range(0, len(files), AT_ONCE):
        some = files[start : start + AT_ONCE]
        by_command: list[Any] = [with_page_words(report).as_json() for report in check_files(some, workers=1)]
        found += [one["file"] for one, other in zip(by_command, page.program(*some), strict=True) if one != other]
    return found


def broken(folder: Path, count: int, seed: int) -> list[Path]:
    """Workbooks broken by seed."""
    good, files = bases(), []
    for n in range(count):
        name, content = recipe(seed, n, good)
        files.append(folder / f"{n:05d}_{name.replace(' ', '_').replace('/', '_')[:60]}.xlsx")
        files[-1].write_bytes(content)
    return files


def main(count: int = 500, seed: int = 1) -> None:
    """Build, measure, compare."""
    with tempfile.TemporaryDirectory() as place, browser() as chromium:
        folder = Path(place)
        file = build(folder / "银龄.html")
        page = ClerksPage(chromium.new_page(), file)
        page.wait()
        speed(page, folder)
        print(f"{file.stat().st_size / 1e6:.1f} MB")
        county = list(write(list(clean_books(make_county(seed, Scale(6, 120)))), folder))
        for what, files in (("forms of a county", county), ("broken workbooks", broken(folder, count, seed))):
            other = unequal(page, files)
            print(f"{len(files)} {what}: {len(files) - len(other)} equal", *other)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
