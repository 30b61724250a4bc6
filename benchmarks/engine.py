"""How fast blocks of cells cross between Python and LibreOffice Calc, through xlwings.

Run `python -m benchmarks.engine [CELLS]`; it starts an office of its own.
"""

from __future__ import annotations

import datetime as dt
import statistics
import sys
import time
from collections.abc import Callable

import pandas as pd
import xlwings as xw

from addin.hosts.libreoffice import register, undo_step
from tests.addin.hosts.bridge import bridge_found

COLUMNS = 10
ROUNDS = 3


def blocks(rows: int) -> dict[str, list[list[object]]]:
    day = dt.date(2026, 1, 1)
    return {
        "numbers": [[float(r * COLUMNS + c) for c in range(COLUMNS)] for r in range(rows)],
        "texts": [[f"第{r}行第{c}列" for c in range(COLUMNS)] for r in range(rows)],
        "mixed": [[f"名{r}", "532101194912190034", day, True, 120.5, None, "党", r, "", 1.0] for r in range(rows)],
        "formulas": [[f"=SUM($M{r},$N{r})*{c}" for c in range(COLUMNS)] for r in range(1, rows + 1)],
    }


def seconds(work: Callable[[], object]) -> float:
    """The median of a few rounds."""
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def main(cells: int) -> None:
    rows = cells // COLUMNS
    app = xw.App(visible=False, add_book=False)
    try:
        book = app.books.add()
        print(f"{rows * COLUMNS:,} cells, median of {ROUNDS}\n")
        print("| block | write s | read s | write inside undo_step s |\n|---|---|---|---|")
        for name, data in blocks(rows).items():
            measure(book, name, data)
        measure_frame(book, pd.DataFrame(blocks(rows)["mixed"]))
        sheet = book.sheets.add()
        single = seconds(lambda: [setattr(sheet.range((r, 1)), "value", r) for r in range(1, 101)])
        print(f"one cell at a time: {single * 10:.1f} ms a cell")
    finally:
        app.quit()


def measure(book: xw.Book, name: str, data: list[list[object]]) -> None:
    """One block there and back."""
    sheet = book.sheets.add()
    whole = sheet["A1"].resize(len(data), COLUMNS)

    def write() -> None:
        sheet["A1"].value = data

    def write_in_step() -> None:
        with undo_step(book, "写"):
            write()

    written, read = seconds(write), seconds(lambda: whole.value)
    print(f"| {name} | {written:.2f} | {read:.2f} | {seconds(write_in_step):.2f} |")
    if name == "formulas":
        print(f"\nreading them as formulas: {seconds(lambda: whole.formula):.2f} s")


def measure_frame(book: xw.Book, frame: pd.DataFrame) -> None:
    """A pandas frame there and back."""
    sheet = book.sheets.add()
    whole = sheet["A1"].resize(len(frame) + 1, COLUMNS + 1)

    def write() -> None:
        sheet["A1"].value = frame

    print(f"a pandas frame of the mixed block: written in {seconds(write):.2f} s, ", end="")
    print(f"read in {seconds(lambda: whole.options(pd.DataFrame).value):.2f} s")


if __name__ == "__main__":
    if not bridge_found():
        sys.exit("this Python has no bridge to LibreOffice")
    register()
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
