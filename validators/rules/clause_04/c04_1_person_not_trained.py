"""C04-1: a retired cadre without a training in the year."""

from __future__ import annotations

from collections.abc import Iterator

from validators.duty import Duty
from validators.duty_progress import DutyProgress
from validators.finding import Severity
from validators.lookups.activities import TRAINING, by_person, count
from validators.lookups.once import columns
from validators.lookups.people import PEOPLE, present
from validators.lookups.training_duties import hard_to_reach, last_day_owing
from validators.lookups.units import unit_column
from validators.planting import plant
from validators.planting.activities import leave_out
from validators.planting.site import Marks, Site
from validators.rule import Context, Rows, rule
from validators.spans import ReportedFrom, years
from workbook_templates.table import Tables

_PLAIN = {"说明": ""}
_TRAINING = {"活动类型": "培训", "培训层级": "单位兜底"}


def standings(tables: Tables, on: Context) -> Iterator[DutyProgress]:
    """Every person 在册 who retired in time to be trained: the trainings of the year."""
    need, trained = on.policy["trainings_per_year"], by_person(tables).get(TRAINING, {})
    numbers, retired = columns(tables, PEOPLE, "身份证号", "退休日期")
    units, unfit = unit_column(tables, PEOPLE), hard_to_reach(tables, on)
    for year in years(on):
        last = last_day_owing(year, on)
        for i in present(tables):
            if retired[i] is None or retired[i] <= last:
                have = count(trained[numbers[i]], year, on) if numbers[i] in trained else 0
                excused = i in unfit
                yield DutyProgress(units[i], i, have, need, year, {"说明": unfit[i]} if excused else _PLAIN, excused)


DUTY = Duty("全覆盖培训离退休干部", PEOPLE, standings, reported_from=ReportedFrom.AT_ONCE, people=True, made_up="补训")


@rule(
    brief="{n} 人本年未参加培训",
    clause="（四）",
    obligations=("4-1",),
    thresholds=("trainings_per_year", "training_grace_days", "training_excused_states"),
    severity=Severity.ERROR,
    sheet="离退休干部",
    column="姓名",
    needs=["活动记录", "参加人员"],
    message="{姓名} 在{期间}参加培训 {已有} 次，每人每年至少 {应有} 次，{期限}。{说明}",
    fix="请安排培训（行动不便的可送学上门），在“活动记录”登记，活动类型选“培训”，并在“参加人员”填写本人；已经参加的，请补登记。",
    passes=[
        {"活动记录": [_TRAINING]},
        {"活动记录": [_TRAINING | {"活动日期": "2026-01-05"}], "as_of": "2027-01-01"},
        {"状态": "去世"},
        {"退休日期": "2026-12-01", "period": "2026Q4"},
        {"退休日期": "2026-12", "period": "2026Q4"},
    ],
    fails=[
        {},
        {"活动记录": [_TRAINING], "参加人员": [{"身份证号": "530102196001010012"}]},
        {"活动记录": [_TRAINING | {"活动日期": "2025-12-31"}]},
        {"as_of": "2027-01-01", "人员类别": "离休"},
        {"退休日期": "2026-11-30", "period": "2026Q4"},
        {"健康状况": "失能半失能"},
        {"党员管理类别": "长期患病", "as_of": "2027-01-10"},
    ],
    also=["F13", "C14-1"],
)
def person_not_trained(tables: Tables, on: Context) -> Rows:
    """部门（单位）采取有效方式对服务管理的离退休干部每年不少于1次全覆盖培训。

    Everyone 在册, 离休 and 退休, in the calendar year of the period; counted are activities of kind 培训 in which the
    person is among 参加人员, whoever organised them. A warning in the year, an error after it. Who retired in the last
    ``training_grace_days`` of the year does not owe it. Who is disabled
    or long ill (``training_excused_states`` in 健康状况 or 党员管理类别) is reached at home: without a training it is told as
    an information and not held against the unit. That state is the recorded reason; a remark is not, since anything may
    stand there.
    """
    yield from DUTY.hits(tables, on)


@plant()
def person_untrained(site: Site) -> Marks:
    """全年没有参加培训。"""
    row = site.bystander()
    leave_out(site, row.form.unit, row["身份证号"], "培训")
    yield row.at("姓名")
