"""A year of a prefecture, in random order: letters good and bad, decisions, payments, corrections after closing.

The year is told by a plain model (``year_story``, ``year_letters``), written as real files, and lived through the product's use
cases in an order by chance, several times. However the letters came, the end is what the model says:

* the rosters in force, by unit and period, are the true ones;
* the ledger owes each person for each month what the model says, and whoever was paid more has an open receivable of just that;
* the upward workbooks have the same rows, as sets, and the prefecture's are those of its counties together;
* every file that was ever dropped in is accounted for: accepted, superseded, returned or taken back by a receipt, or told to be
  unusable; nothing is left in an inbox but what is no form.

    python -m benchmarks.year [--units 40] [--counties 3] [--seed 1] [--orders 2] [--database URL]

Exit status 0 where all orders ended so.
"""

from __future__ import annotations

import argparse
import datetime as dt
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from unittest.mock import patch

from benchmarks.year_end import YearEnd, differences, expected, year_end
from benchmarks.year_files import write_letter
from benchmarks.year_letters import chains, letters
from benchmarks.year_offices import Prefecture
from benchmarks.year_story import QUARTERS, Chain, Letter, Reform, Step, Unit, last_day, live_the_year, make_units

COUNTIES = ("530102", "530103", "530111", "530112")
WINDOWS = {"early": (-5, 10), "late": (11, 13), "closed": (20, 60)}  # days after the end of the quarter
CLOSING, SENT_UP = 15, 16  # days after the end of the quarter
REGISTERED = 10  # days before the end of the quarter from which on a unit is merged or divided
YEAR_END = dt.date(2027, 3, 20)


@dataclass
class Year:
    """The plan of a year, and its files by letter."""

    units: list[Unit]
    plan: dict[str, list[Chain]]
    reforms: list[Reform] = field(default_factory=list)
    files: dict[Letter, Path] = field(default_factory=dict)


def make_year(folder: Path, seed: int, counties: int, units: int) -> Year:
    """Plan a year by a seed and write its letters."""
    rng = Random(f"year {seed}")
    those = make_units(rng, list(COUNTIES[:counties]), units)
    reforms = live_the_year(rng, those)
    year = Year(those, chains(rng, those, reforms), reforms)
    for letter in letters(year.plan):
        year.files.setdefault(letter, write_letter(folder, letter))
    return year


def calendar(year: Year, order: int) -> dict[dt.date, list[Step]]:
    """By day, the letters that come and what is taken back, in an order by chance."""
    rng, found = Random(f"order {order}"), defaultdict(list)
    for quarter, those in year.plan.items():
        for chain in those:
            first, last = WINDOWS[rng.choice(list(WINDOWS)) if chain.free else chain.when]
            days = sorted(rng.sample(range(first, last + 1), len(chain.steps)))
            for day, step in zip(days, chain.steps, strict=True):
                found[last_day(quarter) + dt.timedelta(days=day)].append(step)
    for steps in found.values():
        rng.shuffle(steps)
    return found


@contextmanager
def office_clock() -> Iterator[Callable[[dt.date], None]]:
    """A clock that is set by hand; each look at it is a second after the one before."""
    shown = [dt.datetime(2026, 1, 1, 9, tzinfo=dt.timezone(dt.timedelta(hours=8)))]

    def moment() -> dt.datetime:
        shown[0] += dt.timedelta(seconds=1)
        return shown[0]

    def set_day(day: dt.date) -> None:
        shown[0] = max(shown[0], dt.datetime(day.year, day.month, day.day, 9, tzinfo=shown[0].tzinfo))

    with patch("addin.runtime.clock.moment", moment):
        yield set_day


def live(year: Year, folder: Path, order: int, database: str = "") -> Prefecture:
    """Live the year in offices of their own."""
    offices = Prefecture(folder, sorted({unit.county for unit in year.units}), database)
    days = calendar(year, order)
    ends = {last_day(quarter): quarter for quarter in QUARTERS}
    told = {last_day(one.quarter) - dt.timedelta(days=REGISTERED) for one in year.reforms}
    all_days = {*days, *told, *(end + dt.timedelta(days=n) for end in ends for n in (CLOSING, SENT_UP))}
    with office_clock() as set_day:
        set_day(min(all_days))
        offices.open(year.units)
        for day in sorted(all_days):
            set_day(day)
            offices.register_reforms(one for one in year.reforms if last_day(one.quarter) - dt.timedelta(days=REGISTERED) == day)
            offices.take_in([(step, year.files[step.letter]) for step in days.get(day, ())])
            if quarter := ends.get(day - dt.timedelta(days=CLOSING)):
                offices.end_quarter(quarter)
            if quarter := ends.get(day - dt.timedelta(days=SENT_UP)):
                offices.send_up(quarter, Random(f"{order} {quarter}"))
        set_day(YEAR_END)
        offices.send_again()
        offices.end_year()
    return offices


def told(offices: Prefecture) -> str:
    """What happened to the files, in short."""
    counts: Counter[str] = offices.outcomes
    return "，".join(f"{what} {count}" for what, count in sorted(counts.items()))


def main() -> int:
    """Live the year in several orders and compare; the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    for name, value in {"units": 40, "counties": 3, "seed": 1, "orders": 2}.items():
        parser.add_argument(f"--{name}", type=int, default=value)
    parser.add_argument("--database", default="", help="URL of an empty PostgreSQL database; with --orders 1")
    asked, wrong = parser.parse_args(), 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        year = make_year(folder / "letters", asked.seed, asked.counties, asked.units)
        print(f"{len(year.units)} units, {len(year.files)} letters")
        want: YearEnd = expected(year.units)
        for order in range(1, asked.orders + 1):
            start = time.perf_counter()
            offices = live(year, folder / str(order), order, asked.database)
            found = year_end(offices, year.files)
            print(f"order {order}: {time.perf_counter() - start:.1f} s; {told(offices)}")
            wrong += len(lines := differences(found, want))
            print(*lines[:40], sep="\n")
    print("every order ended as the model says" if not wrong else f"{wrong} differences")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
