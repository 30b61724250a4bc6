"""C12-5: a branch that did not keep its meetings and party lecture (三会一课)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from validators.duty import Duty
from validators.duty_progress import DutyProgress
from validators.finding import Severity
from validators.lookups.activities import by_actor, count
from validators.lookups.bodies import LEADING, ORGANISATIONS, Body, branches
from validators.lookups.holders import held_posts
from validators.planting import plant
from validators.planting.activities import drop_of_branch
from validators.planting.rows import in_post, is_branch
from validators.planting.site import FormRow, Marks, Site
from validators.rule import Context, Rows, rule
from validators.spans import ReportedFrom, quarters, years
from workbook_templates.table import Tables
from workbook_templates.values.period import Period

MEETING, COMMITTEE_MEETING, LECTURE, ALL_THREE = "党员大会", "支委会", "党课", "三会一课"
_SECRETARY_ONLY = [{"任职日期": "2025-06-01"}]
_COMMITTEE = [{"职务": post, "身份证号": f"53010219630307{n}"} for n, post in enumerate(("书记", "委员", "委员"))]
_MONTHLY = [{"活动编号": f"2026Q3-{m}", "活动类型": COMMITTEE_MEETING, "活动日期": f"2026-0{m}-05"} for m in (7, 8, 9)]


def standings(tables: Tables, on: Context) -> Iterator[DutyProgress]:
    """Each branch: members' meetings and, where it has a committee, committee meetings by quarter; lectures by year."""
    committees = _with_committee(tables, on)
    for branch in branches(tables):
        for quarter in quarters(on):
            if branch.before(quarter.start):
                yield _standing(tables, on, branch, MEETING, quarter, "members_meetings_per_quarter")
                if branch.code in committees:
                    yield _standing(tables, on, branch, COMMITTEE_MEETING, quarter, "committee_meetings_per_quarter")
        for year in years(on):
            if branch.before(year.quarters()[-1].start):
                yield _standing(tables, on, branch, LECTURE, year, "party_lectures_per_year")


def _standing(tables: Tables, on: Context, branch: Body, kind: str, span: Period, parameter: str) -> DutyProgress:
    held = by_actor(tables)
    kinds = (LECTURE, "领导讲党课") if kind == LECTURE else (kind,)
    have = sum(count(held.get((branch.code, one), ()), span, on) for one in kinds)
    words = {"事": kind, "做": "讲党课" if kind == LECTURE else f"召开{kind}"}
    return DutyProgress(branch.code, branch.row, have, on.policy[parameter], span, words, names=(kind, ALL_THREE))


def _with_committee(tables: Tables, on: Context) -> set[str]:
    """Branches whose leading body is large enough for a committee; the others have no committee meetings."""
    bodies: dict[str, set[str]] = defaultdict(set)
    for post in held_posts(tables, on):
        if post.post in LEADING:
            bodies[post.body].add(post.number)
    return {code for code, people in bodies.items() if len(people) >= on.policy["branch_committee_least"]}


DUTY = Duty(
    "{做}", ORGANISATIONS, standings, reported_from=ReportedFrom.LAST_DAY, after=Severity.WARNING, title=ALL_THREE, by_name=True
)  # fmt: skip


@rule(
    brief="党支部“三会一课”{n} 处次数不够",
    clause="（十二）",
    obligations=("0-5", "1-1", "10-4", "12-5"),
    thresholds=(
        "branch_committee_least",
        "members_meetings_per_quarter",
        "committee_meetings_per_quarter",
        "party_lectures_per_year",
    ),
    severity=Severity.WARNING,
    sheet="党组织",
    column="党组织代码",
    needs=["任职", "活动记录"],
    message="{党组织名称}在{期间}{做} {已有} 次，一般不少于 {应有} 次{说明}。",
    fix="请按“三会一课”制度{做}，登记到“活动记录”，类型选“{事}”，“组织代码”填 {党组织代码}；年老、居住分散的，上级可调低次数。"
    "确有原因没有召开党员大会、支委会的，登记一行“未开展说明”，主题写明会议名称和原因，如“支委会：委员住院”。",
    passes=[
        {"任职": _SECRETARY_ONLY},
        {"任职": _COMMITTEE[:2]},
        {"活动记录": [], "as_of": "2026-09-29"},
        {"活动记录": [{}, *_MONTHLY], "任职": _COMMITTEE},
        {"活动记录": [{}, {"活动编号": "K", "活动类型": LECTURE}], "period": "2026Q3", "as_of": "2027-01-01"},
        {"活动记录": [], "成立日期": "2026-07-01"},
    ],
    fails=[
        {"活动记录": []},
        {"活动记录": [{}, *_MONTHLY[:2]], "任职": _COMMITTEE},
        {"as_of": "2026-12-31"},
        {"活动记录": [{"活动日期": "2026-06-30"}], "as_of": "2026-10-01"},
    ],
    also=["C10-2"],
)
def meetings_not_kept(tables: Tables, on: Context) -> Rows:
    """推动主题党日与“三会一课”有机衔接：党员大会、支委会、党课按期开展。

    Branch Regulations: the members' meeting once a quarter as a rule, the committee's once a month (where the leading
    body has three or more), party lectures as the place decides (at least one a year here; 领导讲党课 under the
    branch's code counts). All three are parameters, for branches of the old and the scattered may meet less often.
    Judged from the last day of the quarter or year, and always a warning. 未开展说明 of the quarter explains the meetings that
    its 活动主题 names; one that names none could mean any of them and explains none.
    """
    yield from DUTY.hits(tables, on)


@plant()
def no_members_meeting(site: Site) -> Marks:
    """党支部一个季度没有开党员大会。"""
    row = site.beside("C12-5", "党组织", is_branch)
    drop_of_branch(site, row, "党员大会", in_quarter=True)
    yield row.at("党组织代码")


@plant()
def no_committee_meeting(site: Site) -> Marks:
    """支委会一个季度没有开会。"""

    def committee(row: FormRow) -> list[FormRow]:
        held = [one for one in site.rows(row.form.unit, "任职") if one["任职组织代码"] == row["党组织代码"]]
        return [one for one in held if one["职务"] in LEADING and in_post(one) and site.free(one)]

    row = site.beside("C12-5", "党组织", lambda one: is_branch(one) and len(committee(one)) >= 3)
    drop_of_branch(site, row, "支委会", in_quarter=True)
    yield row.at("党组织代码")
