"""C13-3: a member who is away and whom the home branch did not contact in a quarter."""

from __future__ import annotations

from collections.abc import Iterator

from validators.duty import Duty
from validators.duty_progress import DutyProgress
from validators.finding import Severity
from validators.lookups.activities import by_person, count
from validators.lookups.mobile import MOBILE, absences
from validators.planting import plant
from validators.planting.activities import drop_activities, in_period
from validators.planting.rows import left_own_branch
from validators.planting.site import FormRow, Marks, Site
from validators.rule import Context, Rows, rule
from validators.spans import ReportedFrom, quarters
from workbook_templates.table import Tables

CONTACT = "流动党员联系"
_CONTACT = {"活动类型": CONTACT}
_PART: list[dict[str, str]] = [{}]


def standings(tables: Tables, on: Context) -> Iterator[DutyProgress]:
    """Each member away a whole month or more of a quarter: the contacts of that quarter."""
    need, contacted = on.policy["mobile_contacts_per_quarter"], by_person(tables).get(CONTACT, {})
    for absence in absences(tables):
        for quarter in quarters(on) if not absence.transferred else ():
            if absence.left <= on.state_day and absence.months_in(quarter) >= 1:
                have = count(contacted.get(absence.number, ()), quarter, on)
                yield DutyProgress(absence.home, absence.row, have, need, quarter, names=(CONTACT,))


DUTY = Duty("联系未转组织关系的流动党员", MOBILE, standings, reported_from=ReportedFrom.AT_ONCE, people=True, made_up="补联系")


@rule(
    brief="流动党员 {n} 人次没有按季联系",
    clause="（十三）",
    obligations=("13-3",),
    thresholds=("mobile_contacts_per_quarter",),
    severity=Severity.ERROR,
    sheet="流动党员",
    column="姓名",
    needs=["党组织", "活动记录", "参加人员"],
    message="{姓名} 外出期间，流出地党组织在{期间}联系 {已有} 次，每季度至少 {应有} 次，{期限}。",
    fix="请主动联系本人，在“活动记录”登记，活动类型选“流动党员联系”，并在“参加人员”填写本人；已经联系的，请补登记。"
    "确有原因没有联系的，登记一行“未开展说明”，主题写原因，并在“参加人员”填写本人。",
    passes=[
        {"活动记录": [_CONTACT], "参加人员": _PART},
        {"已转组织关系": "是"},
        {"返回日期": "2026-07-31"},
        {"外出日期": "2026-09-02"},
        {"外出日期": "2026-10-01", "as_of": "2026-10-01"},
    ],
    fails=[
        {},
        {"活动记录": [_CONTACT], "参加人员": []},
        {"活动记录": [_CONTACT | {"活动日期": "2026-06-30"}], "参加人员": _PART},
        {"返回日期": "2026-08-01"},
        {"外出日期": "2026-09-01"},
    ],
    also=["F13", "C13-4"],
)
def mobile_member_not_contacted(tables: Tables, on: Context) -> Rows:
    """流出地党组织要与党员保持经常性联系，原则上每季度不少于1次。

    Each member away without moved membership, in each quarter of the period. Who left or came back inside the quarter
    and was away less than one whole month of it is excused; who has not come back is taken to stay away to the end of
    the quarter. Counted are activities of kind 流动党员联系 in which the member is among 参加人员. A warning while
    the quarter runs, an error after it; a warning where 未开展说明 of the quarter names the member among 参加人员. Rows
    written by the receiving side are not its duty.
    """
    yield from DUTY.hits(tables, on)


@plant()
def not_contacted(site: Site) -> Marks:
    """流动党员一个季度没有联系。"""

    def long_away(row: FormRow) -> bool:
        end = row["返回日期"] or site.period.end
        return left_own_branch(site, row) and (end - max(row["外出日期"], site.period.start)).days > 35

    row = site.take("流动党员", long_away)
    unit = row.form.unit
    mine = {one["活动编号"] for one in site.rows(unit, "参加人员") if one["身份证号"] == row["身份证号"]}
    contacts = {one["活动编号"] for one in site.rows(unit, "活动记录") if one["活动类型"] == CONTACT}
    drop_activities(site, unit, lambda cells: cells["活动编号"] in mine & contacts and in_period(site, cells))
    row["流动类型"] = "长期"  # of a shorter stay C13-4 would tell besides
    yield row.at("姓名")
