"""Rosters as offices keep them, in any number of layouts, with what their columns and rows mean.

Headers, ways of writing and traps are written down here from what such rosters look like, not from what the import knows. All
persons are invented.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random

from benchmarks.roster_columns import ASK, RosterColumn, said, usual_columns, with_traps
from benchmarks.roster_persons import BRANCHES, Person, person
from benchmarks.roster_sheets import IDENTITY, cell_of, sheets_of, two_up
from benchmarks.sheet_files import ENDINGS, WRITERS, SheetModel

# A number of 18 digits typed as a number: a spreadsheet keeps 15 of them, and shows or exports fewer.
_LOSSES = [
    lambda number: float(number[:15] + "000"),
    lambda number: number[:15] + "000",
    lambda number: f"{number[0]}.{number[1:6]}E+17",
]
_LEFT_ON = ("状态日期", "离世或调出时间")


@dataclass
class OldRoster:
    """A file, what each of its columns means, and the persons in its rows, the damaged ones marked by 丢失."""

    path: Path
    columns: list[RosterColumn]
    persons: list[Person] = field(default_factory=list)


def make_old_roster(folder: Path, seed: int, people: int = 24) -> OldRoster:
    """Write one roster in the layout of that seed."""
    rng = Random(seed)
    kind = rng.choice([*WRITERS])
    columns = with_traps(rng, usual_columns(rng))
    persons = [person(rng, seed * 37 + n) | {"序号": n + 1} for n in range(people)]
    if kind.startswith(("csv", "html")):
        persons = [one | {"序号": str(one["序号"])} for one in persons]
    if rng.random() < 0.3:
        for one in rng.sample(persons, 3):
            one["丢失"] = rng.choice(_LOSSES if kind in ("xlsx", "xls", "xlsb", "zip") else _LOSSES[1:])
    grouped = rng.choice(["", "", "headings", "column", "sheets"])
    told = _depart(Random(f"departed {seed}"), persons)
    if told:
        columns.append(told)
    if grouped == "column":
        title = rng.choice(["所在支部", "党支部", "所属党支部"])
        columns.append(RosterColumn(title, "离退休干部.党支部代码", said("党支部代码")))
    columns, persons, sheets = _arranged(rng, columns, persons, grouped)
    path = folder / f"旧名册{seed}.{ENDINGS.get(kind, kind)}"
    if len(sheets) > 1 and kind.startswith("csv"):
        path = path.with_suffix(".xlsx")
        kind = "xlsx"
    WRITERS[kind](path, sheets)
    order = (
        [one for branch in BRANCHES for one in persons if one["党支部代码"] == branch]
        if grouped in ("headings", "sheets")
        else persons
    )
    return OldRoster(path, columns, order)


def _arranged(
    rng: Random, columns: list[RosterColumn], persons: list[Person], grouped: str
) -> tuple[list[RosterColumn], list[Person], list[SheetModel]]:
    """The columns and persons as they are told, and the sheets: two persons side by side, without a header, or as usual."""
    if not grouped and rng.random() < 0.15:
        return columns, persons, [two_up(columns, persons)]
    if grouped or rng.random() >= 0.1:
        return columns, persons, sheets_of(rng, columns, persons, grouped)
    if any(one.title in _LEFT_ON for one in columns):  # without a header nobody knows what a date is about
        columns = [one for one in columns if one.title not in _LEFT_ON]
        persons = [one | {"状态": "在册"} for one in persons]
    columns = [column for column in columns if any(column.write(one) != "" for one in persons)]
    sheet = SheetModel("Sheet1", [[cell_of(column, one) for column in columns] for one in persons])
    untitled = [replace(one, title="（没有列名）", means=one.means if one.means == IDENTITY else ASK) for one in columns]
    return untitled, persons, [sheet]


def _depart(rng: Random, persons: list[Person]) -> RosterColumn | None:
    """Let two persons die or move away in some rosters: a column that tells it; None where nobody does."""
    if rng.random() > 0.3 or len(persons) < 4:
        return None
    for one in rng.sample(persons, 2):
        one["状态"], one["离开"] = rng.choice(["去世", "转出"]), dt.date(2024, rng.randint(1, 12), rng.randint(1, 28))
    words = {"去世": rng.choice(["已去世", "病故", "已故"]), "转出": rng.choice(["已转出", "调出"]), "在册": ""}
    told, remark = {"在册": rng.choice(["健在", "在册", ""])}, rng.choice(["备注", "变动情况", "情况说明"])
    return rng.choice(
        [
            RosterColumn(rng.choice(["状态", "人员状态"]), "离退休干部.状态", lambda one: (words | told)[one["状态"]]),
            RosterColumn(remark, "离退休干部.备注" if remark == "备注" else None, lambda one: words[one["状态"]]),
            RosterColumn(
                remark,
                "离退休干部.备注" if remark == "备注" else None,
                lambda one: f"{one['离开'].year}年{one['离开'].month}月{words[one['状态']]}" if words[one["状态"]] else "",
            ),
            RosterColumn("离世或调出时间", ASK, lambda one: one["离开"].isoformat() if one["离开"] else ""),
            RosterColumn("状态日期", "离退休干部.状态日期", lambda one: one["离开"].isoformat() if one["离开"] else ""),
        ]
    )
