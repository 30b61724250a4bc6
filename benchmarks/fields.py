"""How fast the field rules are: ``python -m benchmarks.fields [ROWS]`` prints rows a second and the slowest rules.

The rows are a roster of 23 columns in which nearly everybody has an identity number, a name and a telephone of their own; one
in a hundred has something wrong. Reading is not measured here.
"""

from __future__ import annotations

import datetime as dt
import gc
import random
import sys
from collections import Counter
from time import perf_counter

from validators.engine import check_fields, views
from validators.rule import Context
from workbook_templates.schema import Column, form
from workbook_templates.table import Source, Table, Tables
from workbook_templates.values.identity import check_digit
from workbook_templates.values.period import Period

ROWS = 100_000
FAMILY, GIVEN = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许", "建国志伟秀英丽华明芳玉兰春梅海燕文斌晓东红霞德贵永福"
REGIONS = ("530102", "530103", "530111", "532901", "533102", "530402", "532501", "530302")


def person(chance: random.Random, n: int) -> dict[str, object]:
    """One retired cadre as a reader gives it: dates as dates, all else as text."""
    born = dt.date(1940, 1, 1) + dt.timedelta(days=chance.randrange(9000))
    male = chance.random() < 0.6
    body = f"{chance.choice(REGIONS)}{born:%Y%m%d}{chance.randrange(100) * 10 + chance.randrange(0, 10, 2) + male:03d}"
    wrong = n % 100 == 0
    return {
        "姓名": chance.choice(FAMILY) + chance.choice(GIVEN) + chance.choice(GIVEN),
        "身份证号": body + ("A" if wrong else check_digit(body)),
        "性别": "男" if male else "女",
        "民族": chance.choice(("汉族", "彝族", "白族", "傣族")),
        "出生日期": born,
        "入党日期": born + dt.timedelta(days=9000 + chance.randrange(3000)),
        "退休日期": dt.date(born.year + 60, born.month, 28),
        "党支部代码": f"530102{chance.randrange(10_000):06d}",
        "居住地": f"昆明市盘龙区{chance.randrange(500)}号",
        "联系电话": f"13{chance.randrange(10**9):09d}",
    }


def roster(rows: int) -> Tables:
    """A roster of that many people, read."""
    chance = random.Random(20260930)
    sheet = form("roster").sheet("离退休干部")
    people = [person(chance, n) for n in range(rows)]
    table = Table(sheet, rows=list(range(4, rows + 4)), sources=[0] * rows)
    for column in sheet.columns:
        table.add_column(column.name, [one.get(column.name, _example(column)) for one in people])
    letters = {sheet.name: {column.name: "A" for column in sheet.columns}}
    return Tables([table], [Source("roster.xlsx", "u", "u", "2026Q3", letters)])


def _example(column: Column) -> object:
    return column.example or None


def by_rule(tables: Tables, context: Context) -> Counter[str]:
    """Seconds each rule takes over all its columns."""
    spent: Counter[str] = Counter()
    for rule, view in views(tables):
        start = perf_counter()
        for _ in rule.check(view, context):
            pass
        spent[rule.code] += perf_counter() - start
    return spent


def main() -> None:
    """Print the figures."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    tables, context = roster(rows), Context(dt.date(2026, 9, 30), Period.parse("2026Q3"))
    check_fields(roster(10), context)
    gc.collect()
    times, found = [], 0
    for _ in range(3):
        start = perf_counter()
        found = len(check_fields(tables, context))
        times.append(perf_counter() - start)
    best, columns = min(times), len(tables["离退休干部"].columns)
    print(f"{rows:,} rows of {columns} columns: {best:.2f} s, {rows / best:,.0f} rows/s, {found:,} findings")
    for code, seconds in by_rule(tables, context).most_common(8):
        print(f"  {code}  {seconds * 1000:6.0f} ms")


if __name__ == "__main__":
    main()
