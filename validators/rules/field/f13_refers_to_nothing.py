"""F13: a code or identity number that leads nowhere."""

from __future__ import annotations

from collections.abc import Iterator, Set
from typing import Any

from validators import codes
from validators.cells import lost_digits, unsafe
from validators.finding import Severity
from validators.identity import is_valid
from validators.lookups.units import offices_above, unit_column
from validators.planting import plant
from validators.planting.rows import is_branch, is_member, put, unfunded
from validators.planting.site import FormRow, Marks, Site
from validators.rule import Context, Hit, Rows, rule
from workbook_templates.cell_types import TYPES, Value
from workbook_templates.layout import COVER
from workbook_templates.schema import Column
from workbook_templates.table import Table, Tables

UNIT = "来源单位代码"
_MOST_COMPARED = 5_000_000
_HELD_BY_OFFICE: dict[str, list[dict[str, object]]] = {"封面": [{}], "党组织": [{}], "学习小组": [{}]}


def _at_hand(target: str, tables: Tables, on: Context) -> frozenset[Value] | None:
    """The codes a target holds, or None where it is neither at hand nor in the register.

    A cover stands for the units themselves: those at hand, those that consolidated rows came from, and the offices above,
    whose trainings a unit records under their own code.
    """
    sheet, _, column = target.partition(".")
    known = on.register.get(target, frozenset())
    if sheet == COVER:
        origins = (frozenset(table.get(UNIT)) for table in tables.values() if UNIT in table.columns)
        return known.union((source.unit for source in tables.sources), offices_above(tables), *origins)
    if sheet in tables:
        return known.union(tables[sheet].get(column))
    return on.register.get(target)


def _reporting(target: str, tables: Tables) -> set[str]:
    """The units whose target sheet is at hand, be it empty."""
    sheet = target.partition(".")[0]
    return {source.unit for source in tables.sources if sheet in source.letters}.union(unit_column(tables, sheet))


def _well_formed(column: Column, value: Value) -> bool:
    """A malformed code is told of by the rule of its type, not again here."""
    if not isinstance(value, str) or lost_digits(value) or unsafe(value):
        return False
    return is_valid(value) if column.type == "id_number" else codes.fault(column.type, value) is None


def _nearest(column: Column, lost: Set[Value], known: Set[Value]) -> dict[Value, str]:
    """For each code the one a slip away, if there is one. Not for identity numbers, of which no two are that near, nor for a
    flood of codes.
    """
    if TYPES[column.type].private or len(lost) * len(known) > _MOST_COMPARED:
        return {}
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - only where something is wrong
    from rapidfuzz.process import extractOne  # noqa: PLC0415 - as above

    codes = sorted(code for code in known if isinstance(code, str))
    slip: Any = OSA.distance  # the stubs of rapidfuzz know no distance as a scorer
    found = {code: extractOne(str(code), codes, scorer=slip, score_cutoff=1) for code in lost}
    return {code: f"最接近的是 {near[0]}。" for code, near in found.items() if near}


def _dangling(table: Table, column: Column, tables: Tables, on: Context) -> Iterator[Hit]:
    targets = [_at_hand(target, tables, on) for target in column.refers_to]
    if any(target is None for target in targets):
        return
    known = frozenset[Value]().union(*(target for target in targets if target is not None))
    values = table.get(column.name)
    lost = {value for value in set(values) - known if value is not None and _well_formed(column, value)}
    if not lost:
        return
    homes = [target for target in column.refers_to if not target.startswith(COVER)]
    reporting = set[str]().union(*(_reporting(target, tables) for target in homes))
    registered = any(target in on.register for target in homes)
    goals = "、".join(f"“{home.partition('.')[0]}”表" for home in homes)
    near = _nearest(column, lost, known)
    units = unit_column(tables, table.sheet.name)
    for i, value in enumerate(values):
        if value in lost and (registered or units[i] in reporting):
            yield Hit(i, {"去处": goals, "相近": near.get(value, "")}, column=column.name, sheet=table.sheet.name)


@rule(
    brief="{n} 处代码或身份证号没有登记",
    clause="",
    severity=Severity.ERROR,
    sheet="五个基本",
    column="党支部代码",
    anywhere=True,
    message="“{列}” {值} 在{去处}里找不到。",
    fix="请核对{列}；代码没有错的，先在{去处}登记。{相近}",
    passes=[
        {"党组织": [{}]},
        {"党支部代码": "530102000999"},
        {"党组织": [{"上级党组织代码": "530102000999"}]},
        {"党支部代码": "5301020009", "党组织": [{}]},
        {"活动记录": [{"组织代码": "11530102015101001R"}], "党组织": [{}], "学习小组": [{}]},
        _HELD_BY_OFFICE | {"活动记录": [{"组织代码": "530102"}]},
        _HELD_BY_OFFICE | {"活动记录": [{"组织代码": "530000"}]},
    ],
    fails=[
        {"党支部代码": "530102000002", "党组织": [{}]},
        {"党支部代码": "530199000999", "党组织": [{}]},
    ],
)
def refers_to_nothing(tables: Tables, on: Context) -> Rows:
    """填写的代码、身份证号要能在所指的表或上级已有的登记中找到。

    Judged only where all sheets that may hold the code are at hand (or in the office's register), and only for units whose
    sheet is there: a roster that was not handed in makes no other sheet wrong. Where the target may lie with another unit,
    an unresolved code is a mistake only once all files of the office are together.
    """
    for table in tables.values():
        for column in table.sheet.columns:
            if column.refers_to and column.name in table.columns and (on.complete or not column.outside):
                yield from _dangling(table, column, tables, on)


@plant(persists=True)
def parent_nobody_has(site: Site) -> Marks:
    """上级党组织代码在全区哪个单位都没有。"""
    row = site.take("党组织", is_branch)
    row["上级党组织代码"] = f"{site.county}96{len(site.marks):04d}"
    yield row.at("上级党组织代码", stage="county")


@plant()
def branch_nobody_knows(site: Site) -> Marks:
    """党支部代码在党组织表里没有。"""
    yield from put(site.bystander(is_member), "党支部代码", f"{site.county}990{site.rng.randrange(1000):03d}")


@plant()
def fund_of_nobody(site: Site) -> Marks:
    """工作经费的党组织代码在党组织表里没有。"""
    row = site.take("工作经费")
    yield from unfunded(site, row)
    yield from put(row, "党组织代码", f"{site.county}980{site.rng.randrange(1000):03d}")


@plant()
def part_in_no_activity(site: Site) -> Marks:
    """参加人员的活动编号在活动记录里没有。"""

    def of_group(row: FormRow) -> bool:
        kinds = {one["活动编号"]: one["活动类型"] for one in row.form.sheets["活动记录"]}
        return bool(row["参加身份"] == "群众" and kinds[row["活动编号"]] == "学习小组活动")

    yield from put(site.take("参加人员", of_group), "活动编号", "2026Q9-0001")
