"""C12-7: a retired cadre with whom no serving cadre of the same rank keeps in contact."""

from __future__ import annotations

from validators.finding import Severity
from validators.lookups.contacts import units_listing
from validators.lookups.once import blank, columns
from validators.lookups.people import PEOPLE, present
from validators.lookups.units import unit_column
from validators.planting import plant
from validators.planting.rows import put
from validators.planting.site import Marks, Site
from validators.rule import Context, Hit, Rows, rule
from workbook_templates.table import Tables

CONTACT, RANK = "联系干部", "联系干部职级"
_TIERS = ("省部级", "厅局级", "县处级", "乡科级")
_OTHER = {"身份证号": "530102196001010012"}


@rule(
    brief="{n} 人没有同职级在职干部联系",
    clause="（十二）",
    obligations=("12-6",),
    severity=Severity.WARNING,
    sheet="离退休干部",
    column=CONTACT,
    message="{姓名}（{退休时职级}）{怎样}。",
    fix="请明确一名同职级的在职干部联系本人，填写“联系干部”和“联系干部职级”。",
    passes=[
        {},
        {CONTACT: None},
        {RANK: "乡科级副职"},
        {RANK: None},
        {"退休时职级": "专业技术正高", RANK: "县处级正职"},
        {"离退休干部": [{}, _OTHER | {CONTACT: None, "状态": "去世"}]},
    ],
    fails=[{"离退休干部": [{}, _OTHER | {CONTACT: None}]}, {RANK: "县处级正职"}],
)
def cadre_without_contact(tables: Tables, on: Context) -> Rows:
    """严格落实在职干部联系同职级离退休干部制度。

    Everybody 在册, of the units that keep this list: those that have filled the column for one of their people. The same
    rank is the same tier (省部级, 厅局级, 县处级, 乡科级), principal or deputy; other ranks are not compared. The plan sets
    neither a day nor a number of contacts, so it is a warning without a due day.
    """
    units, listing = unit_column(tables, PEOPLE), units_listing(tables, PEOPLE, CONTACT)
    contacts, ranks, theirs = columns(tables, PEOPLE, CONTACT, "退休时职级", RANK)
    differ = {pair for pair in set(zip(ranks, theirs, strict=True)) if _other_tier(*pair)}
    for i in present(tables):
        if units[i] not in listing:
            continue
        if contacts[i] is None and blank(tables, PEOPLE, CONTACT, i):
            yield Hit(i, {"怎样": "没有填联系本人的在职干部"})
        elif (ranks[i], theirs[i]) in differ:
            yield Hit(i, {"怎样": f"的联系干部是{theirs[i]}，不是同职级"})


def _tier(rank: object) -> str:
    return next((tier for tier in _TIERS if str(rank or "").startswith(tier)), "")


def _other_tier(rank: object, other: object) -> bool:
    return bool(_tier(rank) and _tier(other) and _tier(rank) != _tier(other))


@plant()
def nobody_in_contact(site: Site) -> Marks:
    """有一名离退休干部没有人联系。"""
    yield from put(site.bystander(lambda one: one.cells.get(CONTACT)), CONTACT, None)
