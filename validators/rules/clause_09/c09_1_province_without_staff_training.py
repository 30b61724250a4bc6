"""C09-1: a year in which the province trained no party-affairs staff."""

from __future__ import annotations

from collections.abc import Iterator

from validators.duty import Duty
from validators.duty_progress import DutyProgress
from validators.finding import Severity
from validators.lookups.activities import ACTIVITIES, ATTENDANCE, TRAINING, activities, count
from validators.lookups.once import columns
from validators.lookups.units import province_offices, unit_column
from validators.planting import plant
from validators.planting.activities import lacks
from validators.planting.site import Marks, Site
from validators.rule import Context, Rows, rule
from validators.spans import years
from workbook_templates.layout import COVER
from workbook_templates.table import Tables

STAFF = "党务干部"
_TRAINING = {"组织代码": "530000", "活动类型": TRAINING, "培训层级": "省级示范"}
_YEAR_END = {"单位代码": "530000", "period": "2026Q4"}


def standings(tables: Tables, on: Context) -> Iterator[DutyProgress]:
    """Each province office whose activities are at hand: the trainings of staff it held in the year."""
    need, with_staff = on.policy["staff_trainings_per_year"], _attended_by_staff(tables)
    themes = columns(tables, ACTIVITIES, "活动主题")[0]
    for office in province_offices(tables, ACTIVITIES):
        own = [
            a.date
            for key, a in activities(tables).items()
            if a.kind == TRAINING and office.code in (a.actor, a.unit) and (key in with_staff or "党务" in str(themes[a.row]))
        ]
        for year in years(on):
            yield DutyProgress(office.code, office.cover, count(own, year, on), need, year, {"单位": office.name})


def _attended_by_staff(tables: Tables) -> set[tuple[str, str]]:
    rows = zip(unit_column(tables, ATTENDANCE), *columns(tables, ATTENDANCE, "活动编号", "参加身份"), strict=True)
    return {(unit, number) for unit, number, role in rows if role == STAFF}


DUTY = Duty("举办党务干部培训", COVER, standings, province=True)


@rule(
    brief="本年未举办党务干部培训",
    clause="（九）",
    obligations=("0-4", "9-1"),
    thresholds=("staff_trainings_per_year",),
    severity=Severity.ERROR,
    sheet="封面",
    column="单位代码",
    needs=["活动记录", "参加人员"],
    message="{单位}在{期间}举办党务干部培训 {已有} 期，省级层面每年至少 {应有} 期，{期限}。",
    fix="请举办后在“活动记录”登记，活动类型选“培训”，“组织代码”填 530000，并在“参加人员”里把参加身份填为“党务干部”。",
    passes=[
        {},
        {"单位代码": "530000"},
        _YEAR_END | {"活动记录": [_TRAINING], "参加人员": [{"参加身份": STAFF}]},
        _YEAR_END | {"活动记录": [_TRAINING | {"活动主题": "全省党务干部培训班"}], "参加人员": []},
    ],
    fails=[
        _YEAR_END,
        _YEAR_END | {"活动记录": [_TRAINING], "参加人员": [{}]},
        _YEAR_END | {"as_of": "2027-01-01"},
    ],
    also=["C05-1", "F13"],
)
def province_without_staff_training(tables: Tables, on: Context) -> Rows:
    """省级层面每年至少举办1期党务干部培训。

    Asked only where the files at hand are a province's. Counted are activities of kind 培训 under the province's own
    code that 党务干部 took part in, or that say 党务 in their title. Told in the year's last quarter, an error after it.
    """
    yield from DUTY.hits(tables, on)


@plant(scene="province", last=True)
def no_staff_training(site: Site) -> Marks:
    """省级全年没有培训党务干部。"""
    yield lacks(site, "C09-1")
