"""C04-1: a retired cadre without a training in the year."""

from __future__ import annotations

from collections.abc import Iterator

from validators.duty import Duty, DutyProgress
from validators.finding import Severity
from validators.lookups.activities import TRAINING, by_person, count
from validators.lookups.once import column
from validators.lookups.people import PEOPLE, present
from validators.lookups.units import unit_column
from validators.planting import plant
from validators.planting.activities import leave_out
from validators.planting.site import Marks, Site
from validators.rule import Context, Rows, rule
from validators.spans import ReportedFrom, years
from workbook_templates.table import Tables

_TRAINING = {"活动类型": "培训", "培训层级": "单位兜底"}


def standings(tables: Tables, on: Context) -> Iterator[DutyProgress]:
    """Every person 在册: the trainings of the year."""
    need, trained = on.policy["trainings_per_year"], by_person(tables).get(TRAINING, {})
    numbers, units = column(tables, PEOPLE, "身份证号"), unit_column(tables, PEOPLE)
    for year in years(on):
        for i in present(tables):
            dates = trained.get(numbers[i])
            yield DutyProgress(units[i], i, count(dates, year, on) if dates else 0, need, year)


DUTY = Duty("全覆盖培训离退休干部", PEOPLE, standings, reported_from=ReportedFrom.AT_ONCE, people=True, made_up="补训")


@rule(
    brief="{n} 人本年未参加培训",
    clause="（四）",
    obligations=("4-1",),
    thresholds=("trainings_per_year",),
    severity=Severity.ERROR,
    sheet="离退休干部",
    column="姓名",
    needs=["活动记录", "参加人员"],
    message="{姓名} 在{期间}参加培训 {已有} 次，每人每年至少 {应有} 次，{期限}。",
    fix="请安排培训（行动不便的可送学上门），在“活动记录”登记，活动类型选“培训”，并在“参加人员”填写本人；已经参加的，请补登记。",
    passes=[
        {"活动记录": [_TRAINING]},
        {"活动记录": [_TRAINING | {"活动日期": "2026-01-05"}], "as_of": "2027-01-01"},
        {"状态": "去世"},
    ],
    fails=[
        {},
        {"活动记录": [_TRAINING], "参加人员": [{"身份证号": "530102196001010012"}]},
        {"活动记录": [_TRAINING | {"活动日期": "2025-12-31"}]},
        {"as_of": "2027-01-01", "人员类别": "离休"},
    ],
    also=["F13", "C14-1"],
)
def person_not_trained(tables: Tables, on: Context) -> Rows:
    """部门（单位）采取有效方式对服务管理的离退休干部每年不少于1次全覆盖培训。

    Everyone 在册, 离休 and 退休, in the calendar year of the period; counted are activities of kind 培训 in which the
    person is among 参加人员, whoever organised them. A warning in the year, an error after it.
    """
    yield from DUTY.hits(tables, on)


@plant()
def person_untrained(site: Site) -> Marks:
    """全年没有参加培训。"""
    row = site.bystander()
    leave_out(site, row.form.unit, row["身份证号"], "培训")
    yield row.at("姓名")
