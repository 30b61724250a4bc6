"""Whether ``yinling demo`` finds all that was planted and nothing else, whatever the county is drawn from.

    python -m benchmarks.demo_seeds --seeds 60 [--first 1] [--also 60613 13 480021 12345]

A line a seed: planted, found, false alarms, wrong payments. Exit status 0 where every run is as good as the demo promises.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from addin.demo.demo_result import DemoResult
from addin.usecases.demo import run_demo


def main() -> int:
    asked = _arguments()
    seeds = [*range(asked.first, asked.first + asked.seeds), *asked.also]
    print(f"{'seed':>8}{'planted':>9}{'found':>7}{'false':>7}{'wrong':>7}")
    good = sum(_run(seed) for seed in seeds)
    print(f"{good} of {len(seeds)} seeds are clean")
    return 0 if good == len(seeds) else 1


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", type=int, default=60, help="how many, one after the other")
    parser.add_argument("--first", type=int, default=1)
    parser.add_argument("--also", type=int, nargs="*", default=[], help="seeds to run besides")
    return parser.parse_args()


def _run(seed: int) -> bool:
    with tempfile.TemporaryDirectory(prefix="demo-") as root:
        story = run_demo(Path(root) / "county", seed, quiet=True)
    _tell(story)
    return story.good


def _tell(story: DemoResult) -> None:
    result = story.evaluation
    counts = (result.planted, result.found, len(result.false_alarms), len(result.wrong))
    print(f"{story.seed:>8}{counts[0]:>9}{counts[1]:>7}{counts[2]:>7}{counts[3]:>7}", flush=True)
    for miss in result.missed:
        print("  missed:", miss)
    for alarm in result.false_alarms:
        print("  false:", alarm.rule, alarm.file, alarm.sheet, alarm.cell, alarm.message)
    for what in result.wrong:
        print("  wrong payment:", what)


if __name__ == "__main__":
    sys.exit(main())
