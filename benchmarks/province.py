"""How long an office of the province, and one of a county, takes to receive, consolidate and sum up; and how much memory.

The province's files are made first, or taken from ``--folder``; each step is a process of its own, as the commands are. Beside
the steps stands L: the same files parsed once with python-calamine, nothing else. Memory is that of the largest process; where
others use the machine too, the processor seconds (of all processes) tell more than the clock.

    python -m benchmarks.province [--scale 0.1] [--folder FILES] [--grown 0.2] [--county]
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from addin.demo.county.make_county import PANLONG
from benchmarks.province_files import PERIOD, PROVINCE, make_county_files, make_office, make_province, prefectures

STEPS = ("receive", "consolidate", "summary")


class Measured(NamedTuple):
    """Seconds by the clock and of the processors, and MiB of the largest process."""

    seconds: float
    worked: float
    memory: float


def receive(office: Path, files: Path) -> None:
    """Receive all files; SystemExit where one was not accepted."""
    from addin.usecases.office import receive_files

    outcomes = receive_files(office, [files], reason="演练")
    wrong = [one for one in outcomes if one.result != "accepted"]
    if wrong:
        raise SystemExit(f"{len(wrong)} files were not accepted, the first: {wrong[0].file.name} {wrong[0].messages}")


def consolidate(office: Path, files: Path) -> None:
    """Write the workbooks for the next level up."""
    from addin.usecases.office import consolidate_period

    consolidate_period(office, PERIOD)


def summary(office: Path, files: Path) -> None:
    """Write the summary workbook."""
    from addin.usecases.reports import summary as write_summary

    write_summary(office, PERIOD)


def parse(office: Path, files: Path) -> None:
    """L: every sheet of every file, by python-calamine alone."""
    from python_calamine import CalamineWorkbook

    for path in files.glob("*.xlsx"):
        book = CalamineWorkbook.from_path(str(path))
        for name in book.sheet_names:
            book.get_sheet_by_name(name).to_python()


WORK: dict[str, Callable[[Path, Path], None]] = {
    "L": parse, "receive": receive, "consolidate": consolidate, "summary": summary,
}  # fmt: skip


def here(step: str, office: Path, files: Path) -> None:
    """Run one step in this process, and print its measures."""
    start = time.perf_counter()
    WORK[step](office, files)
    seconds, worked = time.perf_counter() - start, sum(os.times()[:4])
    peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / 1024
    print(seconds, worked, peak)


def measured(step: str, office: Path, files: Path) -> Measured:
    """The same in a process of its own, its start included in the processor seconds."""
    command = [sys.executable, "-m", "benchmarks.province", "--only", step, "--folder", str(files), "--office", str(office)]
    told = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.split()
    return Measured(*map(float, told[-3:]))


def run(files: Path, office: Path) -> Measured:
    """All steps over the files of a folder, printed; their sum, and the memory of the largest process."""
    sizes = [file.stat().st_size for file in files.glob("*.xlsx")]
    lowest = measured("L", office, files)
    print(f"{len(sizes)} files, {sum(sizes) / 2**20:.1f} MiB; L {lowest.seconds:.1f} s", flush=True)
    done = [measured(step, office, files) for step in STEPS]
    whole = Measured(sum(one.seconds for one in done), sum(one.worked for one in done), max(one.memory for one in done))
    for step, one in zip((*STEPS, "all three"), (*done, whole), strict=True):
        share = f"{one.worked / lowest.worked:6.2f} L of processor time"
        print(f"  {step:12}{one.seconds:8.1f} s{one.worked:8.1f} s of processors{share}{one.memory:7.0f} MiB", flush=True)
    return whole


def main() -> None:
    """Make the files, measure and print."""
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("--scale", type=float, default=1.0, help="the share of the whole province")
    options.add_argument("--folder", type=Path, help="files that are there already")
    options.add_argument("--grown", type=float, default=0.0, help="also this share, for how the time grows")
    options.add_argument("--county", action="store_true", help="also a county of 62 units, 250 files")
    options.add_argument("--only", help=argparse.SUPPRESS)
    options.add_argument("--office", type=Path, help=argparse.SUPPRESS)
    asked = options.parse_args()
    if asked.only:
        here(asked.only, asked.office, asked.folder)
        return
    with tempfile.TemporaryDirectory() as name:
        compare(asked, Path(name))


def compare(asked: argparse.Namespace, root: Path) -> None:
    """All that was asked for."""
    files = asked.folder or root / "files"
    if not asked.folder:
        make_province(files, asked.scale)
    first = run(files, make_office(root / "office", prefectures(), PROVINCE))
    if asked.grown:
        make_province(root / "more", asked.grown)
        second = run(root / "more", make_office(root / "larger", prefectures(), PROVINCE))
        by = asked.grown / asked.scale
        print(f"{by:.1f} times the rows: {second.worked / first.worked:.2f} times the processor time")
    if asked.county:
        senders = make_county_files(root / "county")
        run(root / "county", make_office(root / "county_office", senders, PANLONG))


if __name__ == "__main__":
    main()
