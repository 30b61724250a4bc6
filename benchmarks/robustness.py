"""Thousands of broken workbooks, made from good ones by seeded mutation: does the reader refuse, read, or fall over?

    python benchmarks/robustness.py [COUNT] [SEED]

Each file is read, checked and (one in four) marked in a worker process; a worker that dies or takes longer than the
limit on one file is counted and replaced. Prints a table, and the recipe of every input that crashed or hung.
"""

from __future__ import annotations

import contextlib
import os
import re
import resource
import select
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.mutations import bases, recipe  # noqa: E402 - found where it is run as a file

LIMIT = 5.0


def work(seed: int) -> None:
    """The worker: numbers in on standard input, a line of outcome on standard output."""
    from validators.engine import check
    from workbook_templates.mark import mark
    from workbook_templates.read import read_submission

    good = bases()
    # Python's own counter would also show the making of the input, so the high-water mark is reset before each file.
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.xlsx"
        for line in sys.stdin:
            n = int(line)
            name, data = recipe(seed, n, good)
            path.write_bytes(data)
            del data
            reset_peak()
            started = time.perf_counter()
            try:
                read = read_submission(path)
                report = check([read])[0]
                if read.form and n % 4 == 0:
                    mark(path, Path(folder) / "y.xlsx", report.findings)
                outcome = "read" if read.form else f"refused {read.facts[-1].value or read.facts[-1].kind}"
            except BaseException as error:  # noqa: BLE001 - any exception is what is looked for
                outcome = f"crash {type(error).__name__}: {error}"
            print(
                n, f"{time.perf_counter() - started:.3f}", peak(), name.replace(" ", "_"), outcome.replace("\n", " "), flush=True
            )


def reset_peak() -> None:
    """Let the kernel count this process's largest memory anew (Linux)."""
    with contextlib.suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5")


def peak() -> int:
    """The largest memory since, in MiB."""
    try:
        found = re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())
        return int(found[1]) // 1024 if found else 0
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


class Worker:
    """A process that is replaced when it dies or hangs."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.process = self._start()

    def _start(self) -> subprocess.Popen[str]:
        command = [sys.executable, __file__, "--worker", str(self.seed)]
        return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)

    def ask(self, n: int) -> str:
        """The outcome of one input."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        print(n, file=self.process.stdin, flush=True)
        ready, _, _ = select.select([self.process.stdout], [], [], LIMIT + 25)  # making the input also takes time
        line = self.process.stdout.readline() if ready else ""
        if line:
            return line
        self.process.kill()
        code = self.process.wait()
        self.process = self._start()
        return f"{n} {LIMIT} 0 ? {'hang' if not ready else f'crash process died ({code})'}\n"

    def close(self) -> None:
        """Let it end."""
        assert self.process.stdin is not None
        self.process.stdin.close()
        self.process.wait()


def outcomes(count: int, seed: int) -> Iterator[tuple[int, float, int, str, str]]:
    worker = Worker(seed)
    for n in range(count):
        number, seconds, memory, name, outcome = worker.ask(n).rstrip("\n").split(" ", 4)
        yield int(number), float(seconds), int(memory), name, outcome
    worker.close()


def main(count: int = 5000, seed: int = 1) -> int:
    """Run and print; 1 where anything crashed or hung."""
    told: Counter[str] = Counter()
    reasons: Counter[str] = Counter()
    slowest, largest = (0.0, 0, ""), (0, 0, "")
    bad: list[str] = []
    for n, seconds, memory, name, outcome in outcomes(count, seed):
        kind, _, reason = outcome.partition(" ")
        kind = "hang" if seconds > LIMIT else kind
        told[kind] += 1
        if kind == "refused":
            reasons[reason] += 1
        if kind in ("crash", "hang"):
            bad.append(f"seed {seed}, input {n}, {name}: {outcome}")
        slowest, largest = max(slowest, (seconds, n, name)), max(largest, (memory, n, name))
    print(f"inputs tried {count}  refused {told['refused']}  read {told['read']}  crashes {told['crash']}  hangs {told['hang']}")
    print(f"slowest {slowest[0]:.2f} s (input {slowest[1]}, {slowest[2]})")
    print(f"largest memory {largest[0]} MiB (input {largest[1]}, {largest[2]})")
    print("refused because: " + ", ".join(f"{name} {number}" for name, number in reasons.most_common()))
    print(*bad, sep="\n")
    return int(bool(bad))


if __name__ == "__main__":
    os.environ.setdefault("PYTHONPATH", str(ROOT))
    if sys.argv[1:2] == ["--worker"]:
        work(int(sys.argv[2]))
    else:
        sys.exit(main(*(int(argument) for argument in sys.argv[1:3])))
