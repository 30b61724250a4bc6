"""C12-6: a branch that no leading cadre keeps in direct contact with."""

from __future__ import annotations

from validators.finding import Severity
from validators.lookups.bodies import ORGANISATIONS, branches
from validators.lookups.contacts import units_listing
from validators.lookups.once import blank
from validators.lookups.units import unit_column
from validators.planting import plant
from validators.planting.rows import is_branch, put
from validators.planting.site import FormRow, Marks, Site
from validators.rule import Context, Hit, Rows, rule
from workbook_templates.table import Tables

LEADER = "联系领导"
_NONE = {"党组织代码": "530102000002", LEADER: None}


@rule(
    brief="{n} 个党支部没有领导干部直接联系",
    clause="（十二）",
    obligations=("12-6",),
    severity=Severity.WARNING,
    sheet="党组织",
    column=LEADER,
    message="{党组织名称}没有填直接联系这个党支部的党员领导干部。",
    fix="请明确一名党员领导干部直接联系，在“联系领导”填姓名；还没有明确的，请尽快安排。",
    passes=[
        {},
        {"党组织": [{LEADER: None}, _NONE]},
        {"党组织": [{}, _NONE | {"组织形式": "党总支"}]},
        {"党组织": [{}, _NONE | {"状态": "已撤销"}]},
    ],
    fails=[{"党组织": [{}, _NONE]}],
)
def branch_without_leader(tables: Tables, on: Context) -> Rows:
    """严格落实党员领导干部直接联系离退休干部党支部制度。

    Every 党支部 that has not been dissolved, of the units that keep this list: those that have filled the column for one
    of their organisations. The plan sets neither a day nor a number of contacts, so it is a warning without a due day.
    """
    units, listing = unit_column(tables, ORGANISATIONS), units_listing(tables, ORGANISATIONS, LEADER)
    for body in branches(tables):
        if units[body.row] in listing and blank(tables, ORGANISATIONS, LEADER, body.row):
            yield Hit(body.row)


@plant()
def no_leader_in_contact(site: Site) -> Marks:
    """有一个党支部没有领导干部联系。"""

    def others(row: FormRow) -> bool:
        return is_branch(row) and any(
            one.cells is not row.cells and one.cells.get(LEADER) for one in site.rows(row.form.unit, "党组织")
        )

    yield from put(site.beside("C12-6", "党组织", others), LEADER, None)
