"""The whole job over many rosters, against the limit of the libraries (L) and two naive peers (N, M), in one run.

L parses with python-calamine and writes the same cells with rustpy-xlsxwriter, no checks. N is the naive peer (pandas,
openpyxl, iterrows, to_excel); M reads with openpyxl read_only and writes with XlsxWriter, with the peer's rules. The
product guards, reads, checks every cell and across files, and writes the consolidated workbook and the problem list.

    python -m benchmarks.whole_job --files 400 [--peers] [--workers 2]
"""

from __future__ import annotations

import argparse
import datetime as dt
import resource
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from addin.demo.county import clean_books, make_county
from addin.demo.scale import Scale
from benchmarks.messy import write
from workbook_templates.schema import form
from workbook_templates.write.fill import fill_form

AS_OF = dt.date(2026, 9, 30)
PERSONS_A_FILE = 160


def make_files(count: int, folder: Path) -> list[Path]:
    """That many filled rosters; a quarter of a county each beyond the first hundred would be no different work."""
    made: list[Path] = []
    seed = 0
    while len(made) < count:
        seed += 1
        units = min(60, count - len(made))
        scale = Scale(units=max(units, 4), persons=max(units, 4) * PERSONS_A_FILE, assessed=0)
        books = clean_books(make_county(seed, scale), scale)
        part = folder / str(seed)
        part.mkdir()
        made += list(write([book for book in books if book.kind == "roster"], part))[: count - len(made)]
    return made


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


def product(paths: list[Path], out: Path) -> None:
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


def timed(work: Callable[[list[Path], Path], None], paths: list[Path], out: Path, best_of: int = 1) -> float:
    """Seconds of the best run."""
    best = float("inf")
    for _ in range(best_of):
        start = time.perf_counter()
        work(paths, out)
        best = min(best, time.perf_counter() - start)
    return best


def main() -> None:
    """Measure and print ratios."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--files", type=int, default=400)
    options.add_argument("--peers", action="store_true", help="also the slow peers N and M")
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        paths = make_files(asked.files, out)
        size = sum(path.stat().st_size for path in paths) / 2**20
        print(f"{len(paths)} files, {size:.1f} MiB")
        lowest = timed(limit, paths, out, 3)
        print(f"L        {lowest:8.2f} s")
        ours = timed(product, paths, out, 3)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"product  {ours:8.2f} s   {ours / lowest:5.2f} L   peak {peak:.0f} MiB")
        for name, peer in (("M", better), ("N", naive)) if asked.peers else ():
            seconds = timed(peer, paths, out)
            print(f"{name}        {seconds:8.2f} s   {seconds / ours:5.1f} x the product")


if __name__ == "__main__":
    main()
