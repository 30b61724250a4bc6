"""The sheets of old rosters: titles, headers of one or two rows, groups, totals, and how persons stand in them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from random import Random
from typing import Any

from benchmarks.roster_columns import RosterColumn
from benchmarks.roster_persons import BRANCHES, Person
from benchmarks.sheet_files import SheetModel

IDENTITY = "离退休干部.身份证号"


def two_up(columns: list[RosterColumn], persons: list[Person]) -> SheetModel:
    """Two persons side by side: the second half of them to the right of the first."""
    sheet, half = SheetModel("Sheet1"), (len(persons) + 1) // 2
    sheet.add(["离退休干部名册"], across=2 * len(columns))
    sheet.add([one.title for one in columns] * 2)
    for pair in zip_longest(persons[:half], persons[half:]):
        sheet.add([cell_of(column, one) if one else "" for one in pair for column in columns])
    return sheet


def sheets_of(rng: Random, columns: list[RosterColumn], persons: list[Person], grouped: str) -> list[SheetModel]:
    if grouped == "sheets":
        return [
            _sheet(rng, branch, columns, [[one for one in persons if one["党支部代码"] == branch]], [""])
            for branch in BRANCHES
            if any(one["党支部代码"] == branch for one in persons)
        ]
    if grouped == "headings":
        parts = [[one for one in persons if one["党支部代码"] == branch] for branch in BRANCHES]
        return [
            _sheet(
                rng,
                "Sheet1",
                columns,
                parts,
                [f"{branch}（{len(part)}人）" for branch, part in zip(BRANCHES, parts, strict=True)],
            )
        ]
    return [_sheet(rng, rng.choice(["Sheet1", "退休人员", "名册"]), columns, [persons], [""])]


def _sheet(
    rng: Random, name: str, columns: list[RosterColumn], parts: Sequence[list[Person]], headings: Sequence[str]
) -> SheetModel:
    sheet, width = SheetModel(name), len(columns)
    top = rng.randint(0, 2)
    if top > 0:
        sheet.add(["麒麟区农业农村局离退休干部名册"], across=width)
    if top > 1:
        sheet.add(["填报单位：麒麟区农业农村局", *[""] * (width - 2), "2026年6月"])
    if rng.random() < 0.3:
        _two_rows(sheet, columns)
    else:
        sheet.add([one.title for one in columns])
    for heading, part in zip(headings, parts, strict=True):
        if heading:
            sheet.add([heading], across=width if rng.random() < 0.5 else 0)
        for one in part:
            sheet.add([cell_of(column, one) for column in columns])
        if heading and rng.random() < 0.7:
            sheet.add(["小计", len(part)])
    if rng.random() < 0.5:
        sheet.add([])
        sheet.add(["合计", f"{sum(map(len, parts))}人"])
    if rng.random() < 0.5:
        sheet.add(["审核人：", "", "", "填表人：李明", "", "联系电话：0874-3123456"])
    return sheet


def cell_of(column: RosterColumn, one: Person) -> Any:
    if column.means == IDENTITY and one.get("丢失"):
        return one["丢失"](one["身份证号"])
    return column.write(one)


_GROUPS = {
    "离退休干部.入党日期": "党员情况",
    "离退休干部.政治面貌": "党员情况",
    "离退休干部.联系电话": "联系方式",
    "离退休干部.居住地": "联系方式",
}


def _two_rows(sheet: SheetModel, columns: list[RosterColumn]) -> None:
    """Groups above names; what has no group is merged downwards."""
    groups = [_GROUPS.get(str(one.means), "") for one in columns]
    row = len(sheet.rows)
    upper = [groups[n] if groups[n] and (n == 0 or groups[n - 1] != groups[n]) else "" for n in range(len(columns))]
    sheet.add([text or ("" if groups[n] else columns[n].title) for n, text in enumerate(upper)])
    sheet.add([one.title if groups[n] else "" for n, one in enumerate(columns)])
    start = 0
    while start < len(columns):
        end = start
        while groups[start] and end + 1 < len(columns) and groups[end + 1] == groups[start]:
            end += 1
        area = (row, start, row, end) if groups[start] else (row, start, row + 1, start)
        if area[:2] != area[2:]:
            sheet.merges.append(area)
        start = end + 1
