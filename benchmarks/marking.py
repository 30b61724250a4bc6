"""What marking costs beside reading: 400 filled forms with planted errors, and the same forms with many errors each.

The forms are the demo's, of all kinds that have a hundred rows or more, errors planted as clerks make them. For the second
round every twenty-fifth cell is spoiled besides. Read, checked and marked by one process in turn, each file read once; seconds
are processor time, the best of some rounds. Asked: marking costs no more than three times reading. A second marking also
takes off the first.

    python -m benchmarks.marking [--files 400] [--rounds 3] [--profile]
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from random import Random

from addin.demo.county.filled_forms import DemoForm
from addin.demo.county.make_county import clean_books, make_county
from addin.demo.county.save_forms import save_form
from addin.demo.county.scale import Scale
from addin.demo.plants import plant_errors
from addin.runtime.gc_pause import paused_gc
from benchmarks.messy import spoiled
from validators.engine import check
from validators.finding import Report
from workbook_templates.mark import mark_reading
from workbook_templates.read import Reading, read_file, read_submission
from workbook_templates.schema import form

UNITS_A_COUNTY = 50
PERSONS_A_UNIT = 60
FEWEST_ROWS = 100
EACH = 5  # violations of every rule in a county of fifty units
MANY = 0.04  # of the cells
ASKED = 3.0


def planted_books(seed: int) -> list[DemoForm]:
    """A county's forms of a hundred rows or more, with violations of every rule planted among them."""
    scale = Scale(units=UNITS_A_COUNTY, persons=UNITS_A_COUNTY * PERSONS_A_UNIT, assessed=8, each=EACH)
    county = make_county(seed, scale)
    books = plant_errors(county, clean_books(county, scale), seed, scale).books
    return [book for book in books if not book.byte_edits and sum(map(len, book.sheets.values())) >= FEWEST_ROWS]


def make_files(count: int, folder: Path, *, many: bool) -> Iterator[Path]:
    """That many forms; with ``many`` their cells spoiled besides."""
    made, seed = 0, 0
    while made < count:
        seed += 1
        for book in planted_books(seed)[: count - made]:
            if many:
                spoil(book, Random(f"{seed}/{book.file}"))
            made += 1
            yield save_form(book, folder / f"{seed}")


def spoil(book: DemoForm, rng: Random) -> None:
    """Spoil some of a form's cells as clerks do."""
    columns = {sheet.name: sheet.own for sheet in form(book.kind).sheets}
    for name, rows in book.sheets.items():
        for row in rows:
            for column in columns[name]:
                if rng.random() < MANY and column.name in row:
                    row[column.name] = spoiled(rng, column)


def timed(work: Callable[[], object], rounds: int) -> float:
    """Processor seconds of the best of some rounds."""
    best = float("inf")
    for _ in range(rounds):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best


def checked(paths: Sequence[Path]) -> list[Report]:
    """A report for each file, each checked by itself."""
    return [check([read_submission(path)])[0] for path in paths]


def read_all(paths: Sequence[Path]) -> list[Reading]:
    """Each file read, and all that was read kept for marking."""
    readings = [read_file(path) for path in paths]
    for reading in readings:
        assert reading.submission.file
    return readings


def mark_all(readings: Sequence[Reading], reports: Sequence[Report], folder: Path) -> list[Path]:
    """Marked copies of those that are forms, from the readings that were checked."""
    written = []
    for n, (reading, report) in enumerate(zip(readings, reports, strict=True)):
        target = folder / f"{n:04d}.xlsx"
        if report.kind and mark_reading(reading, target, report.findings):
            written.append(target)
    return written


def measure(paths: list[Path], folder: Path, rounds: int, *, profile: bool) -> float:
    """Print the figures of these files; marking as a multiple of reading."""
    once, again = folder / "once", folder / "again"
    once.mkdir()
    again.mkdir()
    reports = checked(paths)  # also the warm-up: imports, schemas, compiled patterns
    readings = read_all(paths)
    marked = mark_all(readings, reports, once)
    left = [report for report in reports if report.kind]
    found = sum(len(report.findings) for report in reports)
    rows = sum(sum(report.rows.values()) for report in reports)
    print(f"{len(paths)} files, {rows / len(paths):.0f} rows and {found / len(paths):.1f} findings each, {len(marked)} marked")
    reading = timed(lambda: [read_submission(path) for path in paths], rounds)
    whole = timed(lambda: checked(paths), rounds)
    marking = timed(lambda: mark_all(readings, reports, once), rounds)
    marked_before = read_all(marked)
    second = timed(lambda: mark_all(marked_before, left, again), rounds)
    print(f"  reading          {reading:7.2f} s")
    print(f"  checking         {whole - reading:7.2f} s  {(whole - reading) / reading:5.2f} x reading")
    print(f"  marking          {marking:7.2f} s  {marking / reading:5.2f} x reading")
    print(f"  marking again    {second:7.2f} s  {second / reading:5.2f} x reading (the marks of the first run taken off)")
    if profile:
        with cProfile.Profile() as work:
            mark_all(readings, reports, once)
        pstats.Stats(work).sort_stats("tottime").print_stats(18)
    return marking / reading


def main() -> int:
    """Measure both, and say whether what is asked is kept."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--files", type=int, default=400)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--profile", action="store_true")
    asked = options.parse_args()
    worst = 0.0
    for many in (False, True):
        with tempfile.TemporaryDirectory() as name, paused_gc():
            paths = list(make_files(asked.files, Path(name) / "files", many=many))
            worst = max(worst, measure(paths, Path(name), asked.rounds, profile=asked.profile))
    print(f"marking costs at most {worst:.2f} x reading; asked: {ASKED:g} x")
    return int(worst > ASKED)


if __name__ == "__main__":
    raise SystemExit(main())
