"""Payers at the same moment, and payers killed in the middle: each person and month is paid exactly once."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from collections import Counter
from multiprocessing.synchronize import Barrier

import pytest
from sqlalchemy import select

from addin.ledger import lifecycle
from addin.ledger.model import Batch
from addin.store.connection import begin, open_store, reading
from addin.store.tables_ledger import entry, live_payment
from tests.addin.ledger.books import AT, PAYER, approved, ledger, made, paid, problems

SPAWN = multiprocessing.get_context("spawn")
COMMON = [[name, "甲支部", "书记", "", ""] for name in ("张建国", "李秀英", "王志强", "赵文华")]
ONE_MORE = [["钱学文", "乙支部", "书记", "", ""]]
OTHER = [["孙立人", "乙支部", "委员", "", ""]]


def pay_at_once(url: str, batch: Batch, barrier: Barrier) -> None:
    engine = open_store(url)
    barrier.wait(timeout=60)
    paid(engine, batch)


def live_of(url: str) -> list[tuple[str, str]]:
    engine = open_store(url)
    with reading(engine) as connection:
        rows = connection.execute(select(entry.c.person, entry.c.month).where(entry.c.kind == "pay")).all()
        live = connection.execute(select(live_payment.c.person, live_payment.c.month)).all()
    engine.dispose()
    assert sorted(map(tuple, rows)) == sorted(map(tuple, live))
    return [(row[0], row[1]) for row in rows]


def test_eight_payers_of_four_overlapping_batches_at_once(database_url: str) -> None:
    """Issue 11: “8 processes on overlapping batches”; two of them pay the same batch."""
    with ledger(database_url) as engine:
        posts = {"1": [*COMMON, *ONE_MORE], "2": [*COMMON, *OTHER], "3": COMMON, "4": COMMON[1:]}
        batches = [approved(engine, made(engine, rows, office=office)) for office, rows in posts.items()]
        engine.dispose()
        barrier = SPAWN.Barrier(8)
        payers = [SPAWN.Process(target=pay_at_once, args=(database_url, batch, barrier)) for batch in (*batches, *batches)]
        for payer in payers:
            payer.start()
        for payer in payers:
            payer.join(timeout=120)
        assert [payer.exitcode for payer in payers] == [0] * 8
        assert Counter(live_of(database_url)).most_common(1)[0][1] == 1
        assert len(live_of(database_url)) == 6 * 3
        assert problems(engine) == ()


def killed_after(url: str, batch: Batch, step: str) -> None:
    """Pay, and be gone right after a step, as if the plug were pulled."""
    done = getattr(lifecycle, step)

    def last_breath(*args: object, **kwargs: object) -> object:
        done(*args, **kwargs)
        os._exit(9)

    setattr(lifecycle, step, last_breath)
    paid(open_store(url), batch)


@pytest.mark.parametrize("step", ["lock_chain_end", "insert_live_payments", "block_lines", "append_entries", "_update_batch"])
def test_a_payer_killed_in_the_middle_leaves_nothing_and_can_be_repeated(database_url: str, step: str) -> None:
    with ledger(database_url) as engine:
        batch = approved(engine, made(engine, COMMON))
        engine.dispose()
        payer = SPAWN.Process(target=killed_after, args=(database_url, batch, step))
        payer.start()
        payer.join(timeout=120)
        assert payer.exitcode == 9
        assert live_of(database_url) == []
        assert paid(engine, batch).count == 12
        assert paid(engine, batch).count == 0
        assert len(live_of(database_url)) == 12
        assert problems(engine) == ()


def pay_and_sleep(url: str, batch: Batch, barrier: Barrier) -> None:
    """Do all of the work but never commit."""
    engine = open_store(url)
    with begin(engine) as connection:
        lifecycle.pay(connection, batch, PAYER, AT)
        barrier.wait(timeout=60)
        time.sleep(600)


def test_a_payer_killed_before_the_commit(database_url: str) -> None:
    with ledger(database_url) as engine:
        batch = approved(engine, made(engine, COMMON))
        engine.dispose()
        barrier = SPAWN.Barrier(2)
        payer = SPAWN.Process(target=pay_and_sleep, args=(database_url, batch, barrier))
        payer.start()
        barrier.wait(timeout=60)
        assert payer.pid is not None
        os.kill(payer.pid, signal.SIGKILL)
        payer.join(timeout=60)
        assert paid(engine, batch).count == 12
        assert problems(engine) == ()
