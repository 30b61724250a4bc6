"""60,000 payments computed, checked against the ledger and posted, beside the bare insert of the same rows; then a raise for
all of them as an adjustment, and an adjustment that finds nothing, beside the computation of the payments.

It measures the ledger alone, without the forms that an office's commands read first: those are ``benchmarks.allowance_commands``.

Run: ``python -m benchmarks.ledger [persons] [url]`` (20,000 persons, three months each; SQLite unless a URL is given).
On a machine that others use as well, ``YINLING_BENCH_CPU=1`` counts processor seconds instead of the clock on the wall.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Engine, text

from addin.ledger.adjustment import draft_adjustment
from addin.ledger.annulments import annulments
from addin.ledger.batches import find_batch, read_content, record_draft
from addin.ledger.bulk_insert import add_rows, dialect_insert
from addin.ledger.draft import ComputedDraft, compute
from addin.ledger.holdings import live_holdings
from addin.ledger.lifecycle import approve, pay
from addin.ledger.paid_for import PaidForOnDemand
from addin.ledger.payments import live_payments
from addin.runtime.gc_pause import paused_gc
from addin.store.connection import begin, open_store, reading
from addin.store.schema import ensure_schema
from addin.store.tables_ledger import entry, live_payment
from validators.allowance.claims import claim_period
from validators.allowance.judge import judge
from validators.examples import tables_of
from validators.policy import default_policy
from validators.rule import Context
from workbook_templates.table import Tables
from workbook_templates.values.identity import check_digit
from workbook_templates.values.period import Period

PERIOD = Period.parse("2026Q3")
OFFICE = "530102"
MADE, APPROVED, PAID = "李明", "王芳", "赵强"
AT = "2026-09-30T10:00:00+08:00"


def number(n: int) -> str:
    """The n-th of many well-formed identity numbers."""
    body = f"5301{n % 29 + 1:02d}19{40 + n % 25}{n // 25 % 12 + 1:02d}{n // 300 % 28 + 1:02d}{n % 997:03d}"
    return body + check_digit(body)


def tables(persons: int, raised: int = 0) -> Tables:
    """Branches of three, each with a secretary and two committee members; standards higher by ``raised`` yuan."""
    codes = [f"530102{n // 3 + 1:06d}" for n in range(persons)]
    numbers = [number(n) for n in range(persons)]
    names = [f"张{chr(0x4E00 + n % 2000)}{chr(0x5200 + n // 2000)}" for n in range(persons)]
    who = [{"身份证号": no, "姓名": name} for no, name in zip(numbers, names, strict=True)]
    return tables_of(
        {
            "党组织": [{"党组织代码": code} for code in dict.fromkeys(codes)],
            "离退休干部": [
                one
                | {"党支部代码": code, "出生日期": f"{one['身份证号'][6:10]}-{one['身份证号'][10:12]}-{one['身份证号'][12:14]}"}
                for one, code in zip(who, codes, strict=True)
            ],
            "任职": [
                one | {"任职组织代码": code, "职务": "委员" if n % 3 else "书记"}
                for n, (one, code) in enumerate(zip(who, codes, strict=True))
            ],
            "收款账户": [one | {"账号": f"62236900{n:011d}"} for n, one in enumerate(who)],
            "补贴标准": [{"月标准": str(300 + raised)}, {"职务": "委员", "月标准": str(210 + raised)}],
        }
    )


CLOCK = time.process_time if os.environ.get("YINLING_BENCH_CPU") else time.perf_counter


def timed(work: Callable[[], object]) -> float:
    start = CLOCK()
    work()
    return CLOCK() - start


def fresh(folder: Path, name: str, url: str) -> Engine:
    """An empty ledger: a new file, or a new schema of the PostgreSQL database."""
    if not url:
        engine = open_store(f"sqlite:///{folder / name}.db")
    else:
        engine = open_store(f"{url}{'&' if '?' in url else '?'}options=-csearch_path%3Dbench_{name}")
        with engine.begin() as connection:
            connection.execute(text(f"DROP SCHEMA IF EXISTS bench_{name} CASCADE"))
            connection.execute(text(f"CREATE SCHEMA bench_{name}"))
    ensure_schema(engine)
    return engine


def whole(engine: Engine, data: Tables, steps: dict[str, float]) -> None:
    """Compute against the ledger, record, approve, pay: three transactions by three hands."""
    made: list[ComputedDraft] = []

    def work_out() -> None:
        with reading(engine) as connection:
            earlier = live_payments(connection, PERIOD.months())
        made.append(compute(data, PERIOD, default_policy(), earlier, office=data.sources[0].unit))

    def write() -> None:
        with begin(engine) as connection:
            record_draft(connection, OFFICE, made[0].draft, MADE, AT)

    def confirm() -> None:
        with begin(engine) as connection:
            approve(connection, find_batch(connection, OFFICE, number="2026Q3-1"), APPROVED, AT)

    def post() -> None:
        with begin(engine) as connection:
            done = pay(connection, find_batch(connection, OFFICE, number="2026Q3-1"), PAID, AT)
        if done.count != len(data["任职"]) * 3:
            raise SystemExit(f"paid {done.count}")

    for name, step in (("computed and checked", work_out), ("recorded", write), ("approved", confirm), ("posted", post)):
        steps[name] = timed(step)


def adjust(engine: Engine, data: Tables, changed: int) -> None:
    """Compute every month anew, compare it with what is held, and record the differences; there must be ``changed``."""
    months, office = PERIOD.months(), data.sources[0].unit
    with begin(engine) as connection:
        others = live_payments(connection, months, office=OFFICE, elsewhere=True)
        held = live_holdings(connection, OFFICE, months)
        made_for = PaidForOnDemand(connection, held)
        annulments(connection, months, held, made_for, {})
        judged = judge(
            claim_period(data, PERIOD, default_policy(), others, office=office), Context(PERIOD.end, PERIOD, default_policy())
        )
        draft = draft_adjustment(str(PERIOD), [judged], held, made_for)
        if len(draft.lines) != changed:
            raise SystemExit(f"{len(draft.lines)} differences")
        if changed:
            record_draft(connection, OFFICE, draft, MADE, AT)


def bare(engine: Engine, source: Engine, *, lines: bool) -> float:
    """The same rows, ready made, into the same tables: entries and live payments, or also the batch with its lines."""
    with reading(source) as connection:
        entries = [tuple(row) for row in connection.execute(entry.select().order_by(entry.c.id))]
        held = read_content(connection, find_batch(connection, OFFICE, number="2026Q3-1"))
    paid = [{"month": row[3], "person": row[2], "entry_id": row[0]} for row in entries if row[1] == "pay"]

    def insert() -> None:
        with begin(engine) as connection:
            if lines:
                from addin.ledger.model import Draft

                record_draft(connection, OFFICE, Draft("2026Q3", held.standards, held.posts, held.lines), MADE, AT)
            add_rows(connection, entry, entries)
            put = dialect_insert(connection, live_payment).on_conflict_do_nothing().returning(live_payment.c.entry_id)
            admitted = connection.execute(put, paid).all()
            if len(admitted) != len(paid):
                raise SystemExit("rows were lost")

    return timed(insert)


def main() -> None:
    persons = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    url = sys.argv[2] if len(sys.argv) > 2 else os.environ.get("YINLING_BENCH_URL", "")
    data, more = tables(persons), tables(persons, raised=50)
    with tempfile.TemporaryDirectory() as name, paused_gc():
        folder = Path(name)
        best: dict[str, float] = {}
        for n in range(3):
            steps: dict[str, float] = {}
            engine = fresh(folder, f"whole{n}", url)
            whole(engine, data, steps)
            steps["all of it"] = sum(steps.values())
            steps["bare: entries + live payments"] = bare(fresh(folder, f"bare{n}", url), engine, lines=False)
            steps["bare: those + batch, posts, lines"] = bare(fresh(folder, f"full{n}", url), engine, lines=True)
            steps["adjusted: nothing to change"] = timed(lambda: adjust(engine, data, 0))  # noqa: B023 - called at once
            steps["adjusted: a raise for all"] = timed(lambda: adjust(engine, more, persons * 3))  # noqa: B023
            best = {key: min(value, best.get(key, value)) for key, value in steps.items()}
    print(f"{persons * 3:,} payments, {'PostgreSQL' if url else 'SQLite'}, best of 3")
    for key, value in best.items():
        print(f"  {key:36s} {value:6.2f} s  {persons * 3 / value:10,.0f} rows/s")
    narrow, full = best["bare: entries + live payments"], best["bare: those + batch, posts, lines"]
    counted = best["all of it"] - best["approved"]
    computed = best["computed and checked"] + best["recorded"]
    for name in ("nothing to change", "a raise for all"):
        print(f"  adjusted: {name} / computed, checked and recorded: {best[f'adjusted: {name}'] / computed:.2f}")
    print(f"  without the approval between / entries and live payments: {counted / narrow:.2f}")
    print(f"  without the approval between / all the rows it keeps:     {counted / full:.2f}")
    print(f"  all of it / bare insert of entries and live payments: {best['all of it'] / narrow:.2f}")
    print(f"  all of it / bare insert of all the rows it keeps:     {best['all of it'] / full:.2f}")


if __name__ == "__main__":
    main()
