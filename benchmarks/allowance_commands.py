"""Computing, paying and adjusting as an office does it: its accepted forms are read, its batch is recorded, its papers are kept.

``benchmarks.ledger`` measures the ledger alone. Here every unit has sent a roster of 999 persons, each with a post of three
months, and their accounts; the office computes, approves and pays, adjusts where nothing differs, then where a raise changes all.

Run: ``python -m benchmarks.allowance_commands [units]`` (20 units: 59,940 person-months). It counts processor seconds, which
other programs on the machine hardly change.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from addin.demo.county.numbers import credit_code
from addin.settings import Level, Settings
from addin.submissions.folder import Office, init_office
from addin.submissions.receive import receive
from addin.submissions.register import Subordinate, save_units
from addin.usecases.adjustments import adjust_periods
from addin.usecases.allowances import approve_batch, compute_batch, pay_batch
from benchmarks.ledger import number
from validators.examples import baseline
from workbook_templates.cell_types import parser
from workbook_templates.schema import Sheet, form
from workbook_templates.write.fill import fill_form

CODE, NAME, PERIOD, EACH = "530102", "盘龙区老干部局", "2026Q3", 999
Rows = Sequence[Mapping[str, object]]


def write(path: Path, kind: str, sheets: Mapping[str, Rows], **cover: object) -> Path:
    """A form with these rows; what a row or the cover does not name is the schema's example."""
    the_form = form(kind)
    values = {c.name: parser(c)(cover.get(c.name, c.example)) if c.example else None for c in the_form.cover.columns}
    rows = {name: [_row(the_form.sheet(name), one) for one in given] for name, given in sheets.items()}
    fill_form(path, the_form, values, rows, "benchmark")
    return path


def _row(sheet: Sheet, given: Mapping[str, object]) -> list[object]:
    values = baseline(sheet) | dict(given)
    return [parser(column)(values[column.name]) if values.get(column.name) else None for column in sheet.columns]


def unit_forms(folder: Path, n: int, persons: int) -> list[Path]:
    """What the n-th unit sends: branches of three, each with a secretary and two committee members, and their accounts."""
    numbers = range(n * persons, (n + 1) * persons)
    who = [{"姓名": f"张{chr(0x4E00 + i % 2000)}{chr(0x5200 + i // 2000)}", "身份证号": number(i)} for i in numbers]
    branches = [f"{CODE}{i // 3 + 1:06d}" for i in numbers]
    both = list(zip(numbers, who, branches, strict=True))
    roster: dict[str, Rows] = {
        "党组织": [{"党组织代码": code, "党组织名称": f"第{n}局离退休干部{code}党支部"} for code in dict.fromkeys(branches)],
        "离退休干部": [one | {"党支部代码": code, "出生日期": one["身份证号"][6:14]} for _, one, code in both],
        "任职": [one | {"任职组织代码": code, "职务": "委员" if i % 3 else "书记"} for i, one, code in both],
    }
    accounts = [one | {"账号": f"6223{i:012d}"} for i, one, _ in both]
    cover = {"填报单位": f"第{n}局", "单位代码": credit_code(CODE, n), "上级机构代码": CODE, "报告期": PERIOD}
    return [
        write(folder / f"{n}.xlsx", "roster", roster | dict.fromkeys(("学习小组", "后备书记", "流动党员"), ()), **cover),
        write(folder / f"{n}a.xlsx", "allowance", _allowance(收款账户=accounts), **cover),
    ]


def standards(folder: Path, raised: int) -> Path:
    """The office's own form; standards higher by ``raised`` yuan."""
    rows = [
        {"职务": post, "适用范围代码": "530000", "月标准": str(yuan + raised)} for post, yuan in (("书记", 300), ("委员", 210))
    ]
    cover = {"填报单位": NAME, "单位代码": CODE, "上级机构代码": "530100", "报告期": PERIOD, "报送次数": 1 + raised}
    return write(folder / f"s{raised}.xlsx", "allowance", _allowance(补贴标准=rows), **cover)


def _allowance(**sheets: Rows) -> dict[str, Rows]:
    return {name: sheets.get(name, ()) for name in ("补贴标准", "收款账户", "工作经费", "重复认定")}


def office(folder: Path, units: int, persons: int) -> Office:
    """An office that has received all of it."""
    made, _ = init_office(folder / NAME, Settings(code=CODE, name=NAME, level=Level.COUNTY, contact="李明", phone="13888000001"))
    save_units(made, [Subordinate(credit_code(CODE, n), f"第{n}局") for n in range(units)])
    forms = [file for n in range(units) for file in unit_forms(folder, n, persons)]
    receive(made, [standards(folder, 0), *forms], accept_with_reason="测算")
    return made


def measured(folder: Path, units: int, persons: int = EACH) -> dict[str, float]:
    """Processor seconds by step. SystemExit where a step did not do what is measured."""
    made, seconds, months = office(folder, units, persons), dict[str, float](), units * persons * 3

    def timed(name: str, act: Callable[[], Any]) -> Any:
        start = time.process_time()
        result = act()
        seconds[name] = time.process_time() - start
        return result

    compute_batch(made.root, PERIOD, "李明")  # what is imported on the way is no part of it
    computed = timed("compute", lambda: compute_batch(made.root, PERIOD, "李明"))
    timed("approve", lambda: approve_batch(made.root, PERIOD, "", "王芳"))
    paid = timed("pay", lambda: pay_batch(made.root, PERIOD, "", "赵强"))
    same = timed("adjust, nothing differs", lambda: adjust_periods(made.root, PERIOD, "李明"))
    receive(made, [standards(folder, 50)], accept_with_reason="测算")
    raised = timed("adjust, all of it differs", lambda: adjust_periods(made.root, PERIOD, "李明"))
    if (computed.content.batch.pay_count, paid.count, same, len(raised.lines)) != (months, months, None, months):
        raise SystemExit("something else was measured")
    return seconds


def main() -> None:
    units = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    with tempfile.TemporaryDirectory() as name:
        seconds = measured(Path(name), units)
    print(f"{units * EACH * 3:,} person-months, {units} units, SQLite")
    for step, one in seconds.items():
        print(f"  {step:26s} {one:6.2f} s   {one / seconds['compute']:.2f} x compute")


if __name__ == "__main__":
    main()
