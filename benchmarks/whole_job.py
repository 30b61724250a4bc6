"""How fast the whole job over many rosters is, against the limit of the libraries (L) and two naive peers (N, M), in one run.

L parses with python-calamine and writes the same cells with rustpy-xlsxwriter, no checks. N is the naive peer (pandas,
openpyxl, iterrows, to_excel); M reads with openpyxl read_only and writes with XlsxWriter, with the peer's rules. The
product guards, reads, checks every cell and across files, and writes the consolidated workbook and the problem list.

"By county" is the job as several offices do it, or several processors: each county by itself, and then the persons that
are on the rosters of two counties. Only that way 4,000 files fit into any memory; to grow, the same files are linked
under other names, and what is counted as a person is told apart. Every contender has a process of its own.

    python -m benchmarks.whole_job --files 400 [--workers 2] [--growth 10] [--peers]
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import resource
import subprocess
import sys
import tempfile
import time
from array import array
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import NamedTuple

from addin.demo.county.make_county import clean_books, make_county
from addin.demo.county.scale import Scale
from addin.runtime.gc_pause import paused_gc
from addin.runtime.pool import LostResult, map_in_pool
from benchmarks.messy import write
from workbook_templates.schema import form
from workbook_templates.table import Tables
from workbook_templates.write.fill import fill_form

AS_OF = dt.date(2026, 9, 30)
PERSONS_A_FILE = 160
UNITS_A_COUNTY = 50


def make_files(count: int, folder: Path) -> list[Path]:
    """That many filled rosters, a folder for each county."""
    made: list[Path] = []
    while len(made) < count:
        seed = len(made) // UNITS_A_COUNTY + 1
        units = min(UNITS_A_COUNTY, count - len(made))
        scale = Scale(units=max(units, 4), persons=max(units, 4) * PERSONS_A_FILE, assessed=0)
        books = clean_books(make_county(seed, scale), scale)
        part = folder / f"0_{seed}"
        part.mkdir(parents=True)
        made += write([book for book in books if book.kind == "roster"][:units], part)
    return made


def grow(folder: Path, times: int, grown: Path) -> None:
    """As many counties again and again, their files linked under other names."""
    for n in range(times):
        for county_folder in folder.iterdir():
            part = grown / f"{n}_{county_folder.name.partition('_')[2]}"
            part.mkdir(parents=True)
            for path in county_folder.iterdir():
                os.link(path, part / f"{n}_{path.name}")


def limit(paths: list[Path], out: Path) -> None:
    """L: what the libraries alone need."""
    from python_calamine import CalamineWorkbook
    from rustpy_xlsxwriter import write_worksheets

    sheets: dict[str, list[dict[str, object]]] = {sheet.name: [] for sheet in form("roster").sheets}
    for path in paths:
        book = CalamineWorkbook.from_path(str(path))
        for sheet in form("roster").sheets:
            rows = book.get_sheet_by_name(sheet.name).to_python()
            names = [str(name) for name in rows[2]]
            sheets[sheet.name] += [dict(zip(names, row, strict=True)) for row in rows[3:]]
    write_worksheets([(name, rows) for name, rows in sheets.items() if rows], str(out / "limit.xlsx"))


def product(paths: list[Path], out: Path) -> Tables:
    """The product's own way: guard, read, check, consolidate, list the problems."""
    from validators.engine import check
    from workbook_templates.merge import merge_tables
    from workbook_templates.read import read_submission

    submissions = [read_submission(path, name=f"{path.parent.name}/{path.name}") for path in paths]
    reports = check(submissions, as_of=AS_OF, together=True)
    tables = merge_tables([submission.tables for submission in submissions])
    rows = {sheet.name: tables[sheet.name].records(*(c.name for c in sheet.columns)) for sheet in form("roster").sheets}
    fill_form(out / "product.xlsx", form("roster"), {"填报单位": "示例", "单位代码": "530102"}, rows)
    lines = [f"{f.file}\t{f.cell}\t{f.rule}\t{f.message}" for report in reports for f in report.findings]
    (out / "problems.txt").write_text("\n".join(lines), encoding="utf-8")
    return tables


class County(NamedTuple):
    """What comes back from a county: how many files, and its persons as whole numbers."""

    files: int
    persons: array[int]


def county(folder: Path) -> County:
    """The job of one county, its workbook beside its files."""
    with tempfile.TemporaryDirectory() as out, paused_gc():
        tables = product(paths := sorted(folder.iterdir()), Path(out))
    apart = int(folder.name.partition("_")[0]) * 10**17
    numbers = (str(number) for number in tables["离退休干部"].get("身份证号") if number is not None)
    return County(len(paths), array("q", (apart + int(number[:17]) for number in numbers if number[:17].isdecimal())))


def by_county(folder: Path, workers: int) -> None:
    """All counties, and who is on the rosters of two of them."""
    folders = sorted(folder.iterdir())
    persons, files = array("q"), 0
    for done in map_in_pool(county, folders, workers=workers):
        if isinstance(done, LostResult):
            raise SystemExit("a process came to its end")
        persons.extend(sorted(set(done.persons)))
        files += done.files
    seen = sorted(persons)
    twice = sum(one == other for one, other in pairwise(seen))
    print(f"{files} files, {len(seen)} persons, {twice} in two counties")


def naive(paths: list[Path], out: Path) -> None:
    """N: pandas, openpyxl, iterrows, to_excel."""
    import pandas as pd

    from benchmarks.naive.job import check_unit, units
    from benchmarks.naive.reading import read

    books = [read(path) for path in paths]
    found = [where for unit in units(books) for where in check_unit(unit, AS_OF)]
    with pd.ExcelWriter(out / "naive.xlsx", engine="openpyxl") as writer:
        for sheet in form("roster").sheets:
            pd.DataFrame([row.raw for book in books for row in book.rows[sheet.name]]).to_excel(writer, sheet_name=sheet.name)
        pd.DataFrame(found).to_excel(writer, sheet_name="problems")


def better(paths: list[Path], out: Path) -> None:
    """M: openpyxl read_only and XlsxWriter, the peer's rules."""
    import openpyxl
    import pandas as pd
    import xlsxwriter

    from benchmarks.naive import reading
    from benchmarks.naive.job import check_unit, units

    def frames(path: Path) -> dict[str, pd.DataFrame]:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
        return {sheet.title: pd.DataFrame(list(sheet.values), dtype=object) for sheet in book}

    books = [reading.from_frames(path, frames(path)) for path in paths]
    found = [where for unit in units(books) for where in check_unit(unit, AS_OF)]
    with xlsxwriter.Workbook(str(out / "better.xlsx")) as workbook:
        for sheet in form("roster").sheets:
            target = workbook.add_worksheet(sheet.name)
            lines = [[str(cell) for cell in row.raw.values()] for book in books for row in book.rows[sheet.name]]
            for n, line in enumerate(lines):
                target.write_row(n, 0, line)
        problems = workbook.add_worksheet("problems")
        for n, where in enumerate(found):
            problems.write_row(n, 0, where)


def one_office(paths: list[Path], out: Path) -> None:
    """The product over all files as one office."""
    with paused_gc():
        product(paths, out)


Contender = Callable[[list[Path], Path], None]
CONTENDERS: dict[str, Contender] = {"L": limit, "product": one_office, "M": better, "N": naive}


class Measured(NamedTuple):
    """Seconds of the best run by the clock and by the processors, and the largest memory of any one process in MiB.

    ``share`` and ``share_worked`` are the middle one of the rounds' ratios to L: each round measures all contenders one
    after the other, so a machine that is slower for a while is slower for all of them.
    """

    seconds: float
    worked: float
    memory: float
    share: float = 0.0
    share_worked: float = 0.0


def here(name: str, folder: Path, times: int) -> None:
    """Measure one contender in this process, and print."""
    paths = sorted(folder.glob("*/*.xlsx"))
    seconds, worked = [], []
    with tempfile.TemporaryDirectory() as out:
        CONTENDERS["product" if name.isdecimal() else name](paths[:3], Path(out))  # imports, schemas, blank forms
        for _ in range(times):
            start, before = time.perf_counter(), sum(os.times()[:4])
            if name.isdecimal():
                by_county(folder, int(name))
            else:
                CONTENDERS[name](paths, Path(out))
            seconds.append(time.perf_counter() - start)
            worked.append(sum(os.times()[:4]) - before)
    peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / 1024
    print(min(seconds), min(worked), peak)


def measured(name: str, folder: Path, times: int = 1) -> Measured:
    """The same in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.whole_job", "--only", name, "--folder", str(folder), "--times", str(times)]
    told = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.split()
    return Measured(*map(float, told[-3:]))


def in_turns(names: list[str], folder: Path, rounds: int) -> dict[str, Measured]:
    """Each contender's best over some rounds, and its share of L: what else the machine does meets all of them."""
    found: dict[str, list[Measured]] = {name: [] for name in names}
    for _ in range(rounds):
        for name in names:
            found[name].append(measured(name, folder, 2))
    return {name: _best(runs, found["L"]) for name, runs in found.items()}


def _best(runs: list[Measured], lowest: list[Measured]) -> Measured:
    pairs = list(zip(runs, lowest, strict=True))
    share, worked = median(run.seconds / low.seconds for run, low in pairs), median(run.worked / low.worked for run, low in pairs)
    seconds, best_worked, memory = (min(one[i] for one in runs) for i in range(3))
    return Measured(seconds, best_worked, memory, share, worked)


def main() -> None:
    """Measure and print ratios."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--files", type=int, default=400)
    options.add_argument("--workers", type=int, default=1, help="also by county over so many processes")
    options.add_argument("--growth", type=int, default=0, help="also so many times the files")
    options.add_argument("--peers", action="store_true", help="also the slow peers N and M")
    options.add_argument("--rounds", type=int, default=5, help="the middle of so many rounds counts")
    options.add_argument("--times", type=int, default=1, help=argparse.SUPPRESS)
    options.add_argument("--only", help=argparse.SUPPRESS)
    options.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    asked = options.parse_args()
    if asked.only:
        here(asked.only, asked.folder, asked.times)
        return
    with tempfile.TemporaryDirectory() as name:
        compare(asked, Path(name))


def compare(asked: argparse.Namespace, root: Path) -> None:
    """All that was asked for, side by side."""
    folder = root / "files"
    paths = make_files(asked.files, folder)
    print(f"{len(paths)} files, {sum(path.stat().st_size for path in paths) / 2**20:.1f} MiB")
    names = {"L": "L", "product": "product, one office", "1": "product by county"}
    if asked.workers > 1:
        names[str(asked.workers)] = f"  over {asked.workers} processes"
    found = in_turns(list(names), folder, asked.rounds)
    for name, label in names.items():
        line(label, found[name], found["L"])
    if asked.growth:
        grow(folder, asked.growth, root / "grown")
        more = min((measured("1", root / "grown") for _ in range(asked.rounds)), key=lambda one: one.worked)
        line(f"  {asked.growth} times the files", more, found["L"])
        by_clock, by_work = more.seconds / found["1"].seconds, more.worked / found["1"].worked
        print(f"growth {by_clock:.2f} times by the clock, {by_work:.2f} times in processor time")
    for name in ("M", "N") if asked.peers else ():
        peer = measured(name, folder)
        line(name, peer, found["L"])
        print(f"  {peer.worked / found['product'].worked:.1f} times the product")


def line(label: str, one: Measured, lowest: Measured) -> None:
    """One contender beside the limit."""
    share, worked = one.share or one.seconds / lowest.seconds, one.share_worked or one.worked / lowest.worked
    print(f"{label:22}{one.seconds:8.2f} s{share:7.2f} L{worked:7.2f} L of processor time{one.memory:6.0f} MiB a process")


if __name__ == "__main__":
    main()
