"""What a command pays before it does anything: ``python -m benchmarks.startup [ROUNDS]``, the best of so many rounds.

``yinling check`` of one roster of 150 persons stands beside the libraries it cannot do without, ``yinling --help`` beside
Python itself. By the clock, and in processor time, which other programs on the machine disturb less.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from addin.demo.county.make_county import clean_books, make_county
from addin.demo.county.scale import Scale
from benchmarks.messy import write

PERSONS = 150
YINLING = Path(sys.executable).with_name("yinling")
BARE = [sys.executable, "-c", "pass"]
LIBRARIES = [sys.executable, "-c", "import python_calamine, pydantic"]
# An installed program has its bytecode: where none may be written, compiling would be measured.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


class Taken(NamedTuple):
    """Seconds by the clock and by the processor."""

    seconds: float
    worked: float


def once(command: list[str]) -> Taken:
    """Run a command to its end."""
    start, before = time.perf_counter(), sum(os.times()[2:4])
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=ENVIRONMENT, check=False)
    return Taken(time.perf_counter() - start, sum(os.times()[2:4]) - before)


def best(commands: dict[str, list[str]], rounds: int) -> dict[str, Taken]:
    """The best of each, taken in turns."""
    found: dict[str, list[Taken]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            found[name].append(once(command))
    return {name: Taken(*map(min, zip(*runs, strict=True))) for name, runs in found.items()}


def roster(folder: Path) -> Path:
    """A roster of about 150 persons: of several units' the one that comes nearest."""
    scale = Scale(units=4, persons=4 * PERSONS, assessed=0)
    books = [book for book in clean_books(make_county(1, scale), scale) if book.kind == "roster"]
    book = min(books, key=lambda one: abs(len(one.sheets["离退休干部"]) - PERSONS))
    print(f"{len(book.sheets['离退休干部'])} persons")
    return next(iter(write([book], folder)))


def main() -> None:
    """Measure and print ratios."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    with tempfile.TemporaryDirectory() as folder:
        commands = {
            "python": BARE,
            "libraries": LIBRARIES,
            "check": [str(YINLING), "check", str(roster(Path(folder)))],
            "help": [str(YINLING), "--help"],
        }
        taken = best(commands, rounds)
    for name, (seconds, worked) in taken.items():
        print(f"{name:10} {seconds * 1000:6.0f} ms  {worked * 1000:6.0f} ms of processor time")
    check, libraries, shown, bare = (taken[name] for name in ("check", "libraries", "help", "python"))
    print(f"check / libraries  {check.seconds / libraries.seconds:.2f}  {check.worked / libraries.worked:.2f} in processor time")
    print(f"help - python      {shown.seconds - bare.seconds:.2f} s  {shown.worked - bare.worked:.2f} s of processor time")


if __name__ == "__main__":
    main()
