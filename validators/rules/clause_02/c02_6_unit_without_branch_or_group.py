"""C02-6: a unit with party members and no branch, or with retirees outside the Party and no study group."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from validators.lookups.bodies import BRANCH, GROUPS, ORGANISATIONS, Body, groups, organisations
from validators.lookups.once import column
from validators.lookups.people import PEOPLE, non_members, party_members
from validators.lookups.units import Unit, unit_column, units_with
from validators.owed import OneOffDue, OneOffDuty
from validators.planting import plant
from validators.planting.activities import drop_activities
from validators.planting.site import ROSTER, FilledForm, Mark, Marks, Site
from validators.rule import Context, Hit, Rows, WarningUntil, rule
from workbook_templates.layout import COVER
from workbook_templates.table import Tables

_OUTSIDE = {"政治面貌": "群众", "党支部代码": None, "学习小组代码": None}


class _Lack(NamedTuple):
    """A unit without a branch or without a group: the policy's parameter with the deadline, and values for the words."""

    unit: Unit
    deadline: str
    values: dict[str, object]


def owed(tables: Tables, on: Context) -> Iterator[OneOffDue]:
    """Each unit that lacks the one or the other, by the deadline of that."""
    for lack in _lacking(tables):
        yield OneOffDue(lack.unit.code, on.policy[lack.deadline], lack.values)


APPOINTMENT = OneOffDuty(
    "成立{缺什么}，或把{人数} 名{哪些人}编入别的{缺什么}", owed, measure="个", title="应建尽建：成立或编入党支部、学习小组"
)


@rule(
    brief="党支部或学习小组应建未建",
    clause="（二）",
    obligations=("2-1", "2-3"),
    thresholds=("group_coverage_deadline",),
    severity=WarningUntil("branch_coverage_deadline"),
    sheet="封面",
    column="单位代码",
    needs=["离退休干部", "党组织", "学习小组"],
    message="{单位}有{哪些人} {人数} 名，没有{缺什么}，也没有编入别的{缺什么}。",
    fix="请按应建尽建的要求成立{缺什么}，或就近编入其他单位的，再在花名册登记。",
    passes=[
        {},
        {"学习小组": []},
        {"党组织": [], "离退休干部": [{"政治面貌": "群众", "党支部代码": None, "学习小组代码": "X530102000001"}]},
        {"党组织": [], "离退休干部": [{"党支部代码": "530103000001"}]},
        {"党组织": [], "学习小组": [], "离退休干部": []},
    ],
    fails=[
        {"党组织": [], "离退休干部": [{"党支部代码": None}], "学习小组": []},
        {"党组织": [], "离退休干部": [{"党支部代码": None}], "学习小组": [], "as_of": "2025-12-31"},
        {"党组织": [], "离退休干部": [{"党支部代码": None}], "学习小组": [], "as_of": "2026-01-01"},
        {"党组织": [{"状态": "已撤销"}], "学习小组": []},
        {"学习小组": [], "离退休干部": [_OUTSIDE]},
        {"学习小组": [], "离退休干部": [_OUTSIDE], "as_of": "2025-12-31"},
        {"学习小组": [], "离退休干部": [_OUTSIDE], "as_of": "2026-01-01"},
    ],
    also=["C02-1", "C02-2", "C06-2", "C06-6", "F13"],
)
def unit_without_branch_or_group(tables: Tables, on: Context) -> Rows:
    """实现离退休干部党组织和学习小组应建尽建。

    A unit owes a branch where it has party members 在册, none of its own branches is in being, and none of them belongs
    to another's (too few members join a joint branch). A code that is not at hand may be another unit's and counts as
    belonging. The same with groups. Told at the cover; in a consolidated workbook that is the office's, and the
    message names the unit.
    """
    for lack in _lacking(tables):
        yield Hit(lack.unit.cover, lack.values, severity=WarningUntil(lack.deadline).on(on), sheet=COVER)


def _lacking(tables: Tables) -> Iterator[_Lack]:
    branch_like = {code: body for code, body in organisations(tables).items() if body.form in ("", BRANCH)}
    branch = ("branch_coverage_deadline", "中共党员", "党支部", party_members(tables), "党支部代码", ORGANISATIONS, branch_like)
    outside, known_groups = non_members(tables), groups(tables)
    group = ("group_coverage_deadline", "非中共党员离退休干部", "学习小组", outside, "学习小组代码", GROUPS, known_groups)
    covers = {unit.code: unit for unit in units_with(tables, PEOPLE)}
    for (deadline, who, what, rows, code_column, sheet, right), known in ((branch, organisations(tables)), (group, known_groups)):
        for code, number in _owing(tables, rows, code_column, _has(tables, sheet, right), known).items():
            if code in covers:
                yield _Lack(covers[code], deadline, {"单位": covers[code].name, "哪些人": who, "人数": number, "缺什么": what})


def _has(tables: Tables, sheet: str, bodies: dict[str, Body]) -> Callable[[str], bool]:
    units = unit_column(tables, sheet)
    owners = {units[body.row] for body in bodies.values() if body.exists}
    return owners.__contains__


def _owing(
    tables: Tables, rows: Iterable[int], code_column: str, has: Callable[[str], bool], known: dict[str, Body]
) -> Counter[str]:
    """How many persons of each unit are without, for the units where nobody is within."""
    units, codes = unit_column(tables, PEOPLE), column(tables, PEOPLE, code_column)
    persons = Counter((units[i], codes[i]) for i in rows)
    within = {unit for unit, code in persons if code and (code not in known or known[code].exists)}
    without: Counter[str] = Counter()
    for (unit, _), number in persons.items():
        if unit not in within and not has(unit):
            without[unit] += number
    return without


@plant(first=True)
def unit_without_groups(site: Site) -> Marks:
    """有非党员离退休干部，没有学习小组。"""
    form = site.file("C02-6", ROSTER, fit=lambda one: _groupless(site, one))
    codes = {cells["小组代码"] for cells in form.sheets["学习小组"]}
    drop_activities(site, form.unit, lambda cells: cells["组织代码"] in codes)
    site.remove(form, "学习小组", lambda cells: True)
    site.remove(form, "任职", lambda cells: cells["任职组织代码"] in codes)
    yield Mark(form, COVER, column="单位代码")
    for row in site.rows(form.unit, PEOPLE):
        if row["学习小组代码"]:
            row["学习小组代码"] = None
            yield site.use(row).follows("C02-2")


def _groupless(site: Site, form: FilledForm) -> bool:
    """Whether a unit has groups and persons 在册 in them, all untouched by anything odd or planted."""
    people = [cells for cells in form.sheets[PEOPLE] if cells["学习小组代码"]]
    group_rows = form.sheets["学习小组"]
    codes = {cells["小组代码"] for cells in group_rows}
    posts = [cells for cells in form.sheets["任职"] if cells["任职组织代码"] in codes]
    unused = not any(site.is_used(cells) for cells in (*people, *group_rows, *posts))
    return bool(group_rows) and unused and any(cells["状态"] == "在册" for cells in people)
