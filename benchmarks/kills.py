"""Money under ``kill -9``: every step of a payment and its corrections, killed at random moments and run again.

A small office lives through compute, approve, pay, the bank's answer, its approval, adjust, approve and pay; then one month of a
person is annulled and another given back, the person consents, and the next adjustment keeps the one back from the other. There
is a snapshot before each step. Then, again and again, a step is started in a process of its own on a copy of its snapshot and
killed at a random moment; the ledger must verify, the step is run to its end, and the office must stand where it stood without
the kill: the same entries, the same batches, the same papers and consents.

    python -m benchmarks.kills [--kills 300] [--seed 1]

Exit status 0 where no kill lost or doubled anything. Unix only (fork).
"""

from __future__ import annotations

import argparse
import contextlib
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import openpyxl

from addin.demo.county.make_county import clean_books, make_county
from addin.demo.county.scale import Scale
from addin.errors import Refused
from addin.ledger.offset_consents import consents
from addin.settings import Level, Settings
from addin.store.connection import reading
from addin.submissions.filing import now
from addin.submissions.folder import PAID, init_office, open_office
from addin.submissions.receive import receive
from addin.submissions.register import Subordinate, save_units
from addin.usecases.adjustments import adjust_periods
from addin.usecases.allowance_papers import write_allowance_sheet
from addin.usecases.allowances import (
    approve_batch,
    batches_of,
    compute_batch,
    pay_batch,
    verify_ledger,
)
from addin.usecases.bank_answers import take_answer
from addin.usecases.consents import agree_to_offsets
from addin.usecases.corrections import return_payment, reverse_payment
from addin.usecases.kept_papers import end_act
from addin.usecases.ledger_export import ledger_entries
from benchmarks.messy import write
from workbook_templates.atomic_write import write_atomically

PERIOD = "2026Q3"
Act = Callable[[Path], object]


class Step(NamedTuple):
    """One step of the office: its name and what it does to the office's folder."""

    name: str
    act: Act


class State(NamedTuple):
    """Where an office stands: its entries (kind, person, month, fen, batch), its batches by state, its kept papers, and who has
    agreed to offsets.
    """

    entries: list[tuple[str, str, str, int, int]]
    batches: list[tuple[str, str]]
    papers: list[str]
    agreed: list[str]


def _number(root: Path, state: str) -> str:
    """The newest batch in a state."""
    return next(one.number for one in reversed(batches_of(root, "")[0]) if one.state == state)


def _answered(root: Path) -> object:
    """The bank could not pay the first two of its list. Its answer is one file of the same bytes, however often it is asked."""
    bank, answer = root / "清单.xlsx", root / "回盘.csv"
    write_allowance_sheet(root, PERIOD, "", root / "表.xlsx", bank)
    listed = openpyxl.load_workbook(bank).worksheets[0].iter_rows(min_row=2, values_only=True)
    orders = [(row[1], row[5]) for row in listed if row[1]]
    lines = [f"{order},{yuan},{'失败,销户' if n < 2 else '成功,'}" for n, (order, yuan) in enumerate(orders)]
    write_atomically(answer, "\n".join(["参考号,金额,处理结果,失败原因", *lines]).encode())
    return take_answer(root, answer, "李明")


def _debtor(root: Path) -> str:
    """The last person who was paid: none of those whom the bank could not pay."""
    return next(one.person for one in reversed(ledger_entries(root)[0]) if one.kind == "pay")


def _once(root: Path, correct: Callable[..., object], month: str) -> object:
    """Enter a correction of the debtor's month unless one waits already: so does a clerk who looks after a power cut."""
    waits = any(one.state == "draft" for one in batches_of(root, "")[0])
    return None if waits else correct(root, person=_debtor(root), month=month, entry=0, reason="演练", by="李明")


def _agreed(root: Path) -> object:
    return agree_to_offsets(root, person=_debtor(root), day="2026-10-08", evidence="同意书1号", by="李明")


APPROVE = Step("approve", lambda root: approve_batch(root, "", _number(root, "draft"), "王芳"))
STEPS = (
    Step("compute", lambda root: compute_batch(root, PERIOD, "李明")),
    Step("approve", lambda root: approve_batch(root, PERIOD, "", "王芳")),
    Step("pay", lambda root: pay_batch(root, PERIOD, "", "赵强")),
    Step("returned", _answered),
    APPROVE._replace(name="approve the correction"),
    Step("adjust", lambda root: adjust_periods(root, PERIOD, "李明")),
    APPROVE._replace(name="approve the adjustment"),
    Step("pay the adjustment", lambda root: pay_batch(root, "", _number(root, "approved"), "赵强")),
    Step("annul", lambda root: _once(root, reverse_payment, "2026-07")),
    APPROVE._replace(name="approve the annulment"),
    Step("given back", lambda root: _once(root, return_payment, "2026-08")),
    APPROVE._replace(name="approve what was given back"),
    Step("consent", _agreed),
    Step("adjust with an offset", lambda root: adjust_periods(root, PERIOD, "李明")),
    APPROVE._replace(name="approve the offset"),
    Step("pay the rest", lambda root: pay_batch(root, "", _number(root, "approved"), "赵强")),
)


def office(root: Path, files: Path, seed: int) -> None:
    """An office of six units that has received a quarter."""
    scale = Scale(units=6, persons=300, assessed=0)
    county = make_county(seed, scale)
    books = clean_books(county, scale)
    settings = {"name": county.office, "level": Level.COUNTY, "contact": "李明", "phone": "13888000001"}
    made, _ = init_office(root, Settings(code=county.code, **settings))  # type: ignore[arg-type] # the fields' own names
    file = root / "设置.toml"
    words = file.read_text(encoding="utf-8").replace('"联合成立" = ""', '"联合成立" = "发放"')
    file.write_text(words.replace('"多发抵扣" = "不抵扣"', '"多发抵扣" = "本人同意的抵扣"'), encoding="utf-8")
    units = {book.unit: Subordinate(book.unit, str(book.cover["填报单位"])) for book in books if book.unit != county.code}
    save_units(made, list(units.values()))
    files.mkdir()
    receive(made, list(write(books, files)), accept_with_reason="演练")


def state_of(root: Path) -> State:
    """Where the office stands now."""
    entries, _ = ledger_entries(root)
    batches = [(one.kind, one.state) for one in batches_of(root, "")[0] if one.state != "replaced"]  # a draft may be made anew
    kept = (path.name for path in (root / PAID / "存档").rglob("*") if path.is_file())
    papers = sorted(name for name in kept if not name.startswith("."))  # half a file is cleared away a day later
    made = open_office(root)
    with reading(made.ledger) as connection:
        agreed = [one.person for one in consents(connection, made.settings.code)]
    return State([(one.kind, one.person, one.month, one.fen, one.batch_id) for one in entries], batches, papers, agreed)


def killed(act: Act, root: Path, after: float) -> bool:
    """Run a step in a process of its own and kill it after so many seconds; whether it was killed before its end."""
    child = os.fork()
    if not child:
        with Path(os.devnull).open("w") as nothing:
            os.dup2(nothing.fileno(), 1)
            os.dup2(nothing.fileno(), 2)
            try:
                act(root)
            finally:
                os._exit(0)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def again(step: Step, root: Path) -> None:
    """Run a step to its end; it may have been done already, which is refused or changes nothing."""
    with contextlib.suppress(Refused, StopIteration):
        step.act(root)
    end_act(open_office(root), now())  # as the office's next act does


def lived(folder: Path, seed: int) -> tuple[list[Path], list[State], list[float]]:
    """The office's life without a kill: a snapshot before each step, where it stood after it, and the seconds it took."""
    root = folder / "office"
    office(root, folder / "files", seed)
    snapshots, states, seconds = [], [], []
    for n, step in enumerate(STEPS):
        snapshots.append(shutil.copytree(root, folder / f"before_{n}"))
        start = time.perf_counter()
        step.act(root)
        seconds.append(time.perf_counter() - start)
        states.append(state_of(root))
    if not any(kind == "recover" for kind, *_ in states[-1].entries):
        raise SystemExit("nothing was kept back: the play does not cover offsets")
    return snapshots, states, seconds


def main() -> int:
    """Kill and compare; the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--kills", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    chance, wrong, counts = random.Random(given.seed), 0, Counter[str]()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        snapshots, states, seconds = lived(folder, given.seed)
        for _ in range(given.kills):
            n = chance.randrange(len(STEPS))
            root = shutil.copytree(snapshots[n], folder / "trial")
            hit = killed(STEPS[n].act, root, chance.uniform(0, seconds[n] * 1.1))
            counts[f"{STEPS[n].name}: {'killed' if hit else 'done before'}"] += 1
            broken = verify_ledger(root, "").problems
            again(STEPS[n], root)
            after = state_of(root)
            if broken or verify_ledger(root, "").problems or after != states[n]:
                wrong += 1
                differs = [field for field, one, other in zip(State._fields, after, states[n], strict=True) if one != other]
                print("WRONG", STEPS[n].name, broken, verify_ledger(root, "").problems, differs)
            shutil.rmtree(root)
    for what, count in sorted(counts.items()):
        print(f"{what:40} {count}")
    print(f"{given.kills} kills, {wrong} of them lost or doubled something")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
