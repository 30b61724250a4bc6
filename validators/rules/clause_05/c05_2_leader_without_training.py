"""C05-2: a secretary, deputy or committee member without a collective training in the year."""

from __future__ import annotations

from collections.abc import Iterator

from validators.duty import Duty
from validators.duty_progress import DutyProgress
from validators.finding import Severity
from validators.lookups.activities import TRAINING, count, gatherings_by_person
from validators.lookups.bodies import LEADING, POSTS, posts_on
from validators.lookups.holders import departed
from validators.lookups.named import named
from validators.lookups.training_duties import last_day_owing
from validators.planting import plant
from validators.planting.activities import leave_out
from validators.planting.rows import in_post
from validators.planting.site import Marks, Site
from validators.rule import Context, Rows, rule
from validators.spans import ReportedFrom, years
from workbook_templates.table import Tables

_TRAINING = {"活动类型": "培训", "培训层级": "单位兜底"}


def standings(tables: Tables, on: Context) -> Iterator[DutyProgress]:
    """Each person in a leading body on the last day that counts, once whatever the number of posts; the dead owe nothing."""
    need, trained = on.policy["committee_trainings_per_year"], gatherings_by_person(tables).get(TRAINING, {})
    for year in years(on):
        seen: set[str] = set()
        last = last_day_owing(year, on)
        for post in posts_on(tables, on.state_day):
            owing = post.post in LEADING and post.number not in departed(tables, on.state_day)
            if owing and post.number not in seen and (post.start is None or post.start <= last):
                seen.add(post.number)
                have = count(trained.get(post.number, ()), year, on)
                yield DutyProgress(post.body, post.row, have, need, year, {"组织": named(tables, post.body)})


DUTY = Duty("书记、委员参加集中培训", POSTS, standings, reported_from=ReportedFrom.AT_ONCE, people=True, made_up="补训")


@rule(
    brief="{n} 名书记、委员本年未参加集中培训",
    clause="（五）",
    obligations=("5-2",),
    thresholds=("committee_trainings_per_year", "training_grace_days"),
    severity=Severity.ERROR,
    sheet="任职",
    column="姓名",
    needs=["活动记录", "参加人员"],
    message="{组织}的{职务} {姓名} 在{期间}参加集中培训 {已有} 次，每年至少 {应有} 次，{期限}。",
    fix="请安排参加培训，并在“活动记录”登记培训、在“参加人员”登记本人；已经参加的，请补登记（可从年初累计填报）。",
    passes=[
        {"活动记录": [_TRAINING], "参加人员": [{}]},
        {"活动记录": [_TRAINING | {"活动日期": "2026-01-01"}], "参加人员": [{}], "as_of": "2027-01-01"},
        {"职务": "组长", "任职组织代码": "X530102000001"},
        {"免职日期": "2026-09-30"},
        {"离退休干部": [{"状态": "去世", "状态日期": "2026-08-01"}]},
        {"任职日期": "2026-10-01"},
        {"任职日期": "2026-12-01", "period": "2026Q4"},
    ],
    fails=[
        {},
        {"活动记录": [_TRAINING | {"活动日期": "2025-12-31"}], "参加人员": [{}]},
        {"活动记录": [_TRAINING], "参加人员": []},
        {"任职日期": "2026-11-30", "period": "2026Q4"},
        {"活动记录": [_TRAINING | {"活动方式": "送学上门", "应到人数": "1", "实到人数": "1"}], "参加人员": [{}]},
        {"活动记录": [_TRAINING | {"活动编号": "2026Q3-0002"}], "参加人员": [{}], "职务": "委员", "任职人员类别": "在职"},
    ],
    also=["F13"],
)
def leader_without_training(tables: Tables, on: Context) -> Rows:
    """每年对离退休干部党组织书记、委员开展不少于1次的集中培训。

    Everyone who holds a post of 书记, 副书记 or 委员 at the end of the period (or on an earlier as-of date), retired or
    in service; one finding a person, at the first post. Counted are activities of kind 培训 in the calendar year of the
    period in which the person is among 参加人员, whoever organised them; 送学上门 to one person is no collective training.
    A warning in the year, an error after it. Who was appointed in the last ``training_grace_days`` of the year does not owe
    it.
    """
    yield from DUTY.hits(tables, on)


@plant()
def leader_untrained(site: Site) -> Marks:
    """支部班子成员全年没有参加培训。"""
    row = site.take("任职", lambda one: one["职务"] in LEADING and in_post(one))
    unit, number = row.form.unit, row["身份证号"]
    leave_out(site, unit, number, "培训")
    yield next(one.at("姓名") for one in site.rows(unit, "任职") if one["身份证号"] == number and one["职务"] in LEADING)
    for person in site.rows(unit, "离退休干部"):
        if person["身份证号"] == number:
            yield person.follows("C04-1")
